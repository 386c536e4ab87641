import { equalJson, type JsonValue } from '../canonical/canonical-json';
import { reorderedIds } from '../diff/region-diff';
import { groupBy } from '../group-by';
import type { PlacedRegion } from '../merge/merge-region';
import type { DocumentContent, PageContent } from '../regions/region';
import type { DocumentParts, PageField } from './document-parts';
import { restorePlaces } from './restore-order';
import { mixRegion } from './restore-region';

/** A document on one side, with the pages that are not the same on both. */
export interface PartSide {
  readonly document: Omit<DocumentContent, 'entry' | 'pages'>;
  readonly pages: ReadonlyMap<number, PageContent>;
}

/** A document after parts of it were restored. */
export interface RestoredDocument {
  readonly document: PartSide['document'];
  /** The pages that differed, as they are now. */
  readonly pages: ReadonlyMap<number, PageContent>;
  /** Regions that are not what they were, by id; whether each is now all that it was on the other side. */
  readonly changed: ReadonlyMap<string, { readonly isSource: boolean }>;
}

type Regions = ReadonlyMap<string, PlacedRegion>;

/**
 * A document of a draft with some parts as another state of the document has them. What is not named stays as
 * it is. Both sides are measured alike, and under one schema.
 */
export function restoreDocument(draft: PartSide, source: PartSide, parts: DocumentParts): RestoredDocument {
  const ours = regionsOn(draft.pages);
  const theirs = regionsOn(source.pages);
  const wanted = wantedRegions(parts, ours, theirs);
  const result = new Map(ours);
  const changed = new Map<string, { isSource: boolean }>();
  for (const [id, fields] of wanted) {
    const next = restoreRegion(ours.get(id), theirs.get(id), fields);
    if (same(next, ours.get(id))) continue;
    changed.set(id, { isSource: same(next, theirs.get(id)) });
    if (next === undefined) result.delete(id);
    else result.set(id, next);
  }
  const pages = new Map<number, PageContent>();
  const placed = groupBy(result.values(), ({ pageIndex }) => pageIndex);
  for (const pageIndex of new Set([...draft.pages.keys(), ...source.pages.keys()])) {
    const before = draft.pages.get(pageIndex) ?? NO_PAGE;
    const from = source.pages.get(pageIndex) ?? NO_PAGE;
    const rest = restoreRest({ draft: before, source: from }, fieldsOf(parts, pageIndex));
    const held = (placed.get(pageIndex) ?? []).map(({ region }) => region);
    const ids = new Set(held.map(({ id }) => id));
    const order = restoreOrder({ draft: before, source: from, ids }, parts, { pageIndex, wanted });
    pages.set(pageIndex, { ...rest, regions: held, ...(order.length > 0 && { order }) });
  }
  return { document: restoreFields(draft.document, source.document, parts), pages, changed };
}

/** Regions by id, of pages that were read. */
export function regionsOn(pages: ReadonlyMap<number, PageContent>): Map<string, PlacedRegion> {
  return new Map(
    [...pages].flatMap(([pageIndex, { regions }]) =>
      regions.map((region) => [region.id, { pageIndex, region }] as const),
    ),
  );
}

const NO_PAGE: PageContent = { regions: [] };
const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && equalJson(a as JsonValue, b as JsonValue));

const holdsLabels = ({ isWhole, fields }: DocumentParts): boolean => isWhole || fields.has('labels');

/** Fields of a page beside its regions that are to be restored. */
function fieldsOf(parts: DocumentParts, pageIndex: number): 'all' | ReadonlySet<PageField> {
  return holdsLabels(parts) ? 'all' : (parts.pages.get(pageIndex) ?? new Set());
}

/** Regions to restore: those that are named, and all that lie on a named page on either side. */
function wantedRegions(parts: DocumentParts, ours: Regions, theirs: Regions): DocumentParts['regions'] {
  const wanted = new Map(parts.regions);
  for (const regions of [ours, theirs]) {
    for (const [id, { pageIndex }] of regions)
      if (fieldsOf(parts, pageIndex) === 'all') wanted.set(id, 'all');
  }
  return wanted;
}

function restoreRegion(
  ours: PlacedRegion | undefined,
  theirs: PlacedRegion | undefined,
  fields: 'all' | ReadonlySet<string>,
): PlacedRegion | undefined {
  if (fields === 'all' || ours === undefined || theirs === undefined) return theirs;
  return mixRegion(ours, theirs, fields);
}

interface PageSides {
  readonly draft: PageContent;
  readonly source: PageContent;
}

function restoreRest(
  { draft, source }: PageSides,
  fields: 'all' | ReadonlySet<PageField>,
): Omit<PageContent, 'regions' | 'order'> {
  const isRestored = (field: PageField): boolean => fields === 'all' || fields.has(field);
  const { state } = isRestored('state') ? source : draft;
  const { frame } = isRestored('frame') ? source : draft;
  return { ...(state !== undefined && { state }), ...(frame !== undefined && { frame }) };
}

/** Of a page restored as a whole its order, too; otherwise the places of what was restored on it. */
function restoreOrder(
  { draft, source, ids }: PageSides & { readonly ids: ReadonlySet<string> },
  parts: DocumentParts,
  { pageIndex, wanted }: { readonly pageIndex: number; readonly wanted: DocumentParts['regions'] },
): readonly string[] {
  const [before, from] = [draft.order ?? [], source.order ?? []];
  const fields = fieldsOf(parts, pageIndex);
  if (fields === 'all') return from;
  const moved = reorderedIds(from, before);
  const [inDraft, inSource] = [new Set(before), new Set(from)];
  const [hadRegion, hasRegion] = [draft, source].map(({ regions }) => new Set(regions.map(({ id }) => id)));
  const isPutBack = (id: string): boolean => {
    const named = wanted.get(id);
    const isMoved = moved.has(id) && (fields.has('order') || named === 'all' || named?.has('order') === true);
    if (inDraft.has(id) && inSource.has(id) && ids.has(id)) return isMoved;
    // Otherwise a place comes and goes with its region, unless the order itself is restored.
    if (inDraft.has(id) && !ids.has(id)) return named !== undefined && hadRegion?.has(id) === true;
    const isOwn = fields.has('order') && hasRegion?.has(id) === true;
    return ids.has(id) && (isOwn || (named !== undefined && !inDraft.has(id)));
  };
  const putBack = new Set([...before, ...from].filter(isPutBack));
  const kept = from.filter((id) => ids.has(id) || !putBack.has(id));
  return putBack.size === 0 ? before : restorePlaces(before, kept, putBack);
}

function restoreFields(
  draft: PartSide['document'],
  source: PartSide['document'],
  parts: DocumentParts,
): PartSide['document'] {
  const has = (field: 'file' | 'split' | 'attributes'): boolean => parts.isWhole || parts.fields.has(field);
  const { file, absent } = has('file') ? source : draft;
  const { split } = has('split') ? source : draft;
  const { attributes } = has('attributes') ? source : draft;
  const relations = restoreRelations(draft, source, parts);
  return {
    file,
    ...(absent !== undefined && { absent }),
    ...(split !== undefined && { split }),
    ...(attributes !== undefined && { attributes }),
    ...(relations.length > 0 && { relations }),
  };
}

function restoreRelations(
  { relations: ours = [] }: PartSide['document'],
  { relations: theirs = [] }: PartSide['document'],
  parts: DocumentParts,
) {
  if (holdsLabels(parts)) return theirs;
  const kept = ours.filter(({ id }) => !parts.relations.has(id));
  return [...kept, ...theirs.filter(({ id }) => parts.relations.has(id))];
}
