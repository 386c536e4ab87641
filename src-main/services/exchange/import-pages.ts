import { compareCodeUnits, equalJson } from '../../domain/canonical/canonical-json';
import { normaliseObject, normaliseText } from '../../domain/canonical/normalise-text';
import { findEntry } from '../../domain/dataset-versions/document-tree';
import {
  documentObject,
  readDocument,
  readPage,
  writePage,
} from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import {
  provenanceOf,
  readDocumentProvenance,
  readPageProvenance,
  writeDocumentProvenance,
  writePageProvenance,
  type Act,
  type PageProvenance,
} from '../../domain/dataset-versions/provenance';
import { carryForward } from '../../domain/matching/carry-forward';
import { sizeOfPage } from '../../domain/migration/migrate-document';
import type { DocumentContent, PageContent, Region, Split } from '../../domain/regions/region';
import { mergeSource } from '../../domain/regions/merge-source';
import { toRegions } from '../../formats/coco/coco-regions';
import type { CocoAnnotation, CocoImage } from '../../formats/coco/coco-types';
import { takeTurns } from '../../formats/take-turns';
import type { Warnings } from '../../formats/warnings';
import { sha256 } from '../../storage/hashing';
import type { LibraryWriter } from '../../storage/library-storage';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DraftRoots } from '../../storage/repositories/draft-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import { flushLargeBatch } from '../content/bulk-act';
import { countContinued, type ContinuedCounts } from './count-continued';
import type { ClassPlan } from './import-classes';
import { requireWriter, type LibraryContext } from '../library-context';
import { dropWhatFileLacks, type ReplacedDocument } from './import-replace';
import type { ImageTarget } from './match-documents';
import { countFilePages, countPage, summariseDocument, type PageCounts } from '../statistics';

interface ImportState {
  readonly dataset: DatasetRow;
  readonly roots: DraftRoots;
  readonly objects: ObjectBuffer;
  readonly act: Act & { readonly run: string };
  readonly classes: ClassPlan;
  readonly warnings: Warnings;
  /** Least overlap from which an annotation continues a region of another id; ids alone tell when absent. */
  readonly iou?: number | undefined;
  /** Whether what the file does not have goes from the pages that it speaks of. */
  readonly replace?: boolean | undefined;
  /** Documents that have no split get this one. */
  readonly split?: Split | undefined;
}

interface OpenDocument extends ReplacedDocument {
  readonly isNew: boolean;
  readonly name: string;
  isChanged: boolean;
}

export interface ImportedPages {
  readonly documents: Map<string, ObjectId>;
  readonly provenances: Map<string, ObjectId | null>;
  readonly counts: {
    documents: number;
    pages: number;
    regions: number;
    skipped: number;
    /** Only where the file is matched by geometry. */
    changed?: ContinuedCounts;
    /** Only where the file replaces what is there. */
    removed?: number;
  };
}

/** Puts the annotations of images on pages, one image at a time. Objects are written in batches that nobody sees yet. */
export function createPageImporter(context: LibraryContext, state: ImportState) {
  const open = new Map<string, OpenDocument>();
  const pageCounts = new Map<ObjectId, string>();
  const { pageSize } = context.reader.fileFacts;
  const counts: ImportedPages['counts'] = { documents: 0, pages: 0, regions: 0, skipped: 0 };
  if (state.iou !== undefined) counts.changed = { continued: 0, moved: 0, relabelled: 0 };
  return {
    importImage(image: CocoImage, target: ImageTarget, annotations: readonly CocoAnnotation[]): void {
      const document = open.get(target.entry) ?? openDocument(state, target);
      open.set(target.entry, document);
      const before = readPage(state.objects, document.pages.get(target.pageIndex));
      const found = regionsOf(context, state, { image, target, annotations });
      const { continued, others, matched } =
        state.iou === undefined
          ? { continued: [], others: found, matched: [] }
          : carryForward(before.regions, found, state.iou);
      noteInFile(document, target.pageIndex, [...matched, ...others.map(({ id }) => id)]);
      const known = new Map(before.regions.map((region) => [region.id, region]));
      const added = others.filter(({ id }) => !known.has(id));
      const completed = [
        ...continued,
        ...others.flatMap((region) => completeRegion(known.get(region.id), region)),
      ];
      counts.skipped += found.length - added.length - continued.length;
      counts.regions += added.length;
      if (counts.changed !== undefined) countContinued(counts.changed, known, continued);
      const page = withImport(before, image, [...added, ...completed]);
      const id = writePage(state.objects, page);
      if (id === null || id === document.pages.get(target.pageIndex)) return;
      document.pages.set(target.pageIndex, id);
      const counted = countPage(page, sizeOfPage(document.content, target.pageIndex, pageSize));
      pageCounts.set(id, JSON.stringify(counted));
      counts.pages += 1;
      document.isChanged = true;
      recordProvenance(state, document, target.pageIndex, { before, added, completed });
      flushLargeBatch(state.objects);
    },
    finish: (signal?: AbortSignal) => finish(context, state, { open, counts, pageCounts }, signal),
  };
}

