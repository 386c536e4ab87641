import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import type { JsonObject } from '../../domain/canonical/canonical-json';
import { AppError } from '../../domain/errors/app-error';
import type { Split } from '../../domain/regions/region';
import { openCoco, type CocoFile } from '../../formats/coco/coco-file';
import { parseMappingFile, type ImageMapping } from '../../formats/coco/mapping-file';
import type { DocumentReader } from '../../pdf/document-reader';
import { hashFile } from '../../storage/files/file-store';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import { recordFiles } from '../documents/add-documents';
import { runBulkAct } from '../content/bulk-act';
import { findDataset, viewDraft } from '../content/content-view';
import type { ContinuedCounts } from './count-continued';
import { findAnnotationFile } from './find-annotation-file';
import { planClasses } from './import-classes';
import { createPageImporter } from './import-pages';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { findTargets, type ImageTarget } from './match-documents';
import { discardAll, receiveDocuments, type ReceivedDocument } from '../documents/receive-documents';
import { updateInTurns } from '../content/update-in-turns';
import { walkSources } from '../documents/walk-sources';

export interface ImportRequest {
  readonly dataset: string;
  readonly path: string;
  /** Files and folders with the documents that the annotations speak of. */
  readonly documents: readonly string[];
  readonly map?: string | undefined;
  readonly withoutDocuments: boolean;
  /** Documents that have no split get this one. */
  readonly split?: Split | undefined;
  /** Least overlap from which an annotation continues a region that is there under another id; none does when absent. */
  readonly iou?: number | undefined;
  /** Whether regions that the file does not have go from the pages that it speaks of. */
  readonly replace?: boolean | undefined;
}

export interface ImportOptions {
  readonly reader: DocumentReader;
  readonly signal?: AbortSignal | undefined;
  onProgress(what: string, done: number, total: number | null): void;
}

export interface ImportOutcome extends Partial<ContinuedCounts> {
  documents: number;
  pages: number;
  regions: number;
  classes: number;
  warnings: { code: string; count: number; example: string }[];
  skipped: number;
  /** Regions that the file does not have; where it replaces what is there. */
  removed?: number;
}

/**
 * Imports a COCO file into a dataset's draft as one step of undo. Importing the same file again adds
 * nothing. People may go on editing meanwhile.
 *
 * @throws AppError `format-invalid`, `documents-missing`, `cancelled`; then nothing was imported
 */
export async function importCoco(
  context: LibraryContext,
  given: ImportRequest,
  options: ImportOptions,
): Promise<ImportOutcome> {
  requireWriter(context);
  const { file, folder } = await findAnnotationFile(given.path);
  const documents = folder === null || given.documents.length > 0 ? given.documents : [folder];
  const request = { ...given, path: file, documents };
  const dataset = findDataset(context, request.dataset);
  const mapping = await readMapping(request.map);
  const coco = await openCoco(request.path, {
    signal: options.signal,
    onProgress: ({ what, done, total }) => options.onProgress(what, done, total),
  });
  let received: ReceivedDocument[] = [];
  try {
    received = await receiveSources(context, request, coco, options);
    return await importInto(context, dataset, { request, options, coco, mapping, received });
  } catch (error) {
    await discardAll(context, received);
    throw error;
  } finally {
    await coco.close();
  }
}

async function readMapping(path: string | undefined): Promise<ImageMapping> {
  return path === undefined ? new Map() : parseMappingFile(path, await readFile(path));
}

async function receiveSources(
  context: LibraryContext,
  { documents }: ImportRequest,
  coco: CocoFile,
  { reader, signal, onProgress }: ImportOptions,
): Promise<ReceivedDocument[]> {
  const sources = await walkSources(documents, signal);
  const onFile = (done: number, total: number): void => onProgress('Reading documents', done, total);
  const { received, failed } = await receiveDocuments(context, sources, {
    reader,
    passwords: [],
    signal,
    onProgress: onFile,
  });
  for (const { path, reason } of failed)
    coco.warnings.add('document-unreadable', () => `${basename(path)}: ${reason}`);
  return received;
}

interface Running {
  readonly request: ImportRequest;
  readonly options: ImportOptions;
  readonly coco: CocoFile;
  readonly mapping: ImageMapping;
  readonly received: readonly ReceivedDocument[];
}

