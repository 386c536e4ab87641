import { equalJson, type JsonValue } from '../../domain/canonical/canonical-json';
import {
  diffTrees,
  emptyTree,
  findEntry,
  type EntryChange,
} from '../../domain/dataset-versions/document-tree';
import { readSchema } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { diffEntry } from '../../domain/diff/dataset-diff';
import type { LabelClass } from '../../domain/label-schema/label-schema';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import type { DatasetVersion, Statistics } from '../../storage/repositories/version-repository';
import type { LibraryContext } from '../library-context';
import { countDocument } from '../statistics';

/** What versions are looked through for. With both, the regions of the classes in that document. */
export interface Wanted {
  /** Entry id of a document. */
  readonly entry: string | null;
  /** Ids of classes; one name may have stood for several. */
  readonly classes: ReadonlySet<string> | null;
}

/**
 * Says of versions of a dataset whether they changed what is looked for, against each of the versions that they were
 * made of: what a merge merely brought was done elsewhere. A class was changed when its regions were (added, removed,
 * or in any field), or what the schema says of it.
 *
 * The cost grows with what a version changed. Counts that are kept with versions and documents answer most of the
 * time; only documents that have regions of the class, and as many as before, are read.
 */
export function versionFinder(context: LibraryContext, wanted: Wanted) {
  const objects = context.reader.newBuffer();
  const search: Search = { context, objects, wanted, nothing: emptyTree(objects) };
  const { entry, classes } = wanted;
  return (
    version: DatasetVersion,
    parents: readonly DatasetVersion[],
    nextTurn: () => Promise<void> | undefined,
  ): Promise<boolean> | boolean => {
    if (classes !== null) return touchesClasses(search, { version, parents, classes }, nextTurn);
    return entry === null || changesEntry(search, version, parents, entry);
  };
}

interface Search {
  readonly context: LibraryContext;
  readonly objects: ObjectBuffer;
  readonly wanted: Wanted;
  /** Root of the tree of no documents. */
  readonly nothing: ObjectId;
}

interface Step {
  readonly version: DatasetVersion;
  readonly parents: readonly DatasetVersion[];
  readonly classes: ReadonlySet<string>;
}

/** The roots that a version was made of: before the first there was nothing. */
const rootsBefore = ({ nothing }: Search, parents: readonly DatasetVersion[]): readonly ObjectId[] =>
  parents.length === 0 ? [nothing] : parents.map(({ root }) => root);

function changesEntry(
  search: Search,
  version: DatasetVersion,
  parents: readonly DatasetVersion[],
  entry: string,
): boolean {
  const idIn = (root: ObjectId): ObjectId | undefined => findEntry(search.objects, root, entry);
  const now = idIn(version.root);
  return rootsBefore(search, parents).every((root) => root !== version.root && idIn(root) !== now);
}

async function touchesClasses(
  search: Search,
  step: Step,
  nextTurn: () => Promise<void> | undefined,
): Promise<boolean> {
  const { version, parents, classes } = step;
  const { entry } = search.wanted;
  const counts = [version, ...parents].map(({ statistics }) => countOf(statistics, classes));
  if (entry === null) {
    if (changesDefinition(search, step)) return true;
    if (parents.length < 2 && counts[0] !== (counts[1] ?? 0)) return true;
  }
  if (counts.every((count) => count === 0)) return false;
  for (const change of changesOf(search, step, entry)) {
    if (changesRegions(search, step, change)) return true;
    await nextTurn();
  }
  return false;
}

/** The documents that differ from every one of the parents, each as the first of them had it. */
function* changesOf(
  search: Search,
  { version, parents }: Step,
  entry: string | null,
): Generator<EntryChange> {
  const { objects } = search;
  const [first, ...others] = rootsBefore(search, parents) as [ObjectId, ...ObjectId[]];
  const isOwn = ({ key, after }: EntryChange): boolean =>
    others.every((root) => findEntry(objects, root, key) !== after);
  if (entry === null) {
    for (const change of diffTrees(objects, first, version.root)) if (isOwn(change)) yield change;
    return;
  }
  const [before, after] = [first, version.root].map((root) => findEntry(objects, root, entry));
  const change = { key: entry, before, after };
  if (before !== after && isOwn(change)) yield change;
}

/** Whether regions of the classes differ from every one of the parents. */
function changesRegions(search: Search, { parents, classes }: Step, change: EntryChange): boolean {
  const { objects } = search;
  const others = parents
    .slice(1)
    .map(({ root }) => ({ ...change, before: findEntry(objects, root, change.key) }));
  const [first, ...rest] = [change, ...others].map((one) => regionsChanged(search, classes, one));
  return [...(first ?? [])].some((region) => rest.every((found) => found.has(region)));
}

/** Ids of the regions of some classes, before or after, that differ in a document. */
function regionsChanged(
  { context, objects }: Search,
  classes: ReadonlySet<string>,
  change: EntryChange,
): ReadonlySet<string> {
  const sides = [change.before, change.after].filter((id) => id !== undefined);
  const hasAny = sides.some((id) => countOf(countDocument(context.reader, objects, id), classes) > 0);
  if (!hasAny) return new Set();
  const { pageSize } = context.reader.fileFacts;
  const { pages } = diffEntry({ reader: objects, pageSize }, change);
  return new Set(
    pages
      .flatMap(({ regions }) => regions)
      .filter(({ before, after }) => classes.has(before?.class ?? '') || classes.has(after?.class ?? ''))
      .map(({ id }) => id),
  );
}

const countOf = ({ byClass }: Statistics, classes: ReadonlySet<string>): number =>
  [...classes].reduce((sum, id) => sum + (byClass[id] ?? 0), 0);

/** Whether what the schema says of one of the classes differs from every one of the parents. */
function changesDefinition({ objects }: Search, { version, parents, classes }: Step): boolean {
  const definitions = (schema: ObjectId | undefined): readonly LabelClass[] =>
    schema === undefined ? [] : readSchema(objects, schema).classes.filter(({ id }) => classes.has(id));
  const before = parents.length === 0 ? [undefined] : parents.map(({ schema }) => schema);
  return before.every(
    (schema) => schema !== version.schema && !isSame(definitions(schema), definitions(version.schema)),
  );
}

const isSame = (a: readonly LabelClass[], b: readonly LabelClass[]): boolean =>
  equalJson(a as unknown as JsonValue, b as unknown as JsonValue);
