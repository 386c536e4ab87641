import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import { UNITS_PER_POINT } from '../../domain/geometry/units';
import type { CocoPage } from './coco-export';
import { type CocoId, toCocoId } from './coco-types';
import { pageFileName, toSafeStem } from './export-names';
import { type Frame, frameOf, shortestDecimal } from './frame';
import type { Losses } from './losses';

/** Gives every page its image record and id. Imported frames first, as they come; the rest is numbered above them. */
export interface ImageNumbering {
  /** The record of a page whose own id can be kept; `null` when the page has to wait for a number. */
  take(page: CocoPage): JsonObject | null;
  /** Records of the pages that waited, in order. Call it once, after the last page. */
  takeWaiting(): Generator<JsonObject>;
  /** Image id of the page that was taken as the n-th, from 0; `null` while it waits for a number. */
  idOf(pageNumber: number): JsonValue;
}

/** Pages without an id of their own wait until all others are known: a few hundred bytes each. */
interface WaitingPage {
  readonly pageNumber: number;
  readonly record: JsonObject;
  /** Stem for a file name to be made; `null` when the record has all it came with. */
  readonly stem: string | null;
  readonly pageIndex: number;
}

interface Numbering {
  readonly ids: JsonValue[];
  readonly taken: Set<CocoId>;
  readonly fileNames: Set<string>;
  /** For each file name that was taken already, the number to try next. */
  readonly copies: Map<string, number>;
  readonly waiting: WaitingPage[];
  maximum: number;
}

/** @param scale pixels per point of pages that did not come with a frame */
export function numberImages(scale: number, losses: Losses): ImageNumbering {
  const ids: JsonValue[] = [];
  const numbering: Numbering = {
    ids,
    taken: new Set(),
    fileNames: new Set(),
    copies: new Map(),
    waiting: [],
    maximum: 0,
  };
  return {
    take(page) {
      reportPage(page, losses);
      const { frame } = page.content;
      return frame === undefined
        ? waitWithNewFrame(numbering, page, scale)
        : keepFrame(numbering, page, frame, losses);
    },
    takeWaiting: () => numberWaiting(numbering),
    idOf: (pageNumber) => ids[pageNumber]!,
  };
}

function waitWithNewFrame({ ids, waiting }: Numbering, page: CocoPage, scale: number): null {
  const stem = toSafeStem(page.documentName);
  waiting.push({
    pageNumber: ids.length,
    record: describePage(page, scale),
    stem,
    pageIndex: page.pageIndex,
  });
  ids.push(null);
  return null;
}

function keepFrame(
  numbering: Numbering,
  { pageIndex }: CocoPage,
  frame: JsonObject,
  losses: Losses,
): JsonObject | null {
  const { ids, taken, fileNames, waiting } = numbering;
  if (typeof frame['file_name'] === 'string') fileNames.add(frame['file_name']);
  const id = toCocoId(frame['id']);
  if (id === null || taken.has(id)) {
    if (id !== null) losses.add('image ids renumbered, because another image has them', 'kept');
    waiting.push({ pageNumber: ids.length, record: orderFrame(frame), stem: null, pageIndex });
    ids.push(null);
    return null;
  }
  taken.add(id);
  if (typeof id === 'number' && Number.isSafeInteger(id)) numbering.maximum = Math.max(numbering.maximum, id);
  ids.push(frame['id']!);
  return orderFrame(frame);
}

function* numberWaiting(numbering: Numbering): Generator<JsonObject> {
  const { ids, waiting, fileNames, copies } = numbering;
  for (const { pageNumber, record, stem, pageIndex } of waiting) {
    const id = ++numbering.maximum;
    ids[pageNumber] = id;
    const name = stem === null ? {} : { file_name: freeName(stem, pageIndex, fileNames, copies) };
    yield { ...record, id, ...name };
  }
  waiting.length = 0;
}

/** The usual keys first: stored fields are sorted by key. */
function orderFrame(frame: JsonObject): JsonObject {
  const { id, file_name, width, height, ...rest } = frame;
  return { id, file_name, width, height, ...rest };
}

/** A page that did not come with an image: DocLayNet's fields, and the entry, by which our import knows it again. */
function describePage(
  { documentName, entry, pageIndex, pageCount, size, split }: CocoPage,
  scale: number,
): JsonObject {
  const { width, height } = handMadeFrame(size, scale);
  return {
    id: null,
    file_name: null,
    width,
    height,
    doc_name: documentName,
    page_no: pageIndex + 1,
    num_pages: pageCount,
    ...(split !== undefined && { split }),
    colophon: { entry },
  };
}

/** More decimals than units have could not say more. */
const EXACT_DECIMALS = 4;

/** Size in pixels of a page that did not come with one: points × scale, with two decimals, up to four where needed. */
export function handMadeFrame(size: CocoPage['size'], scale: number): Frame {
  const [width, height] = [size.width, size.height].map((units) => {
    const exact = (units / UNITS_PER_POINT) * scale;
    return shortestDecimal(exact, (rounded) => Math.abs(rounded - exact) < 0.5 / 10 ** EXACT_DECIMALS);
  });
  return { width: width!, height: height! };
}

/** The frame in which the boxes of a page are written. */
export const exportFrame = ({ content, size }: CocoPage, scale: number): Frame | null =>
  content.frame === undefined ? handMadeFrame(size, scale) : frameOf(content.frame);

/** Two documents may have one name: the pages of the second are called `<name>-2-p1.png`. */
function freeName(stem: string, pageIndex: number, taken: Set<string>, copies: Map<string, number>): string {
  const plain = pageFileName(stem, pageIndex);
  let name = plain;
  for (let copy = copies.get(plain) ?? 2; taken.has(name); copy++) {
    name = pageFileName(`${stem}-${copy}`, pageIndex);
    copies.set(plain, copy + 1);
  }
  taken.add(name);
  return name;
}

function reportPage({ content, split }: CocoPage, losses: Losses): void {
  if (content.order !== undefined) losses.add('reading orders of pages');
  if (content.state !== undefined && content.state !== 'unseen')
    losses.add('states of pages (seen, reviewed)');
  if (split !== undefined && content.frame !== undefined)
    losses.add('splits of imported images (COCO keeps one file for each split)');
}
