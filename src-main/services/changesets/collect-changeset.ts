import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import { newObjects } from '../../domain/changeset/new-objects';
import { referencesOf } from '../../domain/changeset/version-objects';
import { readDocument } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { readPageProvenance } from '../../domain/dataset-versions/provenance';
import { readPlan } from '../../domain/migration/plan-object';
import { takeTurns } from '../../formats/take-turns';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { FileRow } from '../../storage/repositories/file-repository';
import type { ImportRunRow } from '../../storage/repositories/record-repository';
import type { ReviewItemRow } from '../../storage/repositories/review-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import type { LibraryContext } from '../library-context';
import type { BranchVersions } from './branch-versions';

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
  /** By hash. */
  readonly files: readonly (FileRow & { readonly name: string })[];
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
  return finder.finish(versions);
}

function createFinder(context: LibraryContext, dataset: DatasetRow) {
  const { objects: store } = context.reader;
  const seen = new Set<ObjectId>();
  const objects: ObjectId[] = [];
  const entries = new Set<string>();
  const files = new Map<string, string>();
  const runs = new Set<string>();
  const counts = { bytes: 0, pages: 0 };

  const add = (id: ObjectId): void => {
    objects.push(id);
    counts.bytes += store.readPacked(id).data.length;
  };
  const addUnseen = (id: ObjectId, isKnown: boolean): void => {
    if (isKnown || seen.has(id)) return;
    seen.add(id);
    add(id);
  };
  const noteDocument = (id: ObjectId): void => {
    const { entry, file } = readDocument(store, id);
    entries.add(entry);
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
      const { roots, schema, plans } = referencesOf(version);
      const schemas = new Set(older.map((each) => each.schema));
      addUnseen(schema, schemas.has(schema));
      for (const plan of plans) {
        addUnseen(plan, false);
        for (const { from, to } of readPlan(store, plan).steps)
          for (const id of [from, to]) addUnseen(id, schemas.has(id));
      }
      for (const [index, root] of roots.entries()) {
        const before = older.map((each) => referencesOf(each).roots[index] as ObjectId);
        for (const { id, kind } of newObjects(store, root, before, seen)) {
          add(id);
          if (index === 0 && kind === 'document') noteDocument(id);
          if (index === 0 && kind === 'page') counts.pages += 1;
          if (index === 1 && kind === 'page') noteRuns(id);
          yield;
        }
      }
    },
    finish(versions: readonly DatasetVersion[]): Collection {
      const { datasets, fileFacts, records, review } = context.reader;
      const names = [...entries]
        .sort(compareCodeUnits)
        .flatMap((entry) => datasets.namesOf(dataset.id, entry).map((name) => ({ entry, name })));
      const plans = [...new Set(versions.flatMap((version) => referencesOf(version).plans))];
      return {
        objects,
        ...counts,
        documents: entries.size,
        names,
        review: review.list(plans),
        runs: [...runs].sort(compareCodeUnits).flatMap((id) => records.importRun(id) ?? []),
        files: [...files]
          .sort((a, b) => compareCodeUnits(a[0], b[0]))
          .flatMap(([sha256, entry]) => {
            const row = fileFacts.get(sha256);
            const name = datasets.nameOf(dataset.id, entry) ?? '';
            return row === undefined ? [] : [{ ...row, name }];
          }),
      };
    },
  };
}