function openDocument(state: ImportState, target: ImageTarget): OpenDocument {
  const { objects, roots } = state;
  const id = findEntry(objects, roots.root, target.entry);
  const { entry, file, absent, name } = target;
  const known =
    id === undefined
      ? { entry, file, ...(absent !== null && { absent }), pages: [] }
      : readDocument(objects, id);
  const content = withSplit(state, known, name);
  const provenance = readDocumentProvenance(objects, findEntry(objects, roots.provenance, entry));
  return {
    content,
    isNew: id === undefined,
    name,
    pages: new Map(content.pages),
    provenance: new Map(provenance),
    inFile: new Map(),
    isChanged: id === undefined || content !== known,
  };
}

/** Several images may be of one page. */
function noteInFile({ inFile }: OpenDocument, pageIndex: number, ids: readonly string[]): void {
  const known = inFile.get(pageIndex) ?? new Set();
  for (const id of ids) known.add(id);
  inFile.set(pageIndex, known);
}

/** A document that is in another split stays there: a file named `train` must not take from a test set. */
function withSplit(
  { split, warnings }: ImportState,
  content: DocumentContent,
  name: string,
): DocumentContent {
  if (split === undefined || content.split === split) return content;
  if (content.split === undefined) return { ...content, split };
  warnings.add('other-split', () => `${name} stays in ${content.split ?? ''}`);
  return content;
}

function regionsOf(
  context: LibraryContext,
  { classes, warnings }: ImportState,
  {
    image,
    target,
    annotations,
  }: { image: CocoImage; target: ImageTarget; annotations: readonly CocoAnnotation[] },
): Region[] {
  const file = target.file === null ? undefined : context.reader.fileFacts.get(target.file);
  const page =
    target.file === null ? target.absent : context.reader.fileFacts.pageSize(target.file, target.pageIndex);
  if (page === null || page === undefined)
    throw new Error(`page ${target.pageIndex} of ${target.entry} has no size`);
  return toRegions(annotations, {
    frame:
      image.width === null || image.height === null ? null : { width: image.width, height: image.height },
    page,
    isImage: file !== undefined && file.mediaType !== 'application/pdf',
    entryId: target.entry,
    pageIndex: target.pageIndex,
    classOf: classes.classOf,
    sha256,
    warnings,
  });
}

/** A region that is there already, with what this file says of it besides; nothing when that adds nothing. */
function completeRegion(known: Region | undefined, found: Region): Region[] {
  if (known === undefined) return [];
  const source = mergeSource(known.source, found.source);
  const isSame = source === undefined || equalJson(source, known.source ?? {});
  return isSame ? [] : [{ ...known, source }];
}

function withImport(before: PageContent, image: CocoImage, changed: readonly Region[]): PageContent {
  const frame = mergeSource(before.frame, normaliseObject(image.fields));
  const byId = new Map([...before.regions, ...changed].map((region) => [region.id, region]));
  const regions = [...byId.values()].sort((a, b) => compareCodeUnits(a.id, b.id));
  return { ...before, regions, ...(frame !== undefined && { frame }) };
}

