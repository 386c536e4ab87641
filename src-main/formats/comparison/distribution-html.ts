import type {
  ClassDistribution,
  Distribution,
  GroupShare,
  Shift,
  SizeQuantiles,
} from '../../domain/distribution/compare-distributions';
import { barPairs, columnPairs, type SharePair } from './html-charts';
import { escapeHtml, formatP, formatShare, htmlSection, htmlTable } from './html-parts';

/** Classes with a bar; the table has all. */
const MOST_BARS = 30;

/** The parts of a report on how regions are distributed: classes, regions on a page, sizes. */
export function distributionHtml(distribution: Distribution): string {
  const { classes, perPage, sizes, thresholds } = distribution;
  const key = '<p><span class="key before"></span>before<span class="key after"></span>after</p>';
  const rule = `<p class="quiet">Drift: χ² says that chance is unlikely (p &lt; ${thresholds.significance}, for classes through their number), and the difference is large: PSI from ${thresholds.moderate} on moderate, from ${thresholds.large} on large; a class whose share grew or shrank by a factor of ${thresholds.shareRatio}.</p>`;
  return (
    htmlSection(
      'Class shares',
      `${shiftHtml(classes)}${rule}${key}${barPairs('Class shares', classes.rows.slice(0, MOST_BARS).map(shareOf))}${classTable(classes.rows)}`,
    ) +
    htmlSection(
      'Regions on a page',
      `${shiftHtml(perPage)}${key}${columnPairs(
        'Regions on a page',
        groupShares(perPage.groups, (start, next) => pageGroup(start, next)),
      )}${pageTable(perPage)}`,
    ) +
    htmlSection(
      'Sizes of regions',
      `${shiftHtml(sizes)}<p class="quiet">Area of a region through the area of its page; quantiles to about 10 %.</p>${key}${columnPairs(
        'Sizes of regions',
        groupShares(sizes.groups, (start) => `≥ ${formatShare(start)}`),
      )}${sizeTable(sizes)}`,
    )
  );
}

function shiftHtml({ chiSquare, psi, drift }: Shift): string {
  const { statistic, degrees, p, isSparse } = chiSquare;
  const sparse = isSparse ? ', too few for a reliable p' : '';
  const text = `χ² = ${statistic.toFixed(2)} (${degrees} degrees of freedom, p ${p < 0.001 ? '' : '= '}${formatP(p)}${sparse}), PSI = ${psi.toFixed(4)}. `;
  const mark = drift === 'none' ? 'No drift.' : `<span class="drift">${drift} drift</span>`;
  return `<p>${escapeHtml(text)}${mark}</p>`;
}

const shareOf = ({ name, before, after, isDrifting }: ClassDistribution): SharePair => ({
  name,
  before: before.share,
  after: after.share,
  isMarked: isDrifting,
});

function groupShares(
  groups: readonly GroupShare[],
  nameOf: (start: number, next: number | null) => string,
): SharePair[] {
  const totals = groups.reduce(
    (sum, { before, after }) => ({ before: sum.before + before, after: sum.after + after }),
    { before: 0, after: 0 },
  );
  return groups.map(({ start, before, after }, index) => ({
    name: nameOf(start, groups[index + 1]?.start ?? null),
    before: totals.before === 0 ? 0 : before / totals.before,
    after: totals.after === 0 ? 0 : after / totals.after,
  }));
}

function pageGroup(start: number, next: number | null): string {
  if (next === null) return `${start} or more`;
  return next - start === 1 ? String(start) : `${start} – ${next - 1}`;
}

const sizeOf = (sizes: SizeQuantiles | null): string => (sizes === null ? '–' : formatShare(sizes.median));

const fromTo = (before: string, after: string): string => (before === after ? after : `${before} → ${after}`);

const classTable = (rows: readonly ClassDistribution[]): string =>
  htmlTable<ClassDistribution>(
    [
      { title: 'Class', value: ({ name }) => name },
      { title: 'Before', value: ({ before }) => before.count },
      { title: 'After', value: ({ after }) => after.count },
      { title: 'Share before', value: ({ before }) => formatShare(before.share) },
      { title: 'Share after', value: ({ after }) => formatShare(after.share) },
      {
        title: 'Per page',
        value: ({ before, after }) => fromTo(before.perPage.toFixed(2), after.perPage.toFixed(2)),
      },
      {
        title: 'Median size',
        value: ({ before, after }) => fromTo(sizeOf(before.sizes), sizeOf(after.sizes)),
      },
      { title: 'p', value: ({ chiSquare }) => formatP(chiSquare.p) },
      { title: 'PSI', value: ({ psi }) => psi.toFixed(4) },
      {
        title: 'Drift',
        value: ({ isDrifting, sizes }) =>
          [...(isDrifting ? ['share'] : []), ...(sizes.drift === 'none' ? [] : ['sizes'])].join(', '),
      },
    ],
    rows,
  );

const SIDES = ['before', 'after'] as const;

const pageTable = (perPage: Distribution['perPage']): string =>
  htmlTable<(typeof SIDES)[number]>(
    [
      { title: '', value: (side) => side },
      { title: 'Pages', value: (side) => perPage[side].pages },
      { title: 'Regions on a page', value: (side) => perPage[side].mean.toFixed(2) },
      { title: 'Median', value: (side) => perPage[side].median },
      { title: '90 % have at most', value: (side) => perPage[side].q90 },
      { title: 'Most', value: (side) => perPage[side].most },
    ],
    SIDES,
  );

function sizeTable(sizes: Distribution['sizes']): string {
  const quantile = (side: (typeof SIDES)[number], key: keyof SizeQuantiles): string => {
    const known = sizes[side];
    return known === null ? '–' : formatShare(known[key]);
  };
  const columns = [
    ['10 %', 'q10'],
    ['25 %', 'q25'],
    ['Median', 'median'],
    ['75 %', 'q75'],
    ['90 %', 'q90'],
  ] as const;
  return htmlTable<(typeof SIDES)[number]>(
    [
      { title: '', value: (side) => side },
      ...columns.map(([title, key]) => ({
        title,
        value: (side: (typeof SIDES)[number]) => quantile(side, key),
      })),
    ],
    SIDES,
  );
}
