import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import { normaliseText } from '../../domain/canonical/normalise-text';
import type { FormatWarning } from '../format';
import { createWarnings, type Warnings } from '../warnings';
import { type CocoImage, isJsonObject } from './coco-types';
import {
  type CatalogueDocument,
  type CatalogueIndex,
  indexCatalogue,
  type PagePlace,
} from './document-catalogue';
import { baseName, stemOf } from './export-names';
import type { ImageMapping } from './mapping-file';

/** What an image was recognised by, in the order in which it is asked. */
export type Evidence = 'mapping' | 'entry' | 'export-name' | 'file-name' | 'doc-name' | 'page-hash' | 'frame';

export interface ImageMatch {
  readonly imageNumber: number;
  /** SHA-256 of the document's file; several images may match one file and page (same bytes under several names). */
  readonly file: string | null;
  /** The entry; where several entries have the same file and nothing tells them apart, all of them. Never empty. */
  readonly entries: readonly string[];
  /** 0-based. */
  readonly pageIndex: number;
  readonly by: Evidence;
}

export interface MatchResult {
  readonly matches: readonly ImageMatch[];
  /** Images that belong to no document at hand, or to more than one; in the order of the file. */
  readonly unmatched: readonly {
    readonly imageNumber: number;
    readonly reason: 'none' | 'ambiguous' | 'page-missing';
  }[];
  readonly warnings: readonly FormatWarning[];
}

/** What matching looks at; a CocoImage is one. */
export type MatchableImage = Pick<CocoImage, 'id' | 'fileName' | 'fields'>;

interface Matching {
  readonly catalogue: CatalogueIndex;
  readonly mapping: ImageMapping;
  readonly usedMappings: Set<string>;
  readonly warnings: Warnings;
}

/** Pages that one piece of evidence points to. `page-missing`: the document is there, the page is not. */
type Pointed = readonly PagePlace[] | 'page-missing';

/**
 * Finds the page of a document that each image shows. Evidence is asked in a fixed order and the first
 * that points to exactly one page decides; what points to several is reported, never guessed.
 */
export function matchImages(
  images: readonly MatchableImage[],
  documents: readonly CatalogueDocument[],
  mapping: ImageMapping = new Map(),
): MatchResult {
  const matching: Matching = {
    catalogue: indexCatalogue(documents),
    mapping,
    usedMappings: new Set(),
    warnings: createWarnings(),
  };
  const matches: ImageMatch[] = [];
  const unmatched: { imageNumber: number; reason: 'none' | 'ambiguous' | 'page-missing' }[] = [];
  images.forEach((image, imageNumber) => {
    const match = matchImage(image, imageNumber, matching);
    if (typeof match === 'string') unmatched.push({ imageNumber, reason: match });
    else matches.push(match);
  });
  for (const key of mapping.keys()) {
    if (!matching.usedMappings.has(key))
      matching.warnings.add('mapping-unused', () => `“${key}” is mapped, but is no image of the file`);
  }
  return { matches, unmatched, warnings: matching.warnings.list() };
}

function matchImage(
  image: MatchableImage,
  imageNumber: number,
  matching: Matching,
): ImageMatch | 'none' | 'ambiguous' | 'page-missing' {
  const { warnings } = matching;
  const label = image.fileName ?? `image id ${image.id}`;
  let reason: 'none' | 'ambiguous' | 'page-missing' = 'none';
  for (const [by, ask] of EVIDENCE) {
    if (reason === 'ambiguous' && BY_FILE_NAME.has(by)) continue;
    const places = ask(image, matching);
    if (places === null) continue;
    const distinct = places === 'page-missing' ? [] : distinctPages(places);
    if (distinct.length === 1)
      return { imageNumber, by, ...toTarget(places as readonly PagePlace[], image.fileName) };
    if (distinct.length > 1) reason = 'ambiguous';
    else if (places === 'page-missing' && reason === 'none') reason = 'page-missing';
    if (by === 'mapping') break;
  }
  if (reason === 'ambiguous')
    warnings.add('match-ambiguous', () => `${label} fits several documents: map it with a mapping file`);
  if (reason === 'page-missing')
    warnings.add('page-missing', () => `${label} names a page that its document does not have`);
  return reason;
}

/** Of entries with the same file, those that an earlier import gave this image's name; all of them when there are none. */
function toTarget(
  places: readonly PagePlace[],
  fileName: string | null,
): Pick<ImageMatch, 'file' | 'entries' | 'pageIndex'> {
  const named = places.filter(
    ({ document, pageIndex }) => fileName !== null && document.frames?.[pageIndex] === fileName,
  );
  const entries = (named.length > 0 ? named : places).map(({ document }) => document.entry);
  return { file: places[0]!.document.file, entries: [...new Set(entries)], pageIndex: places[0]!.pageIndex };
}

/** Entries with the same file are one page here: the bytes are the same, only their labels differ. */
function distinctPages(places: readonly PagePlace[]): PagePlace[] {
  const seen = new Map<string, PagePlace>();
  for (const place of places) {
    const key = `${place.document.file ?? `entry ${place.document.entry}`} ${place.pageIndex}`;
    if (!seen.has(key)) seen.set(key, place);
  }
  return [...seen.values()];
}

