import { readFileSync, writeFileSync } from 'node:fs';

import { AppError } from '../../src-main/domain/errors/app-error';
import type { DocumentReader } from '../../src-main/pdf/document-reader';

/** Width and height of a page in points. */
type Size = readonly [width: number, height: number];

interface PaperDocument {
  readonly title: string;
  readonly pages: readonly Size[];
}

const MARK = 'paper document ';

/** Writes a file that `aReader` reads as a document with pages of these sizes. Equal content is equal bytes. */
export function writeDocument(
  path: string,
  { title, pages }: Partial<PaperDocument> & { title: string },
): string {
  writeFileSync(path, MARK + JSON.stringify({ title, pages: pages ?? [[612, 792]] }));
  return path;
}

/** A document reader without processes, for files of `writeDocument`; everything else is unreadable. */
export function aReader(): DocumentReader {
  return {
    async inspect(file, { signal } = {}) {
      signal?.throwIfAborted();
      const text = readFileSync(file, 'utf8');
      if (!text.startsWith(MARK)) throw unreadable();
      const { pages } = JSON.parse(text.slice(MARK.length)) as PaperDocument;
      const facts = pages.map(([width, height]) => ({
        width: width * 10_000,
        height: height * 10_000,
        rotation: 0 as const,
        userUnit: 1,
      }));
      return { mediaType: 'application/pdf', pages: facts, problems: [], encrypted: false };
    },
    async *words() {
      yield { pageIndex: 0, words: [] };
    },
    renderPage: () => Promise.reject(unreadable()),
    close: () => Promise.resolve(),
  };
}

const unreadable = (): AppError =>
  new AppError('document-unreadable', {
    what: 'Not read.',
    why: 'It is no document.',
    next: 'Choose another.',
  });
