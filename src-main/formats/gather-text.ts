/** Large enough that the disk, not the number of calls, sets the pace. */
const WRITE_CHARACTERS = 1024 * 1024;

/** Text on its way to a file. */
export interface GatheredText {
  /** A promise when a megabyte has gathered and is written; wait for it before adding more. */
  add(text: string): Promise<void> | undefined;
  /** What has not been written yet; it then counts as written. */
  take(): string;
}

/** Gathers text, and hands it on to be written a megabyte at a time. */
export function gatherText(write: (text: string) => Promise<void>): GatheredText {
  let gathered: string[] = [];
  let characters = 0;
  const take = (): string => {
    const text = gathered.join('');
    gathered = [];
    characters = 0;
    return text;
  };
  return {
    add(text) {
      gathered.push(text);
      characters += text.length;
      return characters >= WRITE_CHARACTERS ? write(take()) : undefined;
    },
    take,
  };
}
