import { stat } from 'node:fs/promises';
import { MAIN_BRANCH, findDataset } from '../content/content-view';
import { describeFileError, fileLabel } from '../../formats/format-errors';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import type { LibraryContext } from '../library-context';
import type { NamedRecord } from './check-manifest';
import { findBase, requireHeld } from './check-base';
import type { ChangesetOptions } from './create-changeset';
import { readChangeset, type ReadChangeset } from './read-changeset';

/** A changeset that can be taken in here, as far as its own content goes. */
export interface VerifiedChangeset extends ReadChangeset {
  readonly dataset: DatasetRow;
  /** Versions of the dataset that it goes on from. */
  readonly baseHere: readonly DatasetVersion[];
  /** Of its versions those that the dataset has already, by id. */
  readonly known: ReadonlyMap<string, DatasetVersion>;
  /** Bytes of the file. */
  readonly bytes: number;
  /** Of the files of its documents those that are neither in it nor in the library. */
  readonly missingFiles: ReadChangeset['manifest']['files'];
}

/**
 * Reads a changeset to its end, and checks it and that the dataset has what it goes on from. Writes nothing.
 *
 * @throws AppError `format-invalid`, `other-dataset`, `base-missing`, `not-found`, `cancelled`
 */
export async function verifyChangeset(
  context: LibraryContext,
  request: { readonly dataset: string; readonly path: string },
  { signal, onProgress }: ChangesetOptions,
): Promise<VerifiedChangeset> {
  const dataset = findDataset(context, request.dataset);
  const { size: bytes } = await stat(request.path).catch((error: unknown) => {
    throw describeFileError(error, `${fileLabel(request.path)} was not read.`);
  });
  const read = await readChangeset(
    request.path,
    { onManifest: (manifest) => void findBase(context, dataset, manifest) },
    { signal, onProgress: (done) => onProgress('Checking the changeset', done, bytes) },
  );
  const baseHere = findBase(context, dataset, read);
  await requireHeld(context, baseHere, read.missing, signal);
  const known = new Map(
    read.versions.flatMap(({ id }) => {
      const version = context.reader.versions.byId(dataset.id, id);
      return version === undefined ? [] : [[id, version] as const];
    }),
  );
  const missingFiles = read.manifest.files.filter(
    ({ included, sha256 }) => !included && context.reader.fileFacts.get(sha256) === undefined,
  );
  return { ...read, dataset, baseHere, known, bytes, missingFiles };
}

/** Checks a changeset as taking it in would, and tells what it holds. Throws as `verifyChangeset` does. */
export async function inspectChangeset(
  context: LibraryContext,
  request: { readonly dataset: string; readonly path: string },
  options: ChangesetOptions,
) {
  const verified = await verifyChangeset(context, request, options);
  const { manifest, base, versions, known, missingFiles } = verified;
  const { files, counts, tags } = manifest;
  return {
    dataset: manifest.dataset,
    branch: manifest.branch,
    versions: versions.map((version) => toldVersion(version, known.get(version.id))),
    base: base.map((version) =>
      toldVersion(
        version,
        verified.baseHere.find(({ id }) => id === version.id),
      ),
    ),
    tags: tags.map(({ name }) => name),
    documents: verified.documents,
    pages: verified.pages,
    objects: counts.objects,
    files: {
      total: counts.files + missingFiles.length,
      included: counts.files,
      bytes: [...files.filter(({ included }) => included), ...missingFiles].reduce(
        (sum, { size }) => sum + size,
        0,
      ),
    },
    bytes: verified.bytes,
    suggestedBranch: suggestBranch(context, verified),
    newVersions: versions.length - known.size,
    missingFiles: missingFiles.map(({ name, sha256, size }) => ({ name, sha256, size })),
  };
}

/** A version as people are told of it, with its number here where it has one. */
export function toldVersion({ id, record }: NamedRecord, here: DatasetVersion | undefined) {
  const { message, author, time } = record;
  return { id, version: here?.number ?? null, message, author, time };
}

/** `main` is the receiver's own line: only an empty dataset takes a changeset in as that. */
export function suggestBranch(
  context: LibraryContext,
  { manifest, dataset }: Pick<VerifiedChangeset, 'manifest' | 'dataset'>,
): string | null {
  if (manifest.branch !== MAIN_BRANCH) return manifest.branch;
  return context.reader.versions.list(dataset.id).length === 0 ? MAIN_BRANCH : null;
}
