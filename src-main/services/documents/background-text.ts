import type { DocumentReader } from '../../pdf/document-reader';
import { markOfWords } from '../duplicates/page-marks';
import type { LibraryContext } from '../library-context';

/** Reads the text layer of added files while nobody waits for it. */
export interface BackgroundText {
  /** Starts, or goes on, with the files whose text has not been read. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Words with positions, kept for later snapping and search. Takes up where it was stopped; a
 * protected file waits until its password is known in this session.
 */
export function createBackgroundText(
  context: LibraryContext,
  reader: DocumentReader,
  passwordOf: (file: string) => string | undefined,
): BackgroundText {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  const emit = (remaining: number): void =>
    context.emit({ kind: 'background', dataset: null, revision: null, remaining });

  const work = async (): Promise<void> => {
    const skipped = new Set<string>();
    for (;;) {
      const pending = context.reader.fileFacts.pendingWords().filter((file) => !skipped.has(file));
      emit(pending.length);
      const [file] = pending;
      if (file === undefined || stopping.signal.aborted) return;
      const isDone = await readWords(context, reader, file, {
        password: passwordOf(file),
        signal: stopping.signal,
      });
      if (!isDone) skipped.add(file);
    }
  };
  return {
    wake() {
      if (context.writer === null) return;
      running ??= work().finally(() => {
        running = null;
      });
      running.catch(() => undefined);
    },
    async stop() {
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };
}

/** @returns false when the file has to wait for its password, or the work was stopped */
async function readWords(
  context: LibraryContext,
  reader: DocumentReader,
  file: string,
  { password, signal }: { password: string | undefined; signal: AbortSignal },
): Promise<boolean> {
  const { writer } = context;
  const isProtected = context.reader.fileFacts.get(file)?.encrypted === true;
  if (writer === null) return false;
  try {
    const path = context.reader.files.pathOf(file);
    for await (const page of reader.words(path, {
      signal,
      name: file.slice(0, 12),
      ...(password !== undefined && { password }),
    })) {
      const { pageIndex, words } = page;
      writer.transaction(() => {
        writer.fileFacts.putWords(file, pageIndex, words);
        writer.marks.put(file, { pageIndex, kind: 'text', mark: markOfWords(words) });
      });
    }
    writer.transaction(() => writer.fileFacts.setWordsState(file, 'done'));
    return true;
  } catch {
    if (signal.aborted || (isProtected && password === undefined)) return false;
    writer.transaction(() => writer.fileFacts.setWordsState(file, 'failed'));
    return true;
  }
}
