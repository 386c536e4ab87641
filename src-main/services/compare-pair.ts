import { findEntry } from '../domain/dataset-versions/document-tree';
import { readSchema } from '../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader, ObjectTextReader } from '../domain/dataset-versions/object-store';
import {
  diffDatasets,
  invertDocument,
  type DiffSides,
  type DocumentDifference,
} from '../domain/diff/dataset-diff';
import { namesBetween } from '../domain/diff/new-names';
import type { Replay } from '../domain/diff/replay-plans';
import type { LabelSchema } from '../domain/label-schema/label-schema';
import { DEFAULT_IOU } from '../domain/matching/default-iou';
import { createMigrator } from '../domain/migration/migrate-page';
import { readPlan } from '../domain/migration/plan-object';
import type { ObjectBuffer } from '../storage/repositories/object-buffer';
import type { DatasetVersion } from '../storage/repositories/version-repository';
import { resolveView, type ContentView } from './content-view';
import type { LibraryContext } from './library-context';

/** Two views to compare. */
export interface Pair {
  readonly from: ContentView;
  readonly to: ContentView;
  /** How `to` stands to `from` in the history: after it, before it, or with no path of versions between them. */
  readonly relation: 'descendant' | 'ancestor' | 'none';
  readonly sides: DiffSides;
}

/** How regions are to find each other. */
export interface Matching {
  /** By id alone when absent. */
  readonly match?: 'ids' | 'geometry' | undefined;
  /** Least IoU of regions matched by geometry. */
  readonly iou?: number | undefined;
}

/** @throws AppError `not-found`, `ambiguous` */
export function openPair(
  context: LibraryContext,
  from: string,
  to: string,
  { match = 'ids', iou = DEFAULT_IOU }: Matching = {},
): Pair {
  const pair = pairOf(context, resolveView(context, from), resolveView(context, to));
  return match === 'ids' ? pair : { ...pair, sides: { ...pair.sides, iou } };
}

/**
 * Two views to compare, with one reader for the objects of both and the migrations on the way between them. Where
 * there is no way, as between two datasets, classes belong together by name where they share no id.
 */
export function pairOf(context: LibraryContext, from: ContentView, to: ContentView): Pair {
  const objectsWith = (id: ObjectId): ObjectBuffer => (from.objects.holds(id) ? from.objects : to.objects);
  const reader: ObjectTextReader = {
    read: (id) => objectsWith(id).read(id),
    readJson: (id) => objectsWith(id).readJson(id),
  };
  const forward = plansBetween(context, from, to);
  const backward = forward === null ? plansBetween(context, to, from) : null;
  const replay = replayOf(reader, forward ?? backward ?? [], forward === null ? from : to);
  const relation = forward !== null ? 'descendant' : backward !== null ? 'ancestor' : 'none';
  const isForeign = relation === 'none' && from.schemaId !== to.schemaId;
  return {
    from,
    to,
    relation,
    sides: {
      reader,
      from: from.roots.root,
      to: to.roots.root,
      pageSize: context.reader.fileFacts.pageSize,
      ...(replay !== null && { replay }),
      ...(isForeign && { names: namesBetween(from.schema, to.schema) }),
    },
  };
}

/**
 * The documents that differ. Plans are replayed from the older side to the newer one; where the newer one
 * was asked for first, the answer is the inverse of that.
 */
export function* differencesOf(pair: Pair, sides: DiffSides = pair.sides): Generator<DocumentDifference> {
  if (sides.replay === undefined || pair.relation !== 'ancestor') return yield* diffDatasets(sides);
  const forward = diffDatasets({ ...sides, from: sides.to, to: sides.from });
  for (const difference of forward) yield invertDocument(difference);
}

/** The same comparison narrowed to one document: two trees of that entry alone, held in memory. */
export function sidesOfOne({ from, to, sides }: Pair, entry: string): DiffSides {
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
    reader: { ...sides.reader, read: (id) => trees.get(id) ?? sides.reader.read(id) },
  };
}

/** The plans applied on the way from an older view to a newer one, in order; `null` when there is no way. */
function plansBetween(context: LibraryContext, older: ContentView, newer: ContentView): ObjectId[] | null {
  if (older.dataset.id !== newer.dataset.id) return null;
  if (older.label === newer.label) return [];
  if (older.version === null) return null;
  const path = pathTo(context, newer, older.version.id);
  if (path === null) return null;
  return [...path.flatMap(({ plans }) => plans), ...(newer.draft?.lineage.plans ?? [])];
}

/** The versions after one of them, up to the one that a view is or started from; oldest first. */
function pathTo(context: LibraryContext, { dataset, version, draft }: ContentView, ancestor: string) {
  const start = version?.id ?? draft?.headVersion ?? null;
  const newerOf = new Map<string, DatasetVersion | null>(start === null ? [] : [[start, null]]);
  const queue = [...newerOf.keys()];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (id === ancestor) return walkBack(newerOf, id);
    const found = context.reader.versions.byId(dataset.id, id);
    for (const parent of found?.parents ?? []) {
      if (newerOf.has(parent)) continue;
      newerOf.set(parent, found as DatasetVersion);
      queue.push(parent);
    }
  }
  return null;
}

function walkBack(newerOf: ReadonlyMap<string, DatasetVersion | null>, from: string): DatasetVersion[] {
  const path: DatasetVersion[] = [];
  for (let next = newerOf.get(from) ?? null; next !== null; next = newerOf.get(next.id) ?? null)
    path.push(next);
  return path;
}

function replayOf(
  reader: ObjectReader,
  plans: readonly ObjectId[],
  { draft, schema }: Pick<ContentView, 'draft' | 'schema'>,
): Replay | null {
  if (plans.length === 0) return null;
  const read = plans.map((id) => readPlan(reader, id));
  const schemas = new Map<ObjectId, LabelSchema>();
  for (const { from, to } of read.flatMap(({ steps }) => steps))
    for (const id of [from, to]) if (!schemas.has(id)) schemas.set(id, readSchema(reader, id));
  const settled = plans.length - (draft?.lineage.plans.length ?? 0);
  return { migrator: createMigrator(read, schemas, settled), answersUnder: draft === null ? null : schema };
}
