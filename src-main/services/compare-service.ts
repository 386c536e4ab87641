import type { DiffView } from '../contract/version-contract';
import { findEntry } from '../domain/dataset-versions/document-tree';
import type { ObjectId, ObjectReader } from '../domain/dataset-versions/object-store';
import { diffDatasets, type DiffSides } from '../domain/diff/dataset-diff';
import type { RegionDifference } from '../domain/diff/region-diff';
import { diffSchemas } from '../domain/diff/schema-diff';
import type { DocumentContent, Region } from '../domain/regions/region';
import { resolveView, type ContentView } from './content-view';
import { bumpOf, classNamer, countDifference, countLone, emptyTotals } from './diff-totals';
import { resolveEntry } from './find-entry';
import type { LibraryContext } from './library-context';
import { countDocument } from './statistics';

interface Pair {
  readonly from: ContentView;
  readonly to: ContentView;
  readonly sides: DiffSides;
}

function openPair(context: LibraryContext, from: string, to: string): Pair {
  return pairOf(context, resolveView(context, from), resolveView(context, to));
}

/** Two views to compare, with one reader for the objects of both. */
export function pairOf(context: LibraryContext, from: ContentView, to: ContentView): Pair {
  const reader: ObjectReader = {
    read: (id: ObjectId) => (from.objects.holds(id) ? from.objects : to.objects).read(id),
  };
  const sizes = new Map<string, ReturnType<typeof context.reader.fileFacts.pages>>();
  const pageSize: DiffSides['pageSize'] = (file, pageIndex) => {
    const pages = sizes.get(file) ?? context.reader.fileFacts.pages(file);
    sizes.set(file, pages);
    return pages[pageIndex];
  };
  return { from, to, sides: { reader, from: from.roots.root, to: to.roots.root, pageSize } };
}

/** Totals of the three kinds of change between two versions, or a version and the draft. */
export function compareSummary(context: LibraryContext, from: string, to: string): DiffView {
  return summarisePair(context, openPair(context, from, to));
}

export function summarisePair(context: LibraryContext, pair: Pair): DiffView {
  const { from, to, sides } = pair;
  const totals = emptyTotals();
  const className = classNamer(from.schema, to.schema);
  const names = namesOf(context, from, to);
  for (const difference of diffDatasets({ ...sides, skipsLonePages: true })) {
    countDifference(totals, difference, className, names);
    if (difference.loneId === null) continue;
    const change = difference.before === null ? 'added' : 'removed';
    countLone(totals, change, countDocument(context.reader, sides.reader, difference.loneId), className);
  }
  const changes = diffSchemas(from.schema, to.schema);
  const relation = relationOf(context, from, to);
  return {
    from: from.label,
    to: to.label,
    bump: relation === 'descendant' ? bumpOf(sides.from === sides.to, totals, changes) : null,
    ...totals,
    schema: { attribution: relation === 'none' ? 'none' : 'path', changes, rewritten: 0 },
  };
}

/** Names looked up one by one before it is cheaper to read them all. */
const SINGLE_LOOKUPS = 500;

function namesOf(context: LibraryContext, from: ContentView, to: ContentView): (entry: string) => string {
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

/** How `to` stands to `from` in the history: after it, before it, or with no path of versions between them. */
function relationOf(
  context: LibraryContext,
  from: ContentView,
  to: ContentView,
): 'descendant' | 'ancestor' | 'none' {
  if (isAncestor(context, from, to)) return 'descendant';
  return isAncestor(context, to, from) ? 'ancestor' : 'none';
}

function isAncestor(context: LibraryContext, older: ContentView, newer: ContentView): boolean {
  if (older.dataset.id !== newer.dataset.id) return false;
  if (older.label === newer.label) return true;
  if (older.version === null) return false;
  const queue = [newer.version?.id ?? newer.draft?.headVersion ?? null];
  const seen = new Set<string>();
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === null || seen.has(id)) continue;
    if (id === older.version.id) return true;
    seen.add(id);
    queue.push(...(context.reader.versions.byId(newer.dataset.id, id)?.parents ?? []));
  }
  return false;
}

/** Documents with label changes, most changes first. */
export function compareDocuments(context: LibraryContext, from: string, to: string) {
  const pair = openPair(context, from, to);
  const names = namesOf(context, pair.from, pair.to);
  const sides = { ...pair.sides, skipsLonePages: true };
  const rows = [...diffDatasets(sides)].map(({ entry, before, after, loneId, pages }) => {
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
      pages:
        loneId === null
          ? pages.map(({ pageIndex }) => pageIndex)
          : pageIndices((after ?? before)?.pages ?? []),
    };
  });
  const changesOf = (row: (typeof rows)[number]): number => row.added + row.removed + row.changed;
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
  request: {
    from: string;
    to: string;
    document?: string | undefined;
    pageIndex?: number | undefined;
    offset: number;
    limit: number;
  },
) {
  const pair = openPair(context, request.from, request.to);
  const only = request.document === undefined ? undefined : entryInEither(context, pair, request.document);
  const regions: {
    id: string;
    document: string;
    pageIndex: number;
    change: RegionDifference['change'];
    kinds: string[];
    before: Region | null;
    after: Region | null;
  }[] = [];
  let total = 0;
  for (const { entry, pages } of diffDatasets(only === undefined ? pair.sides : sidesOfOne(pair, only))) {
    if (only !== undefined && entry !== only) continue;
    for (const page of pages) {
      if (request.pageIndex !== undefined && page.pageIndex !== request.pageIndex) continue;
      for (const { id, change, kinds, before, after } of page.regions) {
        if (total >= request.offset && regions.length < request.limit) {
          regions.push({
            id,
            document: entry,
            pageIndex: page.pageIndex,
            change,
            kinds: [...kinds],
            before,
            after,
          });
        }
        total += 1;
      }
    }
  }
  return { total, regions };
}

function entryInEither(context: LibraryContext, { from, to }: Pair, ref: string): string {
  for (const view of [to, from]) {
    if (findEntry(view.objects, view.roots.root, ref) !== undefined) return ref;
  }
  return resolveEntry(context, { dataset: to.dataset, root: to.roots.root, objects: to.objects }, ref);
}

/** The same comparison narrowed to one document: two trees of that entry alone, held in memory. */
function sidesOfOne({ from, to, sides }: Pair, entry: string): DiffSides {
  const tree = (view: ContentView) => {
    const id = findEntry(view.objects, view.roots.root, entry);
    return { format: 1, type: 'tree' as const, entries: id === undefined ? [] : [[entry, id]] };
  };
  const trees = new Map([
    ['from', tree(from)],
    ['to', tree(to)],
  ]);
  return {
    ...sides,
    from: 'from',
    to: 'to',
    reader: { read: (id) => trees.get(id) ?? sides.reader.read(id) },
  };
}
