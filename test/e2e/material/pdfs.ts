import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

import PDFDocument from 'pdfkit';

import { turnedBox, type PageBox } from './geometry';

export interface PdfPage {
  /** Points, as the page lies in the file. */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise that a viewer turns it by. */
  readonly rotate?: 0 | 90 | 180 | 270;
  readonly title: string;
  /** Painted black, in the file's own page before it is turned; origin top left. */
  readonly block?: PageBox;
}

export const LETTER: Pick<PdfPage, 'width' | 'height'> = { width: 612, height: 792 };

/** A letter with a title, some lines of text, and a black block whose place is known to the point. */
export const letterPage = (title: string): PdfPage => ({
  ...LETTER,
  title,
  block: { left: 72, top: 300, right: 272, bottom: 380 },
});

/** The same, shown a quarter turn clockwise: 792 × 612 points on the screen. */
export const turnedPage = (title: string): PdfPage => ({ ...letterPage(title), rotate: 90 });

/** Where the block of a page is in page space: the page as it is shown. */
export function blockAsShown({ width, height, rotate = 0, block }: PdfPage): PageBox {
  if (block === undefined) throw new Error('this page has no block');
  return turnedBox(block, { width, height }, rotate);
}

/** Width and height of a page as it is shown. */
export const sizeAsShown = ({ width, height, rotate = 0 }: PdfPage): { width: number; height: number } =>
  rotate % 180 === 0 ? { width, height } : { width: height, height: width };

/** Writes a PDF and gives its path. Different titles make different files. */
export async function writePdf(folder: string, name: string, pages: readonly PdfPage[]): Promise<string> {
  const path = join(folder, name);
  const document = new PDFDocument({ autoFirstPage: false, info: { Title: name } });
  const written = finished(document.pipe(createWriteStream(path)));
  for (const page of pages) paintPage(document, page);
  document.end();
  await written;
  return path;
}

function paintPage(document: PDFKit.PDFDocument, { width, height, rotate = 0, title, block }: PdfPage): void {
  document.addPage({ size: [width, height], margin: 36 });
  // pdfkit has no option for it.
  if (rotate !== 0) Object.assign(document.page.dictionary.data, { Rotate: rotate });
  document.fontSize(20).text(title, 72, 72);
  document.fontSize(11).text('A line of text under the title, and one more of the same kind.', 72, 110);
  if (block !== undefined)
    document.rect(block.left, block.top, block.right - block.left, block.bottom - block.top).fill('#000000');
}

/** A file that begins like a PDF and is none. */
export async function writeBrokenPdf(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, '%PDF-1.7\nthis is where the document ends\n');
  return path;
}
