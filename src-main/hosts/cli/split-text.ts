import type { SplitShares } from '../../contract/split-contract';
import { renderTable } from './tables';

/** Classes in a table for people; `--json` has all. */
const LISTED_CLASSES = 30;
const percent = (share: number | null): string => (share === null ? '-' : `${(share * 100).toFixed(1)} %`);

/** Counts by split, and the shares of the classes in each split. */
export function describeShares({ splits, classes, of }: SplitShares): string[] {
  type Row = SplitShares['splits'][number];
  const rows = splits.filter(({ split, documents }) => split !== 'none' || documents > 0);
  const table = renderTable<Row>(
    [
      { title: 'SPLIT', value: ({ split }) => split },
      { title: 'DOCUMENTS', value: ({ documents }) => documents },
      { title: 'PAGES', value: ({ pages }) => pages },
      { title: 'REGIONS', value: ({ regions }) => regions },
      { title: `OF ${of.toUpperCase()}`, value: ({ share }) => percent(share) },
      { title: 'ASKED', value: ({ asked }) => percent(asked) },
      { title: 'OFF BY', value: ({ share, asked }) => (asked === null ? '-' : points(share - asked)) },
    ],
    rows,
  );
  return [...table, ...describeClasses(classes)];
}

function describeClasses(classes: SplitShares['classes']): string[] {
  type Row = SplitShares['classes'][number];
  const used = (['train', 'validation', 'test'] as const).filter((split) =>
    classes.some(({ bySplit }) => (bySplit[split]?.regions ?? 0) > 0),
  );
  if (used.length === 0) return [];
  const columns = [
    { title: 'CLASS', value: ({ name }: Row) => name },
    { title: 'REGIONS', value: ({ regions }: Row) => regions },
    { title: 'SHARE', value: ({ share }: Row) => percent(share) },
    ...used.map((split) => ({
      title: split.toUpperCase(),
      value: ({ bySplit }: Row) => percent(bySplit[split]?.share ?? null),
    })),
  ];
  const more = classes.length - LISTED_CLASSES;
  const rest = more > 0 ? [`… and ${more.toLocaleString('en-US')} more classes`] : [];
  return ['', ...renderTable(columns, classes.slice(0, LISTED_CLASSES)), ...rest];
}

/** `+1.5`, in points of a hundred. */
const points = (difference: number): string =>
  `${difference < 0 ? '−' : '+'}${Math.abs(difference * 100).toFixed(1)}`;
