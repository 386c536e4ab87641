/** Some 20 ms of work, here and on another thread: short beside a person's patience, long beside passing it on. */
const OUTCOME_LENGTH = 512 * 1024;
const MOST_DOCUMENTS = 128;

/** How many documents make a task. What they have to say is known only of those before them. */
export function createTaskSize() {
  let documents = 16;
  return {
    get documents() {
      return documents;
    },
    /** Told what a task came to. */
    learn(count: number, outcomeLength: number): void {
      const fitting = Math.round((count * OUTCOME_LENGTH) / Math.max(1, outcomeLength));
      documents = Math.min(MOST_DOCUMENTS, Math.max(1, fitting));
    },
  };
}