/** Evidence that looks at nothing but the file name cannot decide what the file name left open. */
const BY_FILE_NAME: ReadonlySet<Evidence> = new Set(['file-name', 'frame']);

type Ask = (image: MatchableImage, matching: Matching) => Pointed | null;

/** `null` means that the image says nothing of the kind; the next evidence is asked. */
const EVIDENCE: readonly (readonly [Evidence, Ask])[] = [
  ['mapping', askMapping],
  ['entry', askEntry],
  ['export-name', askNames],
  ['file-name', askFileName],
  ['doc-name', askDocName],
  ['page-hash', askPageHash],
  ['frame', askFrame],
];

function pagesOf(documents: readonly CatalogueDocument[], pageIndex: number | null): Pointed | null {
  if (documents.length === 0) return null;
  const places = documents.flatMap((document) => {
    const index = pageIndex ?? (document.pages === 1 ? 0 : -1);
    return index >= 0 && index < document.pages ? [{ document, pageIndex: index }] : [];
  });
  return places.length > 0 ? places : 'page-missing';
}

/** A mapping is authoritative: a document it names wrongly is not replaced by a guess. */
function askMapping(
  { id, fileName }: MatchableImage,
  { mapping, usedMappings, catalogue, warnings }: Matching,
): Pointed | null {
  const keys = [...(fileName === null ? [] : [normaliseText(fileName), baseName(fileName)]), String(id)];
  const key = keys.find((candidate) => mapping.has(candidate));
  if (key === undefined) return null;
  usedMappings.add(key);
  const { document, pageIndex } = mapping.get(key)!;
  const byEntry = catalogue.byEntry(document);
  const documents = byEntry.length > 0 ? byEntry : catalogue.byName(document);
  if (documents.length === 0)
    warnings.add('mapping-document-unknown', () => `“${key}” is mapped to “${document}”, which is not there`);
  return pagesOf(documents, pageIndex) ?? [];
}

/** Our own exports say which entry a page belongs to, which holds wherever the same file was added. */
function askEntry({ fields }: MatchableImage, { catalogue }: Matching): Pointed | null {
  const own = fields['colophon'];
  const entry = isJsonObject(own) ? own['entry'] : undefined;
  return typeof entry === 'string' ? pagesOf(catalogue.byEntry(entry), pageNumberOf(fields)) : null;
}

/**
 * The form our exports give, `<name>-p<page>`. An image document may itself be called so: then both
 * are meant, unless `doc_name` says which.
 */
function askNames(image: MatchableImage, matching: Matching): Pointed | null {
  const [, stem, page] =
    /^(.+)-p([1-9]\d{0,6})$/.exec(image.fileName === null ? '' : stemOf(image.fileName)) ?? [];
  if (stem === undefined) return null;
  const exported = pagesOf(matching.catalogue.bySafeStem(stem), Number(page) - 1);
  if (exported === null || exported === 'page-missing') return exported;
  const named = askFileName(image, matching);
  if (named === null || named === 'page-missing') return exported;
  const told = askDocName(image, matching);
  return told === null || told === 'page-missing' ? [...exported, ...named] : told;
}

/** A file name means a whole document; of a document with several pages `page_no` has to say which. */
function askFileName({ fileName, fields }: MatchableImage, { catalogue }: Matching): Pointed | null {
  if (fileName === null) return null;
  const documents = catalogue.byName(fileName);
  const single = documents.filter(({ pages }) => pages === 1);
  return single.length > 0 ? pagesOf(single, 0) : pagesOf(documents, pageNumberOf(fields));
}

/** DocLayNet: `doc_name` with or without its ending, `page_no` from 1. */
function askDocName({ fields }: MatchableImage, { catalogue }: Matching): Pointed | null {
  const name = fields['doc_name'];
  return typeof name === 'string' && name !== ''
    ? pagesOf(catalogue.byName(name), pageNumberOf(fields))
    : null;
}

/** 0-based page of `page_no`; `null` when it is missing, -1 when it is no page number. */
function pageNumberOf(fields: JsonObject): number | null {
  const value: JsonValue | undefined = fields['page_no'];
  if (value === undefined || value === null) return null;
  const page = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof page === 'number' && Number.isInteger(page) && page >= 1 ? page - 1 : -1;
}

/** DocLayNet names its single-page PDFs by a hash of the page, and repeats it in `metadata`. */
function askPageHash({ fileName, fields }: MatchableImage, { catalogue }: Matching): Pointed | null {
  const { metadata } = fields;
  for (const hash of [fields['page_hash'], isJsonObject(metadata) ? metadata['page_hash'] : undefined]) {
    if (typeof hash !== 'string' || hash === '') continue;
    const pages =
      pagesOf(catalogue.byStem(normaliseText(hash)), null) ?? pagesOf(catalogue.byFile(hash), null);
    if (pages !== null) return pages;
  }
  return fileName === null ? null : pagesOf(catalogue.byFile(stemOf(fileName)), null);
}

/** Last, because names like `page1.png` come in every dataset: the page that had this image in an earlier import. */
function askFrame({ fileName }: MatchableImage, { catalogue }: Matching): Pointed | null {
  const places = fileName === null ? [] : catalogue.byFrame(fileName);
  return places.length === 0 ? null : places;
}
