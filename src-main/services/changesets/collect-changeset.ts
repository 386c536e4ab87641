import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import { newObjects } from '../../domain/changeset/new-objects';
import { referencesOf } from '../../domain/changeset/version-objects';
import { readDocument } from '../../domain/dataset-versions/object-forms';
import { findEntry } from '../../domain/dataset-versions/document-tree';
import type { ObjectId, ObjectReader } from '../../domain/dataset-versions/object-store';
import { readPageProvenance } from '../../domain/dataset-versions/provenance';
import { readMerge } from '../../domain/merge/merge-record';
import { readPlan } from '../../domain/migration/plan-object';
import { takeTurns } from '../../formats/take-turns';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { FileRow } from '../../storage/repositories/file-repository';
import type { ImportRunRow } from '../../storage/repositories/record-repository';
import type { ReviewItemRow } from '../../storage/repositories/review-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import type { LibraryContext } from '../library-context';
import type { BranchVersions } from './branch-versions';
import { createPageCount } from './changed-pages';

/** Everything that goes into a changeset, by id: nothing of it is held but what is small. */
export interface Collection {
  /** Each before those it refers to, as the versions come. */
  readonly objects: readonly ObjectId[];
  /** Bytes of the objects as the library keeps them. */
  readonly bytes: number;
  readonly documents: number;
  readonly pages: number;
  readonly names: readonly { readonly entry: string; readonly name: string }[];
  readonly review: readonly ReviewItemRow[];
  readonly runs: readonly ImportRunRow[];
  /** Files of the documents, by hash; `isNew` are those that none of the versions gone on from has for its document. */
  readonly files: readonly (FileRow & { readonly name: string; readonly isNew: boolean })[];
}

/**
 * Finds the objects that some versions have and those they go on from do not, and what stands beside them.
 * Costs what differs.
 *
 * @throws AppError `object-damaged`, `cancelled`
 */
export async function collectChangeset(
  context: LibraryContext,
  dataset: DatasetRow,
  { versions, base }: BranchVersions,
  options: { signal?: AbortSignal | undefined; onProgress: (done: number) => void },
): Promise<Collection> {
  const nextTurn = takeTurns(options.signal);
  const known = new Map([...base, ...versions].map((version) => [version.id, version]));
  const finder = createFinder(context, dataset);
  for (const version of versions) {
    const older = referencesOf(version).versions.flatMap((id) => known.get(id) ?? []);
    for (const _object of finder.find(version, older)) {
      options.onProgress(finder.objects.length);
      await nextTurn();
    }
  }
  return finder.finish(versions, base);
}

function fileOf(store: ObjectReader, root: ObjectId, entry: string): string | null {
  const document = findEntry(store, root, entry);
  return document === undefined ? null : readDocument(store, document).file;
}

function createFinder(context: LibraryContext, dataset: DatasetRow) {
  const { objects: store } = context.reader;
  const seen = new Set<ObjectId>();
  const found = {
    objects: [] as ObjectId[],
    entries: new Set<string>(),
    files: new Map<string, string>(),
    runs: new Set<string>(),
  };
  const { objects, entries, files, runs } = found;
  const pageCount = createPageCount();
  let bytes = 0;

  const add = (id: ObjectId): void => {
    objects.push(id);
    bytes += store.readPacked(id).data.length;
  };
  const addUnseen = (id: ObjectId, isKnown: boolean): void => {
    if (isKnown || seen.has(id)) return;
    seen.add(id);
    add(id);
  };
  const noteDocument = (id: ObjectId): void => {
    const document = readDocument(store, id);
    const { entry, file } = document;
    entries.add(entry);
    pageCount.noteDocument(document);
    if (file !== null && !files.has(file)) files.set(file, entry);
  };
  const noteRuns = (id: ObjectId): void => {
    const { default: preset, changed, regions } = readPageProvenance(store, id);
    const acts = [preset, changed, ...Object.values(regions).flatMap((each) => [each.made, each.changed])];
    for (const act of acts) if (act?.run !== undefined) runs.add(act.run);
  };
  return {
    objects,
    /** Adds what a version has beside older ones, step by step. */
    *find(version: DatasetVersion, older: readonly DatasetVersion[]): Generator<void> {
      const { roots, schema, merge } = referencesOf(version);
      const schemas = new Set(older.map((each) => each.schema));
      addUnseen(schema, schemas.has(schema));
      if (merge !== null) addUnseen(merge, false);
      for (const plan of plansOf(store, version)) {
        addUnseen(plan, false);
        for (const { from, to } of readPlan(store, plan).steps)
          for (const id of [from, to]) addUnseen(id, schemas.has(id));
      }
      for (const [index, root] of roots.entries()) {
        const before = older.map((each) => referencesOf(each).roots[index] as ObjectId);
        for (const { id, kind } of newObjects(store, root, before, seen)) {
          add(id);
          if (index === 0 && kind === 'document') noteDocument(id);
          if (index === 0 && kind === 'page') pageCount.notePage(id);
          if (index === 1 && kind === 'page') noteRuns(id);
          yield;
        }
      }
    },
    finish: (versions: readonly DatasetVersion[], base: readonly DatasetVersion[]): Collection =>
      complete(context, dataset, { versions, base, ...found, bytes, pages: pageCount.pages }),
  };
}

/** The migrations that a version was made by, and those that carried what was merged into it. */
function plansOf(store: ObjectReader, version: DatasetVersion): readonly ObjectId[] {
  const { plans, merge } = referencesOf(version);
  return merge === null ? plans : [...plans, ...readMerge(store, merge).otherPlans];
}

interface Gathered extends Pick<Collection, 'objects' | 'bytes' | 'pages'> {
  readonly versions: readonly DatasetVersion[];
  readonly base: readonly DatasetVersion[];
  /** Entry ids of the documents. */
  readonly entries: ReadonlySet<string>;
  /** Entry by file. */
  readonly files: ReadonlyMap<string, string>;
  readonly runs: ReadonlySet<string>;
}

/** Adds what stands beside the objects. */
function complete(
  context: LibraryContext,
  dataset: DatasetRow,
  { versions, base, objects, bytes, pages, entries, files, runs }: Gathered,
): Collection {
  const { datasets, fileFacts, objects: store, records, review } = context.reader;
  const names = [...entries]
    .sort(compareCodeUnits)
    .flatMap((entry) => datasets.namesOf(dataset.id, entry).map((name) => ({ entry, name })));
  const plans = [...new Set(versions.flatMap((version) => plansOf(store, version)))];
  return {
    objects,
    bytes,
    pages,
    documents: entries.size,
    names,
    review: review.list(plans),
    runs: [...runs].sort(compareCodeUnits).flatMap((id) => records.importRun(id) ?? []),
    files: [...files]
      .sort((a, b) => compareCodeUnits(a[0], b[0]))
      .flatMap(([sha256, entry]) => {
        const row = fileFacts.get(sha256);
        const name = datasets.nameOf(dataset.id, entry) ?? '';
        const isNew = !base.some(({ root }) => fileOf(store, root, entry) === sha256);
        return row === undefined ? [] : [{ ...row, name, isNew }];
      }),
  };
}
