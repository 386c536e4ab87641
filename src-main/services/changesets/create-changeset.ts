import { createReadStream } from 'node:fs';
import { CHANGESET_FORMAT, type ChangesetManifest } from '../../contract/changeset-file';
import { canonicalJson, type JsonValue } from '../../domain/canonical/canonical-json';
import { versionRecordJson } from '../../domain/dataset-versions/object-forms';
import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import { nearNames } from '../../domain/identity/near-names';
import { writePacked } from '../../formats/changeset/changeset-writer';
import { refuseIfCancelled } from '../../formats/take-turns';
import { startSha256 } from '../../storage/hashing';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { TagRow } from '../../storage/repositories/tag-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { listBranches } from '../history/branch-service';
import { findDataset, MAIN_BRANCH } from '../content/content-view';
import { refuseInsideLibrary } from '../inside-library';
import type { LibraryContext } from '../library-context';
import { resolveVersionOf } from '../content/resolve-view';
import { versionsBetween, versionsUpTo, type BranchVersions } from './branch-versions';
import { collectChangeset, type Collection } from './collect-changeset';

export interface ChangesetRequest {
  readonly dataset: string;
  readonly branch: string;
  /** What is behind this version is left out, with null nothing is; what is behind `main` when absent. */
  readonly since?: string | null | undefined;
  readonly withDocuments: boolean;
}

export interface ChangesetOptions {
  readonly signal?: AbortSignal | undefined;
  onProgress(what: string, done: number, total: number | null): void;
}

/** A branch as it would be handed over. */
interface HandOver {
  readonly dataset: DatasetRow;
  readonly branch: string;
  readonly uncommitted: boolean;
  readonly line: BranchVersions;
  readonly tags: readonly TagRow[];
  readonly collection: Collection;
  readonly withDocuments: boolean;
}

/**
 * What a changeset of a branch would hold.
 *
 * @throws AppError `not-found`, `version-needed`, `nothing-to-hand-over`, `cancelled`
 */
export async function previewChangeset(
  context: LibraryContext,
  request: ChangesetRequest,
  options: ChangesetOptions,
) {
  const handOver = await gather(context, request, options);
  return { ...contentsOf(handOver), bytes: handOver.collection.bytes, uncommitted: handOver.uncommitted };
}

/**
 * Writes what a branch has and a base does not into one file (docs/changeset-file.md). The same branch and
 * base give the same bytes. Changes nothing in the library.
 *
 * @param target a file, which is replaced where it is there
 * @throws AppError as `previewChangeset`, and `input-invalid`, `disk-failure`, `object-damaged`; then no file is left
 */
export async function createChangeset(
  context: LibraryContext,
  { target, ...request }: ChangesetRequest & { readonly target: string },
  options: ChangesetOptions,
) {
  refuseInsideLibrary(context, target, 'No changeset was made.');
  const handOver = await gather(context, request, options);
  const bytes = await writePacked(target, piecesOf(context, handOver, options), options.signal);
  return { ...contentsOf(handOver), path: target, bytes, uncommitted: handOver.uncommitted };
}

async function gather(
  context: LibraryContext,
  request: ChangesetRequest,
  { signal, onProgress }: ChangesetOptions,
): Promise<HandOver> {
  const dataset = findDataset(context, request.dataset);
  const branches = listBranches(context, dataset.name);
  const branch = branches.find(({ name }) => name === request.branch.normalize());
  if (branch === undefined)
    throw branchMissing(
      dataset.name,
      request.branch,
      branches.map(({ name }) => name),
    );
  const all = new Map(context.reader.versions.list(dataset.id).map((version) => [version.id, version]));
  const head = all.get(branch.id ?? '');
  if (head === undefined) throw noVersion(dataset.name, branch.name);
  const since = findSince(context, { dataset, all, head }, { ...request, branch: branch.name });
  const line = versionsBetween(all, since, head);
  if (line.versions.length === 0) throw nothingNew(dataset.name, branch.name, since);
  const kept = new Set(line.versions.map(({ id }) => id));
  const tags = context.reader.tags.list(dataset.id).filter(({ version }) => kept.has(version));
  const collection = await collectChangeset(context, dataset, line, {
    signal,
    onProgress: (done) => onProgress('Looking for what differs', done, null),
  });
  const { withDocuments } = request;
  return { dataset, branch: branch.name, uncommitted: !branch.clean, line, tags, collection, withDocuments };
}

interface Line {
  readonly dataset: DatasetRow;
  readonly all: ReadonlyMap<string, DatasetVersion>;
  readonly head: DatasetVersion;
}

/** What the other side is taken to have: what it handed over itself, where the library was begun with that. */
function findSince(
  context: LibraryContext,
  { dataset, all, head }: Line,
  { since, branch }: ChangesetRequest,
): DatasetVersion | null {
  if (since === null) return null;
  if (since !== undefined)
    return resolveVersionOf(context, dataset, { ref: since, what: 'No changeset was made.' }).version;
  if (branch === MAIN_BRANCH) return null;
  const main = all.get(context.reader.drafts.get(dataset.id, MAIN_BRANCH)?.headVersion ?? '');
  if (main !== undefined) return main;
  const behind = new Set(versionsUpTo(all, head).map(({ id }) => id));
  const arrived = context.reader.records.arrivedVersions(dataset.id).find((id) => behind.has(id));
  return all.get(arrived ?? '') ?? null;
}

