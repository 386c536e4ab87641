import { basename } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { AppError } from '../../domain/errors/app-error';
import { takeTurns } from '../../formats/take-turns';
import type { DocumentReader } from '../../pdf/document-reader';
import { packObject } from '../../storage/object-codec';
import type { LibraryWriter } from '../../storage/library-storage';
import type { ImportRunRow } from '../../storage/repositories/record-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import type { DatasetVersion, Statistics } from '../../storage/repositories/version-repository';
import { flushLargeBatch } from '../content/bulk-act';
import { compareSummary } from '../comparison/compare-service';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { countDocument, countRoot } from '../statistics';
import { whileWriting } from '../work-under-way';
import { receiveFiles, type ArrivingFiles } from './arriving-files';
import type { ChangesetOptions } from './create-changeset';
import { toldVersion, verifyChangeset, type VerifiedChangeset } from './inspect-changeset';
import { readChangeset } from './read-changeset';
import { putBranch } from './put-branch';
import { planBranch, type TargetBranch } from './target-branch';

export interface OpenRequest {
  readonly dataset: string;
  readonly path: string;
  /** Name of the branch here; the one it has where it was made when absent. */
  readonly branch?: string | undefined;
  /** Files and folders to look in for documents that are neither in the changeset nor here. */
  readonly documents: readonly string[];
}

export interface OpenOptions extends ChangesetOptions {
  readonly reader: DocumentReader;
}

interface Added {
  versions: number;
  objects: number;
  names: number;
  tags: number;
  files: number;
}

/**
 * Takes a changeset in as a branch. It is read twice: first everything is checked and nothing is written, then
 * objects are written in small batches that nobody sees, and one short transaction makes them versions. Opening
 * the same again adds nothing.
 *
 * @throws AppError as `verifyChangeset`, and `documents-missing`, `already-exists`; then nothing was changed
 */
export function openChangeset(context: LibraryContext, request: OpenRequest, options: OpenOptions) {
  requireWriter(context);
  return whileWriting(context, async () => {
    const verified = await verifyChangeset(context, request, options);
    const target = planBranch(context, verified, request.branch);
    const added = await takeIn(context, request, options, { verified, target });
    return describeOpened(context, verified, target, added);
  });
}

interface Decided {
  readonly verified: VerifiedChangeset;
  readonly target: TargetBranch;
}

async function takeIn(
  context: LibraryContext,
  request: OpenRequest,
  options: OpenOptions,
  { verified, target }: Decided,
): Promise<Added & { skippedTags: string[] }> {
  const added: Added = { versions: 0, objects: 0, names: 0, tags: 0, files: 0 };
  if (verified.known.size === verified.versions.length && target.how === 'leave')
    return { ...added, skippedTags: tagsToSkip(context, { verified, target }) };
  const files = receiveFiles(context, options);
  try {
    await files.find(verified.missingFiles, request.documents);
    const arrival = await write(context, request, options, { verified, files, added });
    const statistics = await countVersions(context, arrival.objects, verified, options.signal);
    const skippedTags = publish(context, { verified, target }, { ...arrival, statistics, added });
    return { ...added, skippedTags };
  } catch (error) {
    await files.discard();
    throw error;
  }
}

interface Arrival {
  readonly objects: ObjectBuffer;
  readonly runs: readonly Omit<ImportRunRow, 'datasetId'>[];
  /** The record of the opening itself: names that came with it count once it is there. */
  readonly run: ImportRunRow;
}

/** Puts into the library what nobody sees yet: objects, names, open questions of migrations, files. */
async function write(
  context: LibraryContext,
  { path }: OpenRequest,
  { signal, onProgress }: OpenOptions,
  { verified, files, added }: { verified: VerifiedChangeset; files: ArrivingFiles; added: Added },
): Promise<Arrival> {
  const writer = requireWriter(context);
  const objects = context.reader.newBuffer();
  const runs: Omit<ImportRunRow, 'datasetId'>[] = [];
  const { dataset, manifest } = verified;
  const { by: author, at: time } = actNow(context);
  const id = uuidV7();
  const listed = new Map(manifest.files.map((file) => [file.sha256, file]));
  const again = await readChangeset(
    path,
    {
      onObject(objectId, object, json) {
        if (!context.reader.objects.has(objectId)) added.objects += 1;
        objects.writePacked(objectId, packObject(object.type, json));
        flushLargeBatch(objects);
      },
      onName({ entry, name }) {
        if (context.reader.datasets.namesOf(dataset.id, entry).includes(name)) return;
        added.names += 1;
        writer.writeAhead(() => writer.datasets.addName(dataset.id, entry, name, id));
      },
      onReview: (item) => writer.writeAhead(() => writer.review.put([item])),
      onRun: (run) => void runs.push(run),
      onFile: (file, bytes) =>
        files.take(listed.get(file.sha256) as NonNullable<ReturnType<typeof listed.get>>, bytes),
    },
    { signal, onProgress: (done) => onProgress('Taking the changeset in', done, verified.bytes) },
  );
  if (again.digest !== verified.digest) throw changedMeanwhile(path);
  added.files = await files.keep();
  const nextTurn = takeTurns(signal);
  while (!objects.flushSome()) await nextTurn();
  const result = { branch: manifest.branch, version: verified.head.id, objects: added.objects };
  const run: ImportRunRow = {
    id,
    datasetId: dataset.id,
    format: 'changeset',
    fileName: basename(path),
    sha256: verified.digest,
    author,
    time,
    header: {},
    result,
  };
  return { objects, runs, run };
}

