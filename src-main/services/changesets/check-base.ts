import { readMerge } from '../../domain/merge/merge-record';
import { listEntries, listNodes } from '../../domain/dataset-versions/document-tree';
import type { Expectation } from '../../domain/changeset/expected-objects';
import { referencesOf } from '../../domain/changeset/version-objects';
import { readDocument } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../../domain/dataset-versions/object-store';
import { readDocumentProvenance } from '../../domain/dataset-versions/provenance';
import { AppError } from '../../domain/errors/app-error';
import { readPlan } from '../../domain/migration/plan-object';
import { takeTurns } from '../../formats/take-turns';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import type { LibraryContext } from '../library-context';
import type { CheckedManifest, NamedRecord } from './check-manifest';

const WHAT = 'The changeset was not taken in.';

/**
 * The versions of a dataset that a changeset goes on from. Whether it belongs to the dataset at all is told by the
 * versions that both histories begin with: ids of versions are the same everywhere, names and numbers are not.
 *
 * @throws AppError `other-dataset`, `base-missing` that names the version
 */
export function findBase(
  context: LibraryContext,
  dataset: DatasetRow,
  { manifest, base }: CheckedManifest,
): DatasetVersion[] {
  const here = context.reader.versions.list(dataset.id);
  const ids = new Set(here.map(({ id }) => id));
  const isEmpty = here.length === 0;
  if (!isEmpty && !manifest.origins.some((id) => ids.has(id))) throw otherDataset(context, dataset, manifest);
  const missing = base.find(({ id }) => !ids.has(id));
  if (missing !== undefined) throw baseMissing(dataset, missing);
  // Without a base it holds every version from the first on, so an empty dataset can begin with it.
  return here.filter(({ id }) => base.some((each) => each.id === id));
}

function otherDataset(
  context: LibraryContext,
  dataset: DatasetRow,
  { dataset: name, origins }: CheckedManifest['manifest'],
): AppError {
  const right = context.reader.datasets
    .list()
    .find(({ id }) => origins.some((origin) => context.reader.versions.byId(id, origin) !== undefined));
  return new AppError('other-dataset', {
    what: WHAT,
    why: `It is of another dataset, named "${name}" where it was made: its history begins with the version ${origins[0]?.slice(0, 12)}…, which "${dataset.name}" does not have.`,
    next:
      right === undefined
        ? 'Take it in where its dataset is, or into an empty dataset if it holds all versions.'
        : `Take it in to "${right.name}", which has that version.`,
  });
}

function baseMissing(
  dataset: DatasetRow,
  { id, number, record }: NamedRecord & { readonly number: number },
): AppError {
  const { message, author, time } = record;
  return new AppError('base-missing', {
    what: WHAT,
    why: `It goes on from version ${number} “${message}” by ${author} of ${time} (${id}), which "${dataset.name}" does not have.`,
    next: 'Take in the changeset that brings that version first, or ask for one that begins earlier.',
    inTerminal:
      'Take in the changeset that brings that version first, or ask for one that begins earlier (--since).',
  });
}

/**
 * Makes sure that the library has what a changeset leaves out, with everything below it: an object alone may be a
 * leftover of work that was given up.
 *
 * @throws AppError `base-missing`, `cancelled`
 */
export async function requireHeld(
  context: LibraryContext,
  base: readonly DatasetVersion[],
  missing: ReadonlyMap<ObjectId, Expectation>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const nextTurn = takeTurns(signal);
  const held = await objectsOf(context.reader.objects, base, nextTurn);
  for (const [id, expected] of missing) {
    await nextTurn();
    if (!held.has(id) && !isHeld(context, held, id, expected)) throw objectMissing(id, expected.type);
  }
}

/** Nodes of the trees of some versions and the documents in them, whose parts are there as they are. */
async function objectsOf(
  objects: ObjectReader,
  versions: readonly DatasetVersion[],
  nextTurn: () => Promise<void> | undefined,
): Promise<Set<ObjectId>> {
  const held = new Set<ObjectId>();
  for (const root of versions.flatMap((version) => referencesOf(version).roots)) {
    for (const node of listNodes(objects, root)) {
      held.add(node);
      await nextTurn();
    }
    for (const [, document] of listEntries(objects, root)) {
      held.add(document);
      await nextTurn();
    }
  }
  return held;
}

function isHeld(
  { reader: { objects } }: LibraryContext,
  held: Set<ObjectId>,
  id: ObjectId,
  expected: Expectation,
): boolean {
  const of = expected.type === 'tree' ? expected.of : 'document';
  const isWhole = (inner: ObjectId, kind: Expectation['type']): boolean => {
    if (held.has(inner)) return true;
    if (!objects.has(inner) || objects.read(inner).type !== kind) return false;
    if (!partsOf(objects, { id: inner, type: kind, of }).every(([part, type]) => isWhole(part, type)))
      return false;
    held.add(inner);
    return true;
  };
  return isWhole(id, expected.type);
}

type DocumentType = 'document' | 'document-provenance';
type Part = readonly [id: ObjectId, type: Expectation['type']];

function partsOf(
  objects: ObjectReader,
  { id, type, of }: { readonly id: ObjectId; readonly type: Expectation['type']; readonly of: DocumentType },
): readonly Part[] {
  switch (type) {
    case 'tree':
      return treeParts(objects, id, of);
    case 'document':
      return readDocument(objects, id).pages.map(([, page]) => [page, 'page']);
    case 'document-provenance':
      return readDocumentProvenance(objects, id).map(([, page]) => [page, 'page-provenance']);
    case 'plan':
      return readPlan(objects, id).steps.flatMap(({ from, to }): Part[] => [
        [from, 'schema'],
        [to, 'schema'],
      ]);
    case 'merge':
      return readMerge(objects, id).otherPlans.map((plan) => [plan, 'plan']);
    default:
      return [];
  }
}

function treeParts(objects: ObjectReader, id: ObjectId, of: DocumentType): readonly Part[] {
  const { children, entries = [] } = objects.read(id) as unknown as {
    readonly children?: readonly (readonly [digit: string, id: ObjectId, count: number])[];
    readonly entries?: readonly (readonly [key: string, id: ObjectId])[];
  };
  if (children !== undefined) return children.map(([, child]) => [child, 'tree']);
  return entries.map(([, value]) => [value, of]);
}

const objectMissing = (id: ObjectId, type: string): AppError =>
  new AppError('base-missing', {
    what: WHAT,
    why: `It leaves out the ${type} ${id.slice(0, 12)}…, and the library does not have it either.`,
    next: 'Ask for the file again, made with an earlier version to begin at.',
    inTerminal: 'Ask for the file again, made with an earlier version to begin at (--since).',
  });