/** What people are told of a changeset. */
function contentsOf({ dataset, branch, line, tags, collection, withDocuments }: HandOver) {
  const told = ({ id, number, message, author, time }: DatasetVersion) => ({
    id,
    version: number,
    message,
    author,
    time,
  });
  const { documents, pages, objects } = collection;
  const files = collection.files.filter(({ isNew }) => isNew);
  return {
    dataset: dataset.name,
    branch,
    versions: line.versions.map(told),
    base: line.base.map(told),
    tags: tags.map(({ name }) => name),
    documents,
    pages,
    objects: objects.length,
    files: {
      total: files.length,
      included: withDocuments ? files.length : 0,
      bytes: files.reduce((sum, { size }) => sum + size, 0),
    },
  };
}

const recordOf = (version: DatasetVersion) =>
  JSON.parse(versionRecordJson(version)) as ChangesetManifest['base'][number]['record'];

function manifestOf({ dataset, branch, line, tags, collection, withDocuments }: HandOver): ChangesetManifest {
  const { objects, names, review, runs, files } = collection;
  return {
    type: 'changeset',
    format: CHANGESET_FORMAT,
    dataset: dataset.name,
    branch,
    versions: line.versions.map((version) => ({
      record: recordOf(version),
      root: version.root,
      schema: version.schema,
    })),
    base: line.base.map((version) => ({ number: version.number, record: recordOf(version) })),
    origins: [...line.origins],
    tags: tags.map(({ name, version, message, author, time }) => ({ name, version, message, author, time })),
    files: files.map(({ sha256, size, name, isNew }) => ({
      sha256,
      size,
      name,
      included: withDocuments && isNew,
    })),
    counts: {
      objects: objects.length,
      names: names.length,
      review: review.length,
      runs: runs.length,
      files: withDocuments ? files.filter(({ isNew }) => isNew).length : 0,
    },
  };
}

async function* piecesOf(
  context: LibraryContext,
  handOver: HandOver,
  { signal, onProgress }: ChangesetOptions,
): AsyncGenerator<string | Uint8Array> {
  const { collection, withDocuments } = handOver;
  const digest = startSha256();
  const noted = <Piece extends string | Uint8Array>(piece: Piece): Piece => {
    digest.update(piece);
    return piece;
  };
  const line = (value: unknown): string => noted(`${canonicalJson(value as JsonValue)}\n`);
  yield line(manifestOf(handOver));
  for (const [index, id] of collection.objects.entries()) {
    refuseIfCancelled(signal);
    onProgress('Writing pages', index, collection.objects.length);
    yield noted(`${context.reader.objects.readJson(id)}\n`);
  }
  for (const { entry, name } of collection.names) yield line({ type: 'name', entry, name });
  for (const item of collection.review) yield line({ type: 'review', ...item });
  for (const { datasetId: _here, ...run } of collection.runs) yield line({ type: 'run', ...run });
  const files = withDocuments ? collection.files.filter(({ isNew }) => isNew) : [];
  for (const [index, { sha256, size, name }] of files.entries()) {
    onProgress('Writing documents', index, files.length);
    yield line({ type: 'file', sha256, size });
    const actual = startSha256();
    for await (const chunk of createReadStream(context.reader.files.pathOf(sha256), { signal })) {
      actual.update(chunk as Buffer);
      yield noted(chunk as Buffer);
    }
    if (actual.end() !== sha256) throw fileDamaged(name, sha256);
    yield noted('\n');
  }
  yield `${canonicalJson({ type: 'end', sha256: digest.end() })}\n`;
}

const branchMissing = (dataset: string, branch: string, known: readonly string[]): AppError =>
  new AppError('not-found', {
    what: 'No changeset was made.',
    why: `"${dataset}" has no branch "${branch}"; it has ${nearNames(known, branch)}.`,
    next: 'Name one of its branches.',
    inTerminal: `See them with: colophon branch list --dataset ${shellWord(dataset)}.`,
  });

const noVersion = (dataset: string, branch: string): AppError =>
  new AppError('version-needed', {
    what: 'No changeset was made.',
    why: `The branch "${branch}" of "${dataset}" has no version yet.`,
    next: 'Commit its draft first.',
  });

const nothingNew = (dataset: string, branch: string, since: DatasetVersion | null): AppError =>
  new AppError('nothing-to-hand-over', {
    what: 'No changeset was made.',
    why: `The branch "${branch}" of "${dataset}" has nothing that is not behind version ${since?.number ?? 0}, too.`,
    next: 'Commit what is to be handed over, or say that the other side has less, or nothing.',
    inTerminal:
      'Commit what is to be handed over, or say what the other side has: --since VERSION, or --whole for nothing.',
  });

const fileDamaged = (name: string, sha256: string): AppError =>
  new AppError('object-damaged', {
    what: 'No changeset was made.',
    why: `The file of ${name} (${sha256.slice(0, 12)}…) is not what its hash says.`,
    next: 'Check every file of the library to see what is affected, and restore the file from a backup.',
    inTerminal: 'See what is affected with: colophon verify, and restore the file from a backup.',
  });
