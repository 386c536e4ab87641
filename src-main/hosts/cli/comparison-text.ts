import type { DistributionView, TotalsView } from '../../contract/comparison-contract';
import type { DiffView } from '../../contract/version-contract';
import { renderTable } from './tables';

/** Rows of one table; `--json` gives all. */
const LISTED = 20;

const moreOf = (total: number): string[] =>
  total > LISTED ? [`… and ${(total - LISTED).toLocaleString('en-US')} more; --json lists all`] : [];

/** Label changes by class, document or person. */
export function describeTotals({ by, rows }: TotalsView): string[] {
  const columns = [
    { title: by.toUpperCase(), value: ({ name }: TotalsView['rows'][number]) => name },
    { title: 'ADDED', value: ({ added }: TotalsView['rows'][number]) => added },
    { title: 'REMOVED', value: ({ removed }: TotalsView['rows'][number]) => removed },
    { title: 'CHANGED', value: ({ changed }: TotalsView['rows'][number]) => changed },
  ];
  return [...renderTable(columns, rows.slice(0, LISTED)), ...moreOf(rows.length)];
}

/** Relabelled regions, the most frequent first. */
export function describeMatrix(matrix: DiffView['matrix']): string[] {
  const cells = Object.entries(matrix)
    .flatMap(([from, row]) => Object.entries(row).map(([to, regions]) => ({ from, to, regions })))
    .sort((a, b) => b.regions - a.regions);
  const columns = [
    { title: 'FROM', value: ({ from }: (typeof cells)[number]) => from },
    { title: 'TO', value: ({ to }: (typeof cells)[number]) => to },
    { title: 'REGIONS', value: ({ regions }: (typeof cells)[number]) => regions },
  ];
  return [...renderTable(columns, cells.slice(0, LISTED)), ...moreOf(cells.length)];
}

type ClassRow = DistributionView['classes']['rows'][number];

/** How far the samples differ, and which classes drift. Nothing where they are alike in every respect. */
export function describeDistribution({ classes, perPage, sizes }: DistributionView): string[] {
  const shifts = [
    { what: 'class shares', ...classes },
    { what: 'regions on a page', ...perPage },
    { what: 'sizes of regions', ...sizes },
  ];
  if (shifts.every(({ psi }) => psi === 0)) return [];
  type Row = (typeof shifts)[number];
  const drifting = classes.rows.filter((row) => row.isDrifting || row.sizes.drift !== 'none');
  return [
    ...renderTable<Row>(
      [
        { title: 'OF', value: ({ what }) => what },
        { title: 'CHI2', value: ({ chiSquare }) => chiSquare.statistic.toFixed(2) },
        { title: 'DF', value: ({ chiSquare }) => chiSquare.degrees },
        { title: 'P', value: ({ chiSquare }) => (chiSquare.p < 0.001 ? '<0.001' : chiSquare.p.toFixed(3)) },
        { title: 'PSI', value: ({ psi }) => psi.toFixed(4) },
        { title: 'DRIFT', value: ({ drift }) => drift },
      ],
      shifts,
    ),
    ...(drifting.length === 0 ? [] : ['']),
    ...renderTable<ClassRow>(
      [
        { title: 'DRIFTING CLASS', value: ({ name }) => name },
        {
          title: 'SHARE',
          value: ({ before, after }) => `${percent(before.share)} → ${percent(after.share)}`,
        },
        { title: 'OF', value: (row) => driftsOf(row).join(', ') },
      ],
      drifting.slice(0, LISTED),
    ),
    ...moreOf(drifting.length),
  ];
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

const driftsOf = ({ isDrifting, sizes }: ClassRow): string[] => [
  ...(isDrifting ? ['share'] : []),
  ...(sizes.drift === 'none' ? [] : ['sizes']),
];
