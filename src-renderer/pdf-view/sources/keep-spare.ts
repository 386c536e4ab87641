/** Something slow to start, of which one is kept ready. */
export interface Spare<Kind> {
  /** Gives the one that is ready, or starts one. It belongs to the caller then. */
  take(): Kind;
  /** Starts one for the next time, unless there is one. */
  prepare(): void;
}

/** Keeps one ahead. Nothing is shared: whoever takes one ends it, and what breaks one breaks no other. */
export function keepSpare<Kind extends { readonly promise: Promise<unknown> }>(
  start: () => Kind,
): Spare<Kind> {
  let spare: Kind | null = null;
  return {
    take() {
      const taken = spare ?? start();
      spare = null;
      return taken;
    },
    prepare() {
      if (spare !== null) return;
      const started = start();
      spare = started;
      // One that did not start is not kept: whoever comes next tries again.
      started.promise.catch(() => {
        if (spare === started) spare = null;
      });
    },
  };
}
