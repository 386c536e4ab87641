import type { DistributionView, TotalsView } from '../../contract/comparison-contract';
import type { DiffView, RegionChangeView } from '../../contract/version-contract';
import { bumpWords } from '../../domain/diff/bump-words';
import { bumpReasons } from '../../domain/diff/semantic-bump';
import { describeDistribution, describeMatrix, describeTotals } from './comparison-text';
import { count, documentNamer, firstOf, printable, renderTable, type DocumentNamer } from './tables';

/** Regions named in a text; `--json` gives all. */
export const LISTED_REGIONS = 20;
const LISTED_DOCUMENTS = 20;

const REWRITTEN_HINT = '--cause schema lists the regions that migrations rewrote';

/** What `diff` gives besides the regions. */
export interface DiffJson extends DiffView {
  readonly distribution: DistributionView;
  /** With `--by`. */
  readonly totals?: TotalsView;
  /** With `--report`. */
  readonly report?: { readonly path: string; readonly format: string; readonly regions: number };
}

/** Changed regions to list: the first ones, how many there are, and whose changes they are. */
export interface ListedRegions {
  readonly cause: RegionChangeView['cause'];
  readonly total: number;
  readonly regions: readonly RegionChangeView[];
  /** Names of their documents, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** A comparison for a person: totals first, then documents, labels and schema apart. */
export function describeDiff(diff: DiffJson, listed?: ListedRegions): string[] {
  const { added, removed, replaced, splitChanged, attributesChanged = [] } = diff.documents;
  const nameOf = documentNamer([
    ...Object.entries(listed?.names ?? {}).map(([id, name]) => ({ id, name })),
    ...[added, removed, replaced, splitChanged, attributesChanged].flat(),
  ]);
  return [
    `${diff.from} → ${diff.to}${diff.bump === null ? '' : `, bump ${diff.bump}`}`,
    ...totals(diff),
    ...section('Documents', describeDocuments(diff.documents, nameOf)),
    ...section('Labels by kind', describeKinds(diff.labels)),
    ...section('Labels by class', describeClasses(diff.labels)),
    ...(diff.totals === undefined || diff.totals.by === 'class'
      ? []
      : section(`Labels by ${diff.totals.by}`, describeTotals(diff.totals))),
    ...section('Relabelled', describeMatrix(diff.matrix)),
    ...section('Distribution', describeDistribution(diff.distribution)),
    ...section('Schema', describeSchema(diff.schema)),
    ...(listed === undefined ? [] : section('Regions', describeRegions(listed, nameOf))),
    ...(diff.report === undefined ? [] : ['', `Wrote the comparison to ${diff.report.path}`]),
    ...(listed?.cause === 'labels' && diff.schema.rewritten > 0 ? ['', REWRITTEN_HINT] : []),
  ];
}

function totals(diff: DiffView): string[] {
  const { documents, labels, pages, schema, matching, bump } = diff;
  const { reasons } = bumpReasons(diff);
  const { added, removed, replaced, splitChanged } = documents;
  const apart = [
    labels.onAddedDocuments > 0 ? `${labels.onAddedDocuments} on added documents` : '',
    labels.onRemovedDocuments > 0 ? `${labels.onRemovedDocuments} on removed documents` : '',
  ].filter((text) => text !== '');
  const attribution =
    schema.attribution === 'none' ? ' (not attributed: no path of versions joins them)' : '';
  return [
    `documents  ${added.length} added, ${removed.length} removed, ${replaced.length} replaced, ${splitChanged.length} moved between splits`,
    `labels     ${labels.added} added, ${labels.removed} removed, ${labels.changed} changed${apart.length > 0 ? ` (${apart.join(', ')})` : ''}`,
    `pages      ${pages.reviewed} reviewed, ${pages.reopened} reopened`,
    `schema     ${count(schema.changes.length, 'change')}, ${count(schema.rewritten, 'region')} rewritten${schema.removed > 0 ? `, ${schema.removed} of them removed` : ''}${attribution}`,
    ...(matching.by === 'ids'
      ? []
      : [`matching   ${count(matching.matched, 'region')} by geometry, IoU ${matching.iou} or more`]),
    ...(bump === null || reasons.length === 0 ? [] : [`why ${bump.padEnd(7)}${bumpWords(reasons)}`]),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function describeDocuments(
  { added, removed, replaced, splitChanged, attributesChanged = [] }: DiffView['documents'],
  nameOf: DocumentNamer,
): string[] {
  const line =
    (sign: string) =>
    ({ id }: { readonly id: string }) =>
      `${sign} ${printable(nameOf(id))}`;
  const moved = splitChanged.map(
    (item) => `${line('s')(item)}  ${item.before ?? 'none'} → ${item.after ?? 'none'}`,
  );
  const attributes = attributesChanged.map(
    (item) => `${line('a')(item)}  ${item.names.map(printable).join(', ')}`,
  );
  const lines = [
    ...added.map(line('+')),
    ...removed.map(line('-')),
    ...replaced.map(line('~')),
    ...moved,
    ...attributes,
  ];
  return firstOf(lines, LISTED_DOCUMENTS);
}

function describeKinds({ byKind }: DiffView['labels']): string[] {
  const kinds = Object.entries(byKind).filter(([, number]) => number > 0);
  return renderTable(
    [
      { title: 'KIND', value: ([kind]) => kind },
      { title: 'REGIONS', value: ([, number]) => number },
    ],
    kinds,
  );
}

function describeClasses({ byClass }: DiffView['labels']): string[] {
  return renderTable(
    [
      { title: 'CLASS', value: ([name]) => name },
      { title: 'ADDED', value: ([, { added }]) => added },
      { title: 'REMOVED', value: ([, { removed }]) => removed },
      { title: 'CHANGED', value: ([, { changed }]) => changed },
    ],
    Object.entries(byClass),
  );
}

function describeSchema({ changes }: DiffView['schema']): string[] {
  return renderTable(
    [
      { title: 'CHANGE', value: ({ kind }) => kind },
      { title: 'WHERE', value: ({ path }) => path },
      { title: 'LEVEL', value: ({ level }) => level },
    ],
    changes,
  );
}

function describeRegions({ total, regions, cause }: ListedRegions, nameOf: DocumentNamer): string[] {
  const columns = [
    { title: 'CHANGE', value: ({ change }: RegionChangeView) => change },
    { title: 'REGION', value: ({ id }: RegionChangeView) => id },
    { title: 'DOCUMENT', value: ({ document }: RegionChangeView) => nameOf(document) },
    { title: 'PAGE', value: ({ pageIndex }: RegionChangeView) => pageIndex + 1 },
    { title: 'KINDS', value: ({ kinds }: RegionChangeView) => kinds.join(', ') },
    ...(cause === 'labels' ? [] : [{ title: 'CAUSE', value: (region: RegionChangeView) => region.cause }]),
  ];
  const more = total - regions.length;
  const rest = more > 0 ? [`… and ${more.toLocaleString('en-US')} more; --json lists all`] : [];
  return [...renderTable(columns, regions), ...rest];
}
