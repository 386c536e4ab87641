import { findEntry } from '../../domain/dataset-versions/document-tree';
import { readSchema } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader, ObjectTextReader } from '../../domain/dataset-versions/object-store';
import {
  diffDatasets,
  invertDocument,
  type DiffSides,
  type DocumentDifference,
} from '../../domain/diff/dataset-diff';
import { namesBetween } from '../../domain/diff/new-names';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { DEFAULT_IOU } from '../../domain/matching/default-iou';
import { readPlan } from '../../domain/migration/plan-object';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import type { ContentView } from '../content/content-view';
import { replayFrom, type ReplaySource } from './compare-job';
import type { LibraryContext } from '../library-context';
import {
  answeredUnder,
  planPathBetween,
  relationBetween,
  type AppliedPlan,
  type Relation,
} from '../migration/plan-path';
import { resolveView } from '../content/resolve-view';

/** Two views to compare. */
export interface Pair {
  readonly from: ContentView;
  readonly to: ContentView;
  /** How `to` stands to `from` in the history. */
  readonly relation: Relation;
  /** Whether it is known which changes are those of migrations. */
  readonly isAttributed: boolean;
  /** Whether migrations lead from `to` to `from`. */
  readonly isBackwards: boolean;
  readonly sides: DiffSides;
  /** What `sides.replay` was made from. */
  readonly replay: ReplaySource | null;
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
  const relation = relationBetween(context, from, to);
  const path = planPathBetween(context, { from, to, relation });
  const isBackwards = path?.isBackwards ?? false;
  const replay = sourceOf(reader, path?.plans ?? [], isBackwards ? from : to);
  const isForeign = path === null && from.schemaId !== to.schemaId;
  return {
    from,
    to,
    relation,
    isAttributed: path !== null,
    isBackwards,
    replay,
    sides: {
      reader,
      from: from.roots.root,
      to: to.roots.root,
      pageSize: context.reader.fileFacts.pageSize,
      ...(replay !== null && { replay: replayFrom(replay) }),
      ...(isForeign && { names: namesBetween(from.schema, to.schema) }),
    },
  };
}

/**
 * The documents that differ. Plans are replayed over the side that they start from; where that is the second
 * one, the answer is the inverse of the comparison the other way round.
 */
export function* differencesOf(pair: Pair, sides: DiffSides = pair.sides): Generator<DocumentDifference> {
  if (sides.replay === undefined || !pair.isBackwards) return yield* diffDatasets(sides);
  const forward = diffDatasets({ ...sides, from: sides.to, to: sides.from });
  for (const difference of forward) yield invertDocument(difference);
}

/** Object ids of one document; `undefined` where it is not there. */
interface EntryIds {
  readonly before: ObjectId | undefined;
  readonly after: ObjectId | undefined;
}

/**
 * The same comparison narrowed to one document: two trees of that entry alone, held in memory.
 *
 * @param ids those of the document, where they are known already
 */
export function sidesOfOne({ from, to, sides }: Pair, entry: string, ids?: EntryIds): DiffSides {
  const { before, after } = ids ?? { before: idIn(from, entry), after: idIn(to, entry) };
  const treeOf = (id: ObjectId | undefined) => ({
    format: 1,
    type: 'tree' as const,
    entries: id === undefined ? [] : [[entry, id]],
  });
  const trees = new Map([
    ['from', treeOf(before)],
    ['to', treeOf(after)],
  ]);
  return {
    ...sides,
    from: 'from',
    to: 'to',
    reader: { ...sides.reader, read: (id) => trees.get(id) ?? sides.reader.read(id) },
  };
}

const idIn = ({ objects, roots }: ContentView, entry: string): ObjectId | undefined =>
  findEntry(objects, roots.root, entry);

/** The plans as a thread without a library can replay them. */
function sourceOf(
  reader: ObjectReader,
  plans: readonly AppliedPlan[],
  { draft, schema }: Pick<ContentView, 'draft' | 'schema'>,
): ReplaySource | null {
  if (plans.length === 0) return null;
  const read = plans.map(({ id }) => readPlan(reader, id));
  const decidedUnder = answeredUnder(plans, read);
  const schemas = new Map<ObjectId, LabelSchema>();
  const named = read.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from, to]));
  for (const id of [...named, ...decidedUnder]) if (!schemas.has(id)) schemas.set(id, readSchema(reader, id));
  const settled = plans.length - (draft?.lineage.plans.length ?? 0);
  return {
    plans: read,
    schemas,
    history: { settled, decidedUnder },
    answersUnder: draft === null ? null : schema,
  };
}