async function importInto(
  context: LibraryContext,
  dataset: DatasetRow,
  running: Running,
): Promise<ImportOutcome> {
  const { request, options, coco, received } = running;
  const writer = requireWriter(context);
  const { signal } = options;
  const act = { ...actNow(context), run: uuidV7() };
  const outcome: ImportOutcome = { documents: 0, pages: 0, regions: 0, classes: 0, warnings: [], skipped: 0 };
  await runBulkAct(
    context,
    dataset,
    `import ${basename(request.path)}`,
    async ({ roots, schema, objects }) => {
      const view = { ...viewDraft(context, dataset), roots, schema };
      const targets = await findTargets(context, view, {
        images: coco.images,
        mapping: running.mapping,
        received,
        withoutDocuments: request.withoutDocuments,
        warnings: coco.warnings,
        signal,
      });
      refuseWithoutTargets(coco, targets);
      recordFiles(context, await keepUsed(context, received, targets));
      const classes = planClasses(coco, schema);
      const importer = createPageImporter(context, {
        dataset,
        roots,
        objects,
        act,
        classes,
        warnings: coco.warnings,
        iou: request.iou,
        split: request.split,
        replace: request.replace,
      });
      await importImages(importer, running, targets);
      const { documents, provenances, counts } = await importer.finish(signal);
      const { changed, ...others } = counts;
      Object.assign(outcome, others, changed, { classes: classes.added, warnings: coco.warnings.list() });
      const run = await describeRun(context, dataset, running, { act, outcome });
      return {
        roots: {
          root: await updateInTurns(objects, roots.root, documents, signal),
          provenance: await updateInTurns(objects, roots.provenance, provenances, signal),
        },
        changeSchema: classes.changeSchema,
        record: () => {
          if (outcome.regions + outcome.documents + outcome.pages + outcome.classes > 0)
            writer.records.addImportRun(run);
        },
      };
    },
  );
  context.emit({ kind: 'documents', dataset: dataset.name, revision: null, remaining: null });
  return outcome;
}

async function importImages(
  importer: ReturnType<typeof createPageImporter>,
  { coco, options }: Running,
  targets: Awaited<ReturnType<typeof findTargets>>,
): Promise<void> {
  let done = 0;
  for await (const { imageNumber, image, annotations } of coco.annotatedImages()) {
    const target = targets.get(imageNumber);
    if (target !== undefined) importer.importImage(image, target, annotations);
    options.onProgress('Importing pages', ++done, coco.images.length);
  }
}

async function describeRun(
  context: LibraryContext,
  dataset: DatasetRow,
  { request, coco, options }: Running,
  { act, outcome }: { act: { by: string; at: string; run: string }; outcome: ImportOutcome },
) {
  const sha256 = await hashFile(request.path, options.signal);
  const result = outcome as unknown as JsonObject;
  return {
    id: act.run,
    datasetId: dataset.id,
    format: 'coco',
    fileName: basename(request.path),
    sha256,
    author: act.by,
    time: context.now(),
    header: coco.header,
    result,
  };
}

/**
 * Files that annotations speak of become part of the library; the others do not.
 *
 * @returns those that were kept: only they may get a row, since every row promises a file
 */
async function keepUsed(
  context: LibraryContext,
  received: readonly ReceivedDocument[],
  targets: ReadonlyMap<number, ImageTarget>,
): Promise<ReceivedDocument[]> {
  const used = new Set([...targets.values()].map(({ file }) => file));
  const kept: ReceivedDocument[] = [];
  for (const document of received) {
    const { file } = document;
    if (used.has(file.sha256)) {
      await context.reader.files.keep(file);
      kept.push(document);
    } else await context.reader.files.discard(file);
  }
  return kept;
}

function refuseWithoutTargets(coco: CocoFile, targets: ReadonlyMap<number, ImageTarget>): void {
  if (coco.images.length === 0 || targets.size > 0) return;
  throw new AppError('documents-missing', {
    what: 'Nothing was imported.',
    why: `None of the ${coco.images.length} images belongs to a document of the dataset, for example ${coco.images[0]?.fileName ?? 'the first'}.`,
    next: 'Say where the documents are, or import the annotations alone.',
    inTerminal:
      'Say where the documents are with --documents PATH, or import the annotations alone with --without-documents.',
  });
}
