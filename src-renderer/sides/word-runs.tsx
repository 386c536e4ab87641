import type { WordRun } from './word-diff';

/** Deleted and inserted words inside the text that stayed. */
export const WordRuns = ({ runs }: { readonly runs: readonly WordRun[] }) =>
  runs.map(({ kind, text }, index) => {
    const Tag = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span';
    // oxlint-disable-next-line react/no-array-index-key -- runs have no other identity, and are never reordered
    return <Tag key={index}>{text}</Tag>;
  });
