import { posix } from 'node:path';
import { readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import { findEntry } from '../../domain/dataset-versions/document-tree';
import { groupBy } from '../../domain/group-by';
import { toUnits } from '../../domain/geometry/units';
import { entryIdOfAbsent } from '../../domain/identity/derived-ids';
import { normaliseText } from '../../domain/canonical/normalise-text';
import type { AbsentFile } from '../../domain/regions/region';
import type { CocoImage } from '../../formats/coco/coco-types';
import type { CatalogueDocument } from '../../formats/coco/document-catalogue';
import { matchImages, type ImageMatch } from '../../formats/coco/match-images';
import type { ImageMapping } from '../../formats/coco/mapping-file';
import { takeTurns } from '../../formats/take-turns';
import type { Warnings } from '../../formats/warnings';
import { sha256 } from '../../storage/hashing';
import type { ContentView } from '../content/content-view';
import { documentsOf, type ListedDocument } from '../documents/document-list';
import { freeEntryOf } from '../documents/find-entry';
import type { LibraryContext } from '../library-context';
import type { ReceivedDocument } from '../documents/receive-documents';

/** Where the annotations of one image go. */
export interface ImageTarget {
  readonly entry: string;
  readonly file: string | null;
  readonly absent: AbsentFile | null;
  readonly pageIndex: number;
  /** Name for an entry that the dataset does not have yet. */
  readonly name: string;
}

export interface MatchRequest {
  readonly images: readonly CocoImage[];
  readonly mapping: ImageMapping;
  /** Documents that came along with the import. */
  readonly received: readonly ReceivedDocument[];
  readonly withoutDocuments: boolean;
  readonly warnings: Warnings;
  readonly signal?: AbortSignal | undefined;
}

/** Size in pixels of an absent document whose annotations declare none. */
const UNKNOWN_SIZE = 1000;

/**
 * The page for every image: of a document in the draft, of a file that came along, or of an absent
 * document. Images that find none are reported and have no target.
 */
export async function findTargets(
  context: LibraryContext,
  view: ContentView,
  request: MatchRequest,
): Promise<Map<number, ImageTarget>> {
  const documents = documentsOf(context, view);
  const catalogue = await buildCatalogue(context, view, documents, request);
  const { matches, unmatched, warnings } = matchImages(request.images, catalogue, request.mapping);
  for (const { code, count, example } of warnings) request.warnings.add(code, () => example, count);
  const targets = assignEntries(request.images, matches, documents, catalogue);
  const absentTaken = new Set<string>(documents.keys());
  for (const { imageNumber, reason } of unmatched) {
    const image = request.images[imageNumber] as CocoImage;
    const isAbsent = reason === 'none' && request.withoutDocuments && image.fileName !== null;
    if (isAbsent) targets.set(imageNumber, absentTarget(image, absentTaken, request.warnings));
    else reportMissing(image, reason, request.warnings);
  }
  return targets;
}

function reportMissing(image: CocoImage, reason: string, warnings: Warnings): void {
  if (reason !== 'none') return; // reported by the matching itself
  const label = image.fileName ?? `image id ${image.id}`;
  warnings.add(
    'document-missing',
    () => `there is no document for ${label}: its ${image.annotationCount} annotations were not imported`,
  );
}

async function buildCatalogue(
  context: LibraryContext,
  view: ContentView,
  documents: ReadonlyMap<string, ListedDocument>,
  { received, signal }: MatchRequest,
): Promise<CatalogueDocument[]> {
  const nextTurn = takeTurns(signal);
  const names = groupBy(context.reader.datasets.allNames(view.dataset.id), ({ entry }) => entry);
  const catalogue = new Map<string, CatalogueDocument & { names: string[] }>();
  for (const { id, file, pages, absent } of documents.values()) {
    const known = (names.get(id) ?? []).map(({ name }) => name);
    if (absent !== null) known.push(absent.name);
    catalogue.set(id, { entry: id, file, names: known, pages, frames: framesOf(view, id, pages) });
    await nextTurn();
  }
  const byFile = groupBy(
    [...documents.values()].filter(({ file }) => file !== null),
    ({ file }) => file as string,
  );
  for (const { source, file, facts } of received) {
    const name = normaliseText(source.name);
    const known = byFile.get(file.sha256)?.map(({ id }) => id) ?? [
      freeEntryOf(file.sha256, (entry) => documents.has(entry)),
    ];
    for (const entry of known) {
      const listed = catalogue.get(entry);
      if (listed !== undefined) listed.names.push(name);
      else
        catalogue.set(entry, {
          entry,
          file: file.sha256,
          names: [name],
          pages: facts?.pages.length ?? context.reader.fileFacts.get(file.sha256)?.pages ?? 0,
          frames: null,
        });
    }
  }
  return [...catalogue.values()];
}

function framesOf(view: ContentView, entry: string, pages: number): (string | null)[] | null {
  const id = findEntry(view.objects, view.roots.root, entry);
  if (id === undefined) return null;
  const frames = Array.from({ length: pages }, (): string | null => null);
  for (const [pageIndex, pageId] of readDocument(view.objects, id).pages) {
    const name = readPage(view.objects, pageId).frame?.['file_name'];
    if (typeof name === 'string') frames[pageIndex] = name;
  }
  return frames;
}

/**
 * Gives each image an entry of its own. One import may name the same bytes several times with different
 * labels: the first, in the order of names, gets the entry at hand, the next ones further entries.
 */
function assignEntries(
  images: readonly CocoImage[],
  matches: readonly ImageMatch[],
  documents: ReadonlyMap<string, ListedDocument>,
  catalogue: readonly CatalogueDocument[],
): Map<number, ImageTarget> {
  const targets = new Map<number, ImageTarget>();
  const used = new Set<string>();
  const byEntry = new Map(catalogue.map((document) => [document.entry, document]));
  const nameOf = ({ imageNumber }: ImageMatch): string => images[imageNumber]?.fileName ?? '';
  const ordered = [...matches].sort(
    (a, b) =>
      a.entries.length - b.entries.length ||
      (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : a.imageNumber - b.imageNumber),
  );
  for (const match of ordered) {
    const { imageNumber, file, pageIndex } = match;
    const free = match.entries.find((entry) => !used.has(`${entry}/${pageIndex}`));
    const entry = free ?? nextEntry(match, used, documents);
    used.add(`${entry}/${pageIndex}`);
    const listed = documents.get(entry) ?? byEntry.get(match.entries[0] as string);
    const absent = documents.get(entry)?.absent ?? null;
    const name =
      byEntry.get(entry)?.names[0] ??
      posix.basename(nameOf(match) || (byEntry.get(match.entries[0] as string)?.names[0] ?? entry));
    targets.set(imageNumber, { entry, file: listed?.file ?? file, absent, pageIndex, name });
  }
  return targets;
}

function nextEntry(
  { file, pageIndex, entries }: ImageMatch,
  used: ReadonlySet<string>,
  documents: ReadonlyMap<string, ListedDocument>,
): string {
  if (file === null) return entries[0] as string; // an absent document named twice: both images are that page
  const isOther = (entry: string): boolean => documents.has(entry) && documents.get(entry)?.file !== file;
  return freeEntryOf(file, (entry) => used.has(`${entry}/${pageIndex}`) || isOther(entry));
}

function absentTarget(image: CocoImage, taken: Set<string>, warnings: Warnings): ImageTarget {
  if (image.width === null)
    warnings.add(
      'size-unknown',
      () => `${image.fileName} declares no size: its sheet is ${UNKNOWN_SIZE} × ${UNKNOWN_SIZE}`,
    );
  const name = normaliseText(image.fileName as string);
  const absent = {
    name,
    width: toUnits(image.width ?? UNKNOWN_SIZE),
    height: toUnits(image.height ?? UNKNOWN_SIZE),
  };
  for (let ordinal = 0; ; ordinal++) {
    const entry = entryIdOfAbsent(sha256, absent, ordinal);
    if (taken.has(entry)) continue;
    taken.add(entry);
    return { entry, file: null, absent, pageIndex: 0, name };
  }
}
