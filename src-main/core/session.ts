import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { LibraryInfo } from '../contract/session-contract';
import { AppError } from '../domain/errors/app-error';
import { createDocumentReader, type DocumentReader } from '../pdf/document-reader';
import { createBackgroundText, type BackgroundText } from '../services/documents/background-text';
import type { LibraryContext } from '../services/library-context';
import {
  createLibrary,
  openLibrary,
  openLibraryReadOnly,
  type LibraryReader,
  type LibraryWriter,
} from '../storage/library-storage';
import { DATABASE_FILE } from '../storage/library-folder';
import { FORMAT_NUMBER } from '../storage/migrations';
import type { CoreOptions } from './core-options';
import { createEventHub, type EventHub } from './event-hub';
import { startThreadsFrom, threadsForLibrary } from './job-threads';
import { createSettings, type Settings } from './settings';

interface OpenLibrary {
  readonly context: LibraryContext;
  readonly background: BackgroundText;
  /** Passwords of protected files, for this session only. */
  readonly passwords: Map<string, string>;
  /** Ends what other threads do for it. */
  endThreads(): Promise<void>;
}

/** At most one open library, with who works on it and what runs for it. */
export interface Session {
  readonly events: EventHub;
  readonly settings: Settings;
  readonly documents: DocumentReader;
  readonly readsTextInBackground: boolean;
  info(): LibraryInfo | null;
  /** The open library. @throws AppError `library-missing` when none is open */
  library(): OpenLibrary;
  open(folder: string, options?: { readOnly?: boolean }): Promise<LibraryInfo>;
  create(folder: string): Promise<LibraryInfo>;
  setPerson(name: string): void;
  /** Folder of the library that was opened last and still exists; `null` when there is none. */
  lastLibrary(): string | null;
  closeLibrary(): Promise<void>;
  /** Closes the library and ends the processes that read documents. */
  close(): Promise<void>;
}

/** Holds at most one open library. */
interface LibraryHolder {
  current(): OpenLibrary | null;
  /** Closes what is open and puts another library in its place. */
  use(
    reader: LibraryReader,
    writer: LibraryWriter | null,
    readOnlyReason: string | null,
  ): Promise<LibraryInfo>;
  describe(open: OpenLibrary): LibraryInfo;
  close(): Promise<void>;
}

function createHolder(
  options: CoreOptions,
  parts: Pick<Session, 'events' | 'settings'> & { readonly textReader: DocumentReader },
): LibraryHolder {
  const { events, settings, textReader } = parts;
  let current: OpenLibrary | null = null;
  const close = async (): Promise<void> => {
    const open = current;
    current = null;
    if (open === null) return;
    await Promise.all([open.background.stop(), open.endThreads()]);
    (open.context.writer ?? open.context.reader).close();
    options.onLibrary?.(null);
  };
  const describe = ({ context }: OpenLibrary): LibraryInfo => ({
    id: context.reader.records.property('id') ?? '',
    name: basename(context.reader.folder),
    mode: context.writer === null ? 'read' : 'write',
    readOnlyReason: context.readOnlyReason,
    person: context.person(),
    formatNumber: FORMAT_NUMBER,
  });
  return {
    current: () => current,
    describe,
    close,
    async use(reader, writer, readOnlyReason) {
      await close();
      const person = (): string =>
        options.author ?? reader.records.property('person') ?? settings.person() ?? systemUser();
      const now = (): string => new Date().toISOString();
      const { startThreads, endAll } = threadsForLibrary(startThreadsFrom(options.jobThread));
      const { emit } = events;
      const context: LibraryContext = { reader, writer, readOnlyReason, person, now, emit, startThreads };
      const passwords = new Map<string, string>();
      const background = createBackgroundText(context, textReader, (file) => passwords.get(file));
      current = { context, background, passwords, endThreads: endAll };
      settings.remember(reader.folder, now());
      options.onLibrary?.(reader.folder);
      if (options.readsTextInBackground === true) background.wake();
      events.emit({ kind: 'library', dataset: null, revision: null, remaining: null });
      return describe(current);
    },
  };
}

export function createSession(options: CoreOptions): Session {
  const events = createEventHub();
  const settings = createSettings(options.settingsFolder);
  const readerOptions = {
    workerEntry: options.documentWorker,
    pdfAssets: options.pdfAssets,
    ...options.readerOptions,
  };
  const documents = createDocumentReader(readerOptions);
  // A reader of its own: what a person waits for must not queue behind the text of a thousand pages.
  const textReader = createDocumentReader({ ...readerOptions, concurrency: 1 });
  const holder = createHolder(options, { events, settings, textReader });
  return {
    events,
    settings,
    documents,
    readsTextInBackground: options.readsTextInBackground === true,
    info() {
      const open = holder.current();
      return open === null ? null : holder.describe(open);
    },
    library() {
      const open = holder.current();
      if (open !== null) return open;
      throw noLibrary();
    },
    async open(folder, { readOnly = false } = {}) {
      const path = resolve(folder);
      // The old library stays open until the new one is: a refusal must leave the person where they were.
      if (readOnly) return holder.use(openLibraryReadOnly(path), null, 'It was opened for reading only.');
      const open = holder.current();
      if (open !== null && open.context.writer !== null && open.context.reader.folder === path)
        return holder.describe(open);
      const writer = openLibrary(path, options.program);
      return holder.use(writer, writer, null);
    },
    async create(folder) {
      const author = options.author ?? settings.person() ?? systemUser();
      const writer = createLibrary(resolve(folder), options.program, (first) =>
        recordCreation(first, options, author),
      );
      return holder.use(writer, writer, null);
    },
    setPerson(name) {
      settings.setPerson(name);
      const writer = holder.current()?.context.writer;
      writer?.transaction(() => writer.records.setProperty('person', name));
    },
    lastLibrary: () => settings.recent().find(({ folder }) => holdsLibrary(folder))?.folder ?? null,
    closeLibrary: () => holder.close(),
    async close() {
      await holder.close();
      await Promise.all([documents.close(), textReader.close()]);
    },
  };
}

function recordCreation(writer: LibraryWriter, { program, version }: CoreOptions, author: string): void {
  const time = new Date().toISOString();
  writer.transaction(() => {
    writer.records.setProperty('id', randomUUID());
    writer.records.setProperty('created', time);
    writer.records.addEvent({ time, author, kind: 'library-created', data: { program, version } });
  });
}

export const holdsLibrary = (folder: string): boolean => existsSync(join(folder, DATABASE_FILE));

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown'; // a process can run under a user number that has no name
  }
}

const noLibrary = (): AppError =>
  new AppError('library-missing', {
    what: 'Nothing was done.',
    why: 'No library is open.',
    next: 'Open a library or make one first.',
  });
