import type { DiffView } from '../../contract/version-contract';
import { findEntry } from '../../domain/dataset-versions/document-tree';
import { bumpOf } from '../../domain/diff/semantic-bump';
import {
  countChangedTwice,
  listChanges,
  type Cause,
  type ListedChange,
} from '../../domain/diff/list-changes';
import type { RegionDifference } from '../../domain/diff/region-diff';
import { diffSchemas } from '../../domain/diff/schema-diff';
import type { DocumentContent } from '../../domain/regions/region';
import { differencesOf, openPair, sidesOfOne, type Pair, type Matching } from './compare-pair';
import { createPersonFinder, type PagePlace, type PersonFinder } from './person-finder';
import type { ContentView } from '../content/content-view';
import { classNamer, countDifference, countLone, emptyTotals } from './diff-totals';
import { resolveEntry } from '../documents/find-entry';
import type { LibraryContext } from '../library-context';
import { countDocument } from '../statistics';

/** Totals of the three kinds of change between two versions, or a version and the draft. */
export function compareSummary(
  context: LibraryContext,
  from: string,
  to: string,
  matching?: Matching,
): DiffView {
  return summarisePair(context, openPair(context, from, to, matching));
}

export function summarisePair(context: LibraryContext, pair: Pair): DiffView {
  const { from, to, sides } = pair;
  const totals = emptyTotals();
  const className = classNamer(from.schema, to.schema);
  const names = namesOf(context, from, to);
  for (const difference of differencesOf(pair, { ...sides, skipsLonePages: true })) {
    countDifference(totals, difference, className, names);
    if (difference.loneId === null) continue;
    const change = difference.before === null ? 'added' : 'removed';
    countLone(totals, change, countDocument(context.reader, sides.reader, difference.loneId), className);
  }
  const changes = diffSchemas(from.schema, to.schema);
  const { schema, matched, ...counted } = totals;
  const { iou } = sides;
  // What geometry is matched by is a choice of the person looking; how far a version reaches is none.
  const hasBump = pair.relation === 'descendant' && iou === undefined;
  return {
    from: from.label,
    to: to.label,
    bump: hasBump ? bumpOf({ ...totals, schema: { ...schema, changes } }, sides.from === sides.to) : null,
    matching: iou === undefined ? { by: 'ids', iou: null, matched: null } : { by: 'geometry', iou, matched },
    ...counted,
    schema: { attribution: pair.isAttributed ? 'path' : 'none', changes, ...schema },
  };
}

/** Names looked up one by one before it is cheaper to read them all. */
const SINGLE_LOOKUPS = 500;

export function namesOf(
  context: LibraryContext,
  from: ContentView,
  to: ContentView,
): (entry: string) => string {
  const { datasets } = context.reader;
  let lookups = 0;
  let all: ReadonlyMap<string, string> | null = null;
  return (entry) => {
    if (++lookups === SINGLE_LOOKUPS)
      all = new Map([...datasets.names(from.dataset.id), ...datasets.names(to.dataset.id)]);
    if (all !== null) return all.get(entry) ?? entry;
    return datasets.nameOf(to.dataset.id, entry) ?? datasets.nameOf(from.dataset.id, entry) ?? entry;
  };
}

/** Documents with label changes, most changes first. */
export function compareDocuments(context: LibraryContext, from: string, to: string, matching?: Matching) {
  return documentsOfPair(context, openPair(context, from, to, matching));
}

export function documentsOfPair(context: LibraryContext, pair: Pair) {
  const names = namesOf(context, pair.from, pair.to);
  const sides = { ...pair.sides, skipsLonePages: true };
  const isBackwards = pair.relation === 'ancestor';
  const rows = [...differencesOf(pair, sides)].map(({ entry, before, after, loneId, pages }) => {
    const lone = loneId === null ? 0 : countDocument(context.reader, sides.reader, loneId).regions;
    const count = (change: RegionDifference['change']): number =>
      pages.reduce((sum, page) => sum + page.regions.filter((region) => region.change === change).length, 0);
    return {
      document: entry,
      name: names(entry),
      file: (after ?? before)?.file ?? null,
      presence:
        before === null ? ('added' as const) : after === null ? ('removed' as const) : ('both' as const),
      added: before === null ? lone : count('added'),
      removed: after === null ? lone : count('removed'),
      changed: count('changed'),
      rewritten: pages.reduce((sum, page) => sum + page.rewritten.length, 0),
      changedTwice: pages.reduce((sum, page) => sum + countChangedTwice(page, isBackwards), 0),
      pages:
        loneId === null
          ? pages.map(({ pageIndex }) => pageIndex)
          : pageIndices((after ?? before)?.pages ?? []),
    };
  });
  const changesOf = (row: (typeof rows)[number]): number =>
    row.added + row.removed + row.changed + row.rewritten - row.changedTwice;
  return rows.sort(
    (a, b) =>
      Number(b.presence === 'both') - Number(a.presence === 'both') ||
      changesOf(b) - changesOf(a) ||
      (a.name < b.name ? -1 : 1),
  );
}

const pageIndices = (pages: DocumentContent['pages']): number[] => pages.map(([pageIndex]) => pageIndex);

/** Changed regions in the order of documents and pages. */
export function compareRegions(
  context: LibraryContext,
  request: Matching & {
    from: string;
    to: string;
    document?: string | undefined;
    pageIndex?: number | undefined;
    cause?: Cause | 'both' | undefined;
    offset: number;
    limit: number;
  },
) {
  const pair = openPair(context, request.from, request.to, request);
  const only = request.document === undefined ? undefined : entryInEither(context, pair, request.document);
  const { cause: wanted = 'labels' } = request;
  const personOf = createPersonFinder(context, pair);
  const regions: ListedRegion[] = [];
  let total = 0;
  const sides = only === undefined ? pair.sides : sidesOfOne(pair, only);
  for (const { entry, pages } of differencesOf(pair, sides)) {
    for (const page of pages) {
      if (request.pageIndex !== undefined && page.pageIndex !== request.pageIndex) continue;
      for (const change of listChanges(page, wanted, pair.isBackwards)) {
        if (total >= request.offset && regions.length < request.limit)
          regions.push(listedRegion(change, { entry, pageIndex: page.pageIndex }, personOf));
        total += 1;
      }
    }
  }
  const nameOf = namesOf(context, pair.from, pair.to);
  const entries = new Set(regions.map(({ document }) => document));
  return { total, regions, names: Object.fromEntries([...entries].map((entry) => [entry, nameOf(entry)])) };
}

export interface ListedRegion extends ListedChange {
  readonly document: string;
  readonly pageIndex: number;
  readonly by: string | null;
}

export function listedRegion(change: ListedChange, place: PagePlace, personOf: PersonFinder): ListedRegion {
  return { ...change, document: place.entry, pageIndex: place.pageIndex, by: personOf(change, place) };
}

function entryInEither(context: LibraryContext, { from, to }: Pair, ref: string): string {
  for (const view of [to, from]) {
    if (findEntry(view.objects, view.roots.root, ref) !== undefined) return ref;
  }
  return resolveEntry(context, { dataset: to.dataset, root: to.roots.root, objects: to.objects }, ref);
}
