import type { DiffView } from '../../contract/version-contract';
import { asJson } from '../../domain/dataset-versions/object-store';
import { equalJson } from '../../domain/canonical/canonical-json';
import type { CountedDifference } from './counted-difference';
import { CHANGE_KINDS, type RegionDifference } from '../../domain/diff/region-diff';
import { emptyTable } from '../../domain/distribution/histogram';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import type { DocumentContent, Region } from '../../domain/regions/region';
import type { Statistics } from '../../storage/repositories/version-repository';

/** What a comparison counts of documents, labels and pages. */
export type Totals = Pick<DiffView, 'documents' | 'labels' | 'matrix' | 'pages'> & {
  readonly schema: Pick<DiffView['schema'], 'rewritten' | 'removed'>;
  /** Regions that were matched by geometry, changed or not. */
  matched: number;
};

/** Totals before anything was counted. */
export const emptyTotals = (): Totals => ({
  documents: { added: [], removed: [], replaced: [], splitChanged: [] },
  labels: {
    added: 0,
    removed: 0,
    changed: 0,
    onAddedDocuments: 0,
    onRemovedDocuments: 0,
    byKind: Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as DiffView['labels']['byKind'],
    byClass: emptyTable(),
  },
  matrix: emptyTable(),
  pages: { reviewed: 0, reopened: 0 },
  schema: { rewritten: 0, removed: 0 },
  matched: 0,
});

/** Counts what happened to one document that is on both sides, and lists it by name. */
export function countDifference(
  totals: Totals,
  { entry: id, before, after, pages }: CountedDifference,
  className: (region: Region) => string,
  names: (entry: string) => string,
): void {
  const { documents, labels } = totals;
  if (before === null) documents.added.push({ id, name: names(id) });
  else if (after === null) documents.removed.push({ id, name: names(id) });
  else {
    if (before.file !== after.file)
      documents.replaced.push({ id, name: names(id), before: before.file, after: after.file });
    if (before.split !== after.split) {
      const splits = { before: before.split ?? null, after: after.split ?? null };
      documents.splitChanged.push({ id, name: names(id), ...splits });
    }
    const attributes = changedAttributes(before, after);
    if (attributes.length > 0)
      (documents.attributesChanged ??= []).push({ id, name: names(id), names: attributes });
  }
  for (const page of pages) {
    for (const difference of page.regions) {
      countRegion(labels, difference, className);
      countRelabelled(totals.matrix, difference, className);
    }
    totals.matched += page.matched;
    totals.schema.rewritten += page.rewritten.length;
    for (const { change } of page.rewritten) if (change === 'removed') totals.schema.removed += 1;
    // Without a region: an import said something new of the image that a page came as.
    if (page.isFrameChanged) labels.byKind.source += 1;
    const wasReviewed = page.before.state === 'reviewed';
    const isReviewed = page.after.state === 'reviewed';
    if (isReviewed && !wasReviewed) totals.pages.reviewed += 1;
    if (wasReviewed && !isReviewed) totals.pages.reopened += 1;
  }
}

/** Names of the attributes of a document that differ. */
function changedAttributes(
  { attributes: before = {} }: Pick<DocumentContent, 'attributes'>,
  { attributes: after = {} }: Pick<DocumentContent, 'attributes'>,
): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !equalJson(asJson(before[name]), asJson(after[name])))
    .sort();
}

/** A document added or removed as a whole: its counts are known, its pages need not be read. */
export function countLone(
  totals: Totals,
  change: 'added' | 'removed',
  counts: Statistics,
  className: (region: Pick<Region, 'class'>) => string,
): void {
  const { labels, pages } = totals;
  labels[change] += counts.regions;
  labels[change === 'added' ? 'onAddedDocuments' : 'onRemovedDocuments'] += counts.regions;
  pages[change === 'added' ? 'reviewed' : 'reopened'] += counts.reviewedPages;
  for (const [classId, count] of Object.entries(counts.byClass)) {
    const perClass = (labels.byClass[className({ class: classId === '' ? null : classId })] ??= noChanges());
    perClass[change] += count;
  }
}

const noChanges = () => ({ added: 0, removed: 0, changed: 0 });

function countRegion(
  labels: DiffView['labels'],
  { change, kinds, before, after }: RegionDifference,
  className: (region: Region) => string,
): void {
  const name = className((after ?? before) as Region);
  const perClass = (labels.byClass[name] ??= noChanges());
  labels[change] += 1;
  perClass[change] += 1;
  for (const kind of kinds) labels.byKind[kind] += 1;
}

function countRelabelled(
  matrix: DiffView['matrix'],
  { kinds, before, after }: RegionDifference,
  className: (region: Region) => string,
): void {
  if (before === null || after === null || !kinds.includes('class')) return;
  const row = (matrix[className(before)] ??= emptyTable<number>());
  row[className(after)] = (row[className(after)] ?? 0) + 1;
}

/** Name of a region's class, as the newer schema has it. */
export function classNamer(
  before: LabelSchema,
  after: LabelSchema,
): (region: Pick<Region, 'class'>) => string {
  const names = new Map([...before.classes, ...after.classes].map(({ id, name }) => [id, name]));
  return (region) => (region.class === null ? '(no class)' : (names.get(region.class) ?? region.class));
}
