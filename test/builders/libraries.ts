import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { contentId } from '../../src-main/domain/dataset-versions/object-forms';
import type { Edit } from '../../src-main/domain/edits/edit';
import type { AttributeDefinition } from '../../src-main/domain/label-schema/label-schema';
import type { DocumentReader } from '../../src-main/pdf/document-reader';
import { addDocuments } from '../../src-main/services/documents/add-documents';
import { findDataset, viewDraft } from '../../src-main/services/content/content-view';
import { createDataset } from '../../src-main/services/library/dataset-service';
import { importCoco, type ImportRequest } from '../../src-main/services/exchange/import-service';
import { applyEdits } from '../../src-main/services/labels/label-service';
import type { LibraryContext } from '../../src-main/services/library-context';
import { setSchema } from '../../src-main/services/schema/schema-service';
import { verifyLibrary } from '../../src-main/services/library/verify-service';
import { sha256 } from '../../src-main/storage/hashing';
import { createLibrary, openLibrary, openLibraryReadOnly } from '../../src-main/storage/library-storage';
import { aReader, writeDocument } from './documents';
import { aSchema } from './schemas';

export interface LibraryOptions {
  readonly person?: string;
  readonly time?: string;
  /** Reads the documents; one for files of `writeDocument` when absent. */
  readonly reader?: DocumentReader;
  /** Names of the classes of the dataset `papers`. */
  readonly classes?: readonly string[];
  /** Attributes of each of these classes. */
  readonly attributes?: readonly AttributeDefinition[];
}

/** A real library in a temporary folder, with one dataset `papers`, used through its services. */
export interface TestLibrary {
  context: LibraryContext;
  /** The library; `folder` holds it beside the files that tests make. */
  readonly folder: string;
  readonly library: string;
  path(name: string): string;
  /** Makes documents of one page (or of these sizes) and adds them; gives their entry ids. */
  add(
    ...documents: readonly (string | { title: string; pages: readonly (readonly [number, number])[] })[]
  ): Promise<string[]>;
  /** Adds files and folders as they are. */
  addPaths(...paths: readonly string[]): ReturnType<typeof addDocuments>;
  edit(...edits: readonly Edit[]): ReturnType<typeof applyEdits>;
  writeJson(name: string, value: unknown): string;
  importCoco(value: unknown, request?: Partial<ImportRequest>): ReturnType<typeof importCoco>;
  /** Content id that a commit would have now. */
  contentId(): string;
  verify(): ReturnType<typeof verifyLibrary>;
  reopen(): void;
  openReadOnly(): LibraryContext;
  close(): void;
  remove(): void;
}

/** Makes a library of its own for one test. Call `remove` at the end. */
export function aLibrary({
  person = 'Ada',
  time = '2026-01-02T03:04:05.006Z',
  classes = ['Text', 'Table', 'Figure'],
  attributes = [],
  reader = aReader(),
}: LibraryOptions = {}): TestLibrary {
  const folder = mkdtempSync(join(tmpdir(), 'colophon-library-'));
  const library = join(folder, 'library');
  const path = (name: string): string => join(folder, name);
  const asContext = (opened: LibraryContext['reader'], writer: LibraryContext['writer']): LibraryContext => ({
    reader: opened,
    writer,
    readOnlyReason: writer === null ? 'It was opened for reading only.' : null,
    person: () => person,
    now: () => time,
    emit: () => undefined,
  });
  const first = createLibrary(library, 'Colophon tests');
  let isOpen = true;
  const test: TestLibrary = {
    context: asContext(first, first),
    folder,
    library,
    path,
    async add(...documents) {
      const paths = documents.map((document) => {
        const { title, pages } =
          typeof document === 'string' ? { title: document, pages: [[612, 792] as const] } : document;
        return writeDocument(path(`${title}.pdf`), { title, pages });
      });
      const outcome = await addDocuments(
        test.context,
        { dataset: 'papers', paths },
        { reader, passwords: [] },
      );
      return outcome.documents.map(({ id }) => id);
    },
    addPaths: (...paths) =>
      addDocuments(test.context, { dataset: 'papers', paths }, { reader, passwords: [] }),
    edit: (...edits) => applyEdits(test.context, { dataset: 'papers', edits }),
    writeJson(name, value) {
      writeFileSync(path(name), JSON.stringify(value));
      return path(name);
    },
    importCoco(value, request = {}) {
      const source = typeof value === 'string' ? value : test.writeJson('import.coco.json', value);
      const complete = {
        dataset: 'papers',
        path: source,
        documents: [],
        withoutDocuments: false,
        ...request,
      };
      return importCoco(test.context, complete, { reader, onProgress: () => undefined });
    },
    contentId() {
      const view = viewDraft(test.context, findDataset(test.context, 'papers'));
      return contentId(sha256, view.roots.root, view.schemaId);
    },
    verify: () => verifyLibrary(test.context, { onProgress: () => undefined }),
    reopen() {
      test.close();
      const again = openLibrary(library, 'Colophon tests');
      isOpen = true;
      test.context = asContext(again, again);
    },
    openReadOnly: () => asContext(openLibraryReadOnly(library), null),
    close() {
      if (isOpen) test.context.writer?.close();
      isOpen = false;
    },
    remove() {
      test.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  createDataset(test.context, { name: 'papers' });
  const schema = aSchema(classes);
  const withAttributes = schema.classes.map((item) => ({ ...item, attributes }));
  if (classes.length > 0)
    setSchema(
      test.context,
      'papers',
      attributes.length > 0 ? { ...schema, classes: withAttributes } : schema,
    );
  return test;
}

/** Everything that can be seen of a folder from outside: names, bytes, links, and when each was written. */
export function describeFolder(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (path: string): void => {
    const stats = lstatSync(path, { bigint: true });
    const content = stats.isFile()
      ? createHash('sha256').update(readFileSync(path)).digest('hex')
      : stats.isSymbolicLink()
        ? readlinkSync(path)
        : 'folder';
    found[relative(folder, path)] = `${content} ${stats.mtimeNs} ${stats.mode}`;
    if (stats.isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name));
  };
  walk(folder);
  return found;
}
