/** Tells changes of the draft that were made elsewhere (a script, another window, an import) from our own. */
export interface RevisionWatch {
  /** The greatest revision that an answer of ours carried. */
  readonly newest: number;
  /** An edit of ours was answered with this revision. */
  own(revision: number): void;
  /** The core announced a revision; null means that anything may have changed. */
  heard(revision: number | null): void;
  /** Looks again, now that an answer has come. */
  check(): void;
}

/** Own revisions remembered; announcements lag behind answers by a few at most. */
const REMEMBERED = 500;

/**
 * The announcement of an own edit may come before its answer: while edits are under way nothing is
 * concluded, and afterwards only what no answer explains counts as foreign.
 */
export function createRevisionWatch(isQuiet: () => boolean, onForeign: () => void): RevisionWatch {
  const own = new Set<number>();
  let unexplained: (number | null)[] = [];
  let newest = 0;

  const check = (): void => {
    if (unexplained.length === 0 || !isQuiet()) return;
    const foreign = unexplained.some((revision) => revision === null || !own.has(revision));
    unexplained = [];
    if (foreign) onForeign();
  };

  return {
    get newest() {
      return newest;
    },
    own(revision) {
      own.add(revision);
      newest = Math.max(newest, revision);
      if (own.size > REMEMBERED) own.delete(own.values().next().value!);
    },
    heard(revision) {
      unexplained.push(revision);
      check();
    },
    check,
  };
}
