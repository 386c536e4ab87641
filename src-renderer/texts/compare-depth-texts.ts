import { countOf, formatCount } from './words';

interface ChiSquare {
  readonly statistic: number;
  readonly degrees: number;
  readonly p: number;
}

const p = (value: number): string => (value < 0.001 ? 'p < 0.001' : `p = ${value.toFixed(3)}`);
const degrees = (count: number): string => countOf(count, 'degree') + ' of freedom';

/** Texts of the parts of a comparison that go beyond its totals. */
export const depthTexts = {
  tabs: {
    label: 'Parts of the comparison',
    totals: 'Totals',
    distribution: 'Distribution',
    matrix: 'Relabelled',
    people: 'People',
    show: (tab: string) => `Show the tab ${tab}`,
  },
  matching: {
    label: 'How regions are matched',
    hint: 'By their ids; for data from another tool, whose ids are foreign, then by where regions lie',
    ids: 'By id',
    geometry: 'By geometry',
    commands: { ids: 'Match regions by id', geometry: 'Match regions by geometry' },
    threshold: 'Least overlap',
    thresholdHint: 'Least intersection over union of regions matched by geometry, above 0 and at most 1',
    foreign:
      'These are two datasets: where another tool gave regions other ids, they count as removed and added. Matching by geometry takes those that lie in the same place for the same.',
    tryGeometry: 'Match by geometry',
    matched: (count: number, iou: number) =>
      `${countOf(count, 'region')} matched by geometry, overlapping by at least ${iou} (IoU).`,
  },
  exporting: {
    button: 'Export',
    formats: {
      html: 'Page to read and print (HTML)',
      json: 'Everything (JSON)',
      csv: 'One row for each change (CSV)',
    },
    task: (format: string) => `Export the comparison as ${format.toUpperCase()}`,
    done: (path: string) => `The comparison is in ${path}.`,
  },
  people: {
    title: 'Labels by person',
    person: 'Person',
    none: 'No label differs.',
    hint: 'Who made a region what it is. A region that is gone counts for the author of the version without it; where no path of versions joins the two sides, nobody is known for it.',
    show: (name: string | null) =>
      name === null ? 'Show changes whose person is not recorded' : `Show changes by ${name}`,
    looking: (done: number) => `Looking who changed what… ${countOf(done, 'document')}`,
  },
  matrix: {
    title: 'Relabelled regions',
    corner: 'from \\ to',
    none: 'Nobody gave a region another class.',
    hint: 'From the class before to the class after. What migrations of the schema relabelled is not among them. Choose a cell to step through its regions.',
    cell: (from: string, to: string, count: number) => `${from} to ${to}: ${countOf(count, 'region')}`,
  },
  distribution: {
    before: 'Before',
    after: 'After',
    group: 'Group',
    class: 'Class',
    classShares: 'Class shares',
    shares: 'Share',
    regions: 'Regions',
    perPage: 'On a page',
    perPageTitle: 'Regions on a page',
    sizesTitle: 'Sizes of regions',
    sizesHint:
      'Area of a region through the area of its page. Each group holds about a tenth of both sides together.',
    medianSize: 'Median size',
    drift: 'Drift',
    shareDrifts: 'share',
    sizeDrifts: 'sizes',
    noValue: '–',
    nothing: 'Neither side has a region.',
    all: (count: number) => `All ${formatCount(count)} classes`,
    change: (before: string, after: string) => (before === after ? after : `${before} → ${after}`),
    bar: (side: string, share: string) => `${side}: ${share}`,
    drifts: { none: 'No drift', moderate: 'Moderate drift', large: 'Large drift' },
    degrees,
    p,
    sparse: 'too few regions for a reliable p',
    figures: (chiSquare: ChiSquare, psi: number) =>
      `χ² ${chiSquare.statistic.toFixed(2)}, ${degrees(chiSquare.degrees)}, ${p(chiSquare.p)}; PSI ${psi.toFixed(4)}`,
    pageSide: (
      side: string,
      {
        pages,
        mean,
        median,
        q90,
        most,
      }: Readonly<Record<'pages' | 'mean' | 'median' | 'q90' | 'most', number>>,
    ) =>
      `${side}: ${countOf(pages, 'page')}, ${mean.toFixed(2)} regions on one, half have at most ${formatCount(median)}, nine in ten at most ${formatCount(q90)}, the fullest ${formatCount(most)}.`,
    measuring: (done: number, total: number | null) =>
      total === null ? 'Measuring…' : `Measuring ${formatCount(done)} of ${formatCount(total)} documents…`,
    rule: ({
      significance,
      moderate,
      large,
      shareRatio,
    }: Readonly<Record<'significance' | 'moderate' | 'large' | 'shareRatio', number>>) =>
      `Drift is marked where chance is unlikely (p of χ² below ${significance}, for a class through the number of classes) and the difference is large: PSI from ${moderate} on moderate, from ${large} on large; a class, where its share grew or shrank by a factor of ${shareRatio}.`,
  },
} as const;