/** Counts each new document in a turn of its own, so that counting a version then is a matter of its tree. */
async function countVersions(
  context: LibraryContext,
  objects: ObjectBuffer,
  { versions, known }: VerifiedChangeset,
  signal: AbortSignal | undefined,
): Promise<Map<string, Statistics>> {
  const nextTurn = takeTurns(signal);
  const counted = new Map<string, Statistics>();
  for (const { id, record } of versions) {
    if (known.has(id)) continue;
    for (const document of uncounted(context, objects, record.root)) {
      countDocument(context.reader, objects, document);
      await nextTurn();
    }
    // As where the version was made: how regions spread stays with the summaries.
    const { spread: _spread, ...statistics } = countRoot(context.reader, objects, record.root);
    counted.set(id, statistics);
    await nextTurn();
  }
  while (!context.reader.summaries.flushSome()) await nextTurn();
  return counted;
}

function* uncounted(context: LibraryContext, objects: ObjectBuffer, root: ObjectId): Generator<ObjectId> {
  if (context.reader.summaries.get(root) !== undefined) return;
  const { children, entries = [] } = objects.read(root) as unknown as {
    readonly children?: readonly (readonly [digit: string, id: ObjectId, count: number])[];
    readonly entries?: readonly (readonly [key: string, id: ObjectId])[];
  };
  for (const [, child] of children ?? []) yield* uncounted(context, objects, child);
  for (const [, document] of entries) yield document;
}

function publish(
  context: LibraryContext,
  { verified, target }: Decided,
  arrival: Arrival & { readonly statistics: ReadonlyMap<string, Statistics>; readonly added: Added },
): string[] {
  const writer = requireWriter(context);
  const { dataset, manifest, versions, known, head } = verified;
  const { author, time } = arrival.run;
  const skipped = tagsToSkip(context, { verified, target });
  writer.transaction(() => {
    addRuns(context, writer, arrival, dataset.id);
    for (const { id, record } of versions) {
      if (known.has(id)) continue;
      writer.versions.add(dataset.id, record, arrival.statistics.get(id) as Statistics);
      arrival.added.versions += 1;
    }
    for (const tag of manifest.tags) {
      if (skipped.includes(tag.name) || context.reader.tags.find(dataset.id, tag.name) !== undefined)
        continue;
      writer.tags.create({ ...tag, datasetId: dataset.id });
      arrival.added.tags += 1;
    }
    putBranch(context, writer, { dataset, target, head: head.id });
    const { versions: count } = arrival.added;
    const data = { dataset: dataset.name, branch: target.name, version: head.id, versions: count };
    writer.records.addEvent({ time, author, kind: 'changeset-opened', data });
  });
  for (const kind of ['versions', 'documents'] as const)
    context.emit({ kind, dataset: dataset.name, revision: null, remaining: null });
  return skipped;
}

function addRuns(
  context: LibraryContext,
  writer: LibraryWriter,
  { runs, run }: Arrival,
  datasetId: string,
): void {
  for (const each of runs)
    if (context.reader.records.importRun(each.id) === undefined)
      writer.records.addImportRun({ ...each, datasetId });
  writer.records.addImportRun(run);
}

/** Tags and branches share one space of names, and what a name stands for here stays. */
function tagsToSkip(context: LibraryContext, { verified: { dataset, manifest }, target }: Decided): string[] {
  return manifest.tags
    .filter(({ name, version }) => {
      if (name === target.name) return true;
      const here = context.reader.tags.find(dataset.id, name);
      if (here !== undefined) return here.version !== version;
      return context.reader.drafts.get(dataset.id, name) !== undefined;
    })
    .map(({ name }) => name);
}

function describeOpened(
  context: LibraryContext,
  verified: VerifiedChangeset,
  { name }: TargetBranch,
  { skippedTags, ...added }: Added & { skippedTags: string[] },
) {
  const { dataset, versions, baseHere, head, people } = verified;
  const here = versions.map((version) => ({
    version,
    found: context.reader.versions.byId(dataset.id, version.id) as DatasetVersion,
  }));
  const { number, statistics } = context.reader.versions.byId(dataset.id, head.id) as DatasetVersion;
  const base = baseHere.reduce<number | null>((least, each) => Math.max(least ?? 0, each.number), null);
  const from =
    base === null ? null : compareSummary(context, `${dataset.name}@${base}`, `${dataset.name}@${number}`);
  return {
    dataset: dataset.name,
    branch: name,
    head: number,
    id: head.id,
    base,
    versions: here.map(({ version, found }) => toldVersion(version, found)),
    added,
    skippedTags,
    people: [...new Set([...versions.map(({ record }) => record.author), ...people])].sort(),
    labels: from === null ? { added: statistics.regions, removed: 0, changed: 0 } : countsOf(from.labels),
    documents: {
      added: from === null ? statistics.documents : from.documents.added.length,
      removed: from?.documents.removed.length ?? 0,
      replaced: from?.documents.replaced.length ?? 0,
    },
  };
}

const countsOf = ({ added, removed, changed }: { added: number; removed: number; changed: number }) => ({
  added,
  removed,
  changed,
});

const changedMeanwhile = (path: string): AppError =>
  new AppError('format-invalid', {
    what: `“${basename(path)}” was not taken in.`,
    why: 'The file was changed while it was read.',
    next: 'Take it in again when nothing writes to it; nothing was changed here.',
  });
