/** A run of a text that both sides share, or that only one of them has. */
export interface WordRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Comparisons of words that a diff may cost; longer texts are shown as replaced between their common ends. */
const MAX_CELLS = 1_000_000;

/** How a text became another, word by word: joined without `added` it is the old text, without `removed` the new. */
export function diffWords(before: string, after: string): readonly WordRun[] {
  const old = splitWords(before);
  const now = splitWords(after);
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const runs: WordRun[] = [];
  add(runs, 'same', old.slice(0, head));
  diffMiddle(runs, old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  add(runs, 'same', old.slice(old.length - tail));
  return runs;
}

/** Words, single signs, and the spaces between them. */
const splitWords = (text: string): readonly string[] =>
  text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

function diffMiddle(runs: WordRun[], old: readonly string[], now: readonly string[]): void {
  if (old.length * now.length > MAX_CELLS) {
    add(runs, 'removed', old);
    add(runs, 'added', now);
    return;
  }
  const lengths = commonLengths(old, now);
  const width = now.length + 1;
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      add(runs, 'same', old.slice(i, i + 1));
      i += 1;
      j += 1;
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)
      add(runs, 'removed', old.slice(i, ++i));
    else add(runs, 'added', now.slice(j, ++j));
  }
  add(runs, 'removed', old.slice(i));
  add(runs, 'added', now.slice(j));
}

/** Length of the longest common subsequence of what follows each pair of places. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint32Array {
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        old[i] === now[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  return lengths;
}

function add(runs: WordRun[], kind: WordRun['kind'], words: readonly string[]): void {
  if (words.length === 0) return;
  const last = runs.at(-1);
  const text = words.join('');
  if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
  else runs.push({ kind, text });
}
