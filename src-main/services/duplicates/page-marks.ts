import type { LikenessRule } from '../../domain/duplicates/alike-pages';
import { PICTURE_CELLS, pictureMark } from '../../domain/duplicates/picture-mark';
import { textMark } from '../../domain/duplicates/text-mark';
import { AppError } from '../../domain/errors/app-error';
import type { DocumentReader } from '../../pdf/document-reader';
import type { MarkKind } from '../../storage/repositories/mark-repository';
import type { StoredWord } from '../../storage/repositories/file-repository';
import type { LibraryContext } from '../library-context';

/** What draws pages, and the passwords that were given for files. */
export interface PictureReading {
  readonly reader: DocumentReader;
  passwordOf(file: string): string | undefined;
}

/**
 * Pixels of the longer edge of the picture that marks are made of. Smaller ones are made by taking some pixels and
 * leaving others, so that the mark of a scan would depend on its resolution.
 */
const PICTURE_PX = 960;

/** The marks of the pages of one file. */
export interface FileMarks {
  readonly pages: number;
  readonly text: ReadonlyMap<number, Uint32Array | null>;
  readonly picture: ReadonlyMap<number, Uint32Array | null>;
}

interface Wanted {
  readonly rule: Pick<LikenessRule, 'by'>;
  readonly reading: PictureReading;
  readonly signal: AbortSignal | undefined;
}

/**
 * The marks of a file's pages. What was not made before is made now and kept: marks of texts from the words, those of
 * pictures by drawing the page.
 *
 * @throws AppError `cancelled`; what was made until then stays
 */
export async function marksOfFile(
  context: LibraryContext,
  file: string,
  { rule, reading, signal }: Wanted,
): Promise<FileMarks> {
  const pages = context.reader.fileFacts.get(file)?.pages ?? 0;
  const marks = {
    text: new Map<number, Uint32Array | null>(),
    picture: new Map<number, Uint32Array | null>(),
  };
  for (const { pageIndex, kind, mark } of context.reader.marks.of(file)) marks[kind].set(pageIndex, mark);
  if (rule.by !== 'picture') await markTexts(context, file, { reading, signal, pages, known: marks.text });
  if (rule.by !== 'text') await markPictures(context, file, { reading, signal, pages, known: marks.picture });
  return { pages, ...marks };
}

interface Making {
  readonly reading: PictureReading;
  readonly signal: AbortSignal | undefined;
  readonly pages: number;
  readonly known: Map<number, Uint32Array | null>;
}

async function markTexts(
  context: LibraryContext,
  file: string,
  { reading, signal, pages, known }: Making,
): Promise<void> {
  const missing = range(pages).filter((page) => !known.has(page));
  if (missing.length === 0) return;
  const { words: state } = context.reader.fileFacts.get(file) ?? { words: 'failed' };
  const read = state === 'pending' ? await readWordsNow(context, file, { reading, signal }) : null;
  const made = missing.flatMap((pageIndex) => {
    const words = read?.get(pageIndex) ?? context.reader.fileFacts.words(file, pageIndex);
    return words === undefined ? [] : [{ pageIndex, mark: markOfWords(words) }];
  });
  for (const { pageIndex, mark } of made) known.set(pageIndex, mark);
  keep(context, file, 'text', made);
}

/** The text layer may not have been read yet: a command does not wait for work in the background. */
async function readWordsNow(
  context: LibraryContext,
  file: string,
  { reading: { reader, passwordOf }, signal }: Pick<Making, 'reading' | 'signal'>,
): Promise<ReadonlyMap<number, readonly StoredWord[]>> {
  const { writer } = context;
  const password = passwordOf(file);
  const read = new Map<number, readonly StoredWord[]>();
  try {
    const options = {
      name: file.slice(0, 12),
      ...(password !== undefined && { password }),
      ...(signal !== undefined && { signal }),
    };
    for await (const { pageIndex, words } of reader.words(context.reader.files.pathOf(file), options)) {
      read.set(pageIndex, words);
      writer?.transaction(() => writer.fileFacts.putWords(file, pageIndex, words));
    }
    writer?.transaction(() => writer.fileFacts.setWordsState(file, 'done'));
  } catch (error) {
    refuseCancelled(error);
  }
  return read;
}

/** The mark of a page's words. */
export const markOfWords = (words: readonly Pick<StoredWord, 'text'>[]): Uint32Array | null =>
  textMark(words.map(({ text }) => text));

async function markPictures(
  context: LibraryContext,
  file: string,
  { reading: { reader, passwordOf }, signal, pages, known }: Making,
): Promise<void> {
  const password = passwordOf(file);
  for (const pageIndex of range(pages)) {
    if (known.has(pageIndex)) continue;
    try {
      const { grey } = await reader.renderPage(context.reader.files.pathOf(file), pageIndex, {
        maxEdgePx: PICTURE_PX,
        format: 'jpeg',
        greyCells: PICTURE_CELLS,
        name: 'the document',
        ...(password !== undefined && { password }),
        ...(signal !== undefined && { signal }),
      });
      const mark = grey === undefined ? null : pictureMark(grey);
      known.set(pageIndex, mark);
      keep(context, file, 'picture', [{ pageIndex, mark }]);
    } catch (error) {
      refuseCancelled(error); // a page that cannot be drawn stays untold
    }
  }
}

function keep(
  context: LibraryContext,
  file: string,
  kind: MarkKind,
  made: readonly { readonly pageIndex: number; readonly mark: Uint32Array | null }[],
): void {
  const { writer } = context;
  if (writer === null || made.length === 0) return;
  writer.writeAhead(() => {
    for (const { pageIndex, mark } of made) writer.marks.put(file, { pageIndex, kind, mark });
  });
}

function refuseCancelled(error: unknown): void {
  if (error instanceof AppError && error.code === 'cancelled') throw error;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