/** A page that has nothing but this import gets the one provenance object that all such pages share. */
function recordProvenance(
  { objects, act }: ImportState,
  document: OpenDocument,
  pageIndex: number,
  { before, added, completed }: Record<'added' | 'completed', readonly Region[]> & { before: PageContent },
): void {
  if (added.length + completed.length === 0) return;
  const known = readPageProvenance(objects, document.provenance.get(pageIndex));
  const isFirst = before.regions.length === 0 && known.default === undefined;
  const made = added.map(({ id }) => [id, { made: act }] as const);
  const changed = completed.map(
    ({ id }) => [id, { changed: act, made: provenanceOf(known, id)?.made ?? act }] as const,
  );
  const next: PageProvenance = isFirst
    ? { ...known, default: act }
    : { ...known, regions: { ...known.regions, ...Object.fromEntries([...made, ...changed]) } };
  const id = writePageProvenance(objects, next);
  if (id !== null) document.provenance.set(pageIndex, id);
}

interface Finished extends Pick<ImportedPages, 'counts'> {
  readonly open: ReadonlyMap<string, OpenDocument>;
  /**
   * Of the pages that this import wrote: reading a large import again to count it would take half its time. As JSON,
   * which takes a tenth of the memory that tables of so many pages do.
   */
  readonly pageCounts: ReadonlyMap<ObjectId, string>;
}

async function finish(
  context: LibraryContext,
  { dataset, objects, act, replace = false }: ImportState,
  { open, counts, pageCounts }: Finished,
  signal?: AbortSignal,
): Promise<ImportedPages> {
  const nextTurn = takeTurns(signal);
  const documents = new Map<string, ObjectId>();
  const provenances = new Map<string, ObjectId | null>();
  const names: EntryName[] = [];
  const { pageSize } = context.reader.fileFacts;
  for (const [entry, opened] of open) {
    if (replace) dropOthers(objects, opened, counts);
    const { content, isNew, name, pages, provenance, isChanged } = opened;
    if (!isChanged) continue;
    counts.documents += 1;
    const document = { ...content, pages: [...pages] };
    const id = objects.write(documentObject(document));
    documents.set(entry, id);
    provenances.set(entry, writeDocumentProvenance(objects, [...provenance]));
    const filePages = countFilePages(context.reader, document.file);
    const countsOf = (page: ObjectId, pageIndex: number): PageCounts => {
      const known = pageCounts.get(page);
      if (known !== undefined) return JSON.parse(known) as PageCounts;
      return countPage(readPage(objects, page), sizeOfPage(document, pageIndex, pageSize));
    };
    const summary = summariseDocument(document, { pages: filePages, countsOf });
    context.reader.summaries.putJson(id, JSON.stringify(summary));
    if (isNew) names.push([entry, normaliseText(name)]);
    flushLargeBatch(objects);
    await nextTurn();
  }
  await saveNames(requireWriter(context), { dataset, run: act.run, names }, nextTurn);
  while (!context.reader.summaries.flushSome()) await nextTurn();
  return { documents, provenances, counts };
}

function dropOthers(objects: ObjectBuffer, document: OpenDocument, counts: ImportedPages['counts']): void {
  const { regions, pages } = dropWhatFileLacks(objects, document);
  counts.removed = (counts.removed ?? 0) + regions;
  counts.pages += pages;
  document.isChanged ||= regions > 0;
}

type EntryName = readonly [entry: string, name: string];

/** Puts names into the database in short transactions; they count once the import is published. */
async function saveNames(
  writer: LibraryWriter,
  { dataset, run, names }: { dataset: DatasetRow; run: string; names: EntryName[] },
  nextTurn: () => Promise<void> | undefined,
): Promise<void> {
  names.sort((a, b) => compareCodeUnits(a[0], b[0])); // neighbours land on the same page of the table
  for (let start = 0; start < names.length; start += NAMES_PER_BATCH) {
    writer.writeAhead(() => {
      for (const [entry, name] of names.slice(start, start + NAMES_PER_BATCH))
        writer.datasets.addName(dataset.id, entry, name, run);
    });
    await nextTurn();
  }
}

/** Some 30 ms of work. */
const NAMES_PER_BATCH = 2500;
