import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

import PDFDocument from 'pdfkit';

/** Writes a PDF of one page with one paragraph and gives its path. */
export async function writeTextPdf(path: string, words: readonly string[]): Promise<string> {
  const document = new PDFDocument({ size: [612, 792], margin: 72 });
  const written = finished(document.pipe(createWriteStream(path)));
  document.fontSize(12).text(words.join(' '));
  document.end();
  await written;
  return path;
}
