import {
  chmodSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { findEntry, listEntries } from '../../../src-main/domain/dataset-versions/document-tree';
import { readDocument } from '../../../src-main/domain/dataset-versions/object-forms';
import { readDocumentProvenance } from '../../../src-main/domain/dataset-versions/provenance';
import { addDocuments } from '../../../src-main/services/documents/add-documents';
import { backupLibrary } from '../../../src-main/services/library/backup-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { commit } from '../../../src-main/services/history/version-service';
import { verifyLibrary } from '../../../src-main/services/library/verify-service';
import { openLibraryReadOnly } from '../../../src-main/storage/library-storage';
import { aReader } from '../../builders/documents';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

let library: TestLibrary;
let file: string;
beforeEach(async () => {
  library = aLibrary();
  await library.add('a', 'b');
  library.edit({
    op: 'add',
    document: 'a',
    pageIndex: 0,
    class: 'Text',
    box: [1, 1, 9, 9],
    text: 'x'.repeat(500),
  });
  commit(library.context, { dataset: 'papers', message: 'first' });
  const { sha256 } = library.context.reader.fileFacts.list()[0]!;
  file = library.context.reader.files.pathOf(sha256);
});
afterEach(() => library.remove());

/** Changes the database as a bad disk or another program would, past its triggers. */
function damage(...statements: readonly string[]): void {
  library.close();
  const db = new BetterSqlite3(join(library.library, 'library.sqlite'));
  db.unsafeMode(true);
  const triggers = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all();
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.pragma('foreign_keys = OFF');
  for (const statement of statements) expect(db.prepare(statement).run().changes).toBeGreaterThan(0);
  db.close();
  library.reopen();
}

async function problems(): Promise<{ what: string; where: string }[]> {
  const { ok, problems: found } = await library.verify();
  expect(ok).toBe(found.length === 0);
  return found;
}
/** An object that version 1 needs: there are others, of states of the draft that have gone by. */
const idOf = (type: string): string => {
  const { objects, versions, datasets } = library.context.reader;
  const { root, provenance, schema } = versions.byNumber(datasets.list()[0]!.id, 1)!;
  const [entry, document] = [...listEntries(objects, root)].find(
    ([, id]) => readDocument(objects, id).pages.length > 0,
  )!;
  const record = findEntry(objects, provenance, entry) as string;
  const ids: Record<string, string | undefined> = {
    tree: root,
    document,
    page: readDocument(objects, document).pages[0]?.[1],
    schema,
    'document-provenance': record,
    'page-provenance': readDocumentProvenance(objects, record)[0]?.[1],
  };
  return ids[type] as string;
};
/** The middle byte of an object as it is stored, made another. */
const flip = (type: string): string => {
  const id = idOf(type);
  const row = library.context.reader.objects.readBytes(id);
  expect(row.length).toBeGreaterThan(0);
  return `UPDATE object SET data = CAST(substr(data, 1, length(data) / 2) || x'07' || substr(data, length(data) / 2 + 2) AS BLOB) WHERE id = x'${id}'`;
};

describe('verify', () => {
  test('finds nothing in a sound library, and counts what it looked at', async () => {
    const outcome = await library.verify();
    expect(outcome).toMatchObject({ ok: true, problems: [], checked: { versions: 1, drafts: 1, files: 2 } });
    for (const count of Object.values(outcome.checked)) expect(count).toBeGreaterThan(0);
  });

  test.each(['page', 'document', 'schema', 'page-provenance', 'document-provenance'])(
    'names a %s object with a changed byte',
    async (type) => {
      const id = idOf(type);
      damage(flip(type));
      expect(await problems()).toContainEqual({
        what: expect.stringMatching(/does not match its hash|cannot be unpacked/),
        where: `object ${id}`,
      });
    },
  );

  test('names the version and document of a page object that is missing', async () => {
    damage(`DELETE FROM object WHERE id = x'${idOf('page')}'`);
    expect(await problems()).toContainEqual({
      what: 'a page object is missing',
      where: expect.stringMatching(/^papers@1 document [0-9a-f]{32} page 1$/),
    });
  });

  test.each(['document', 'schema', 'tree', 'document-provenance'])(
    'names the version whose %s object is missing',
    async (type) => {
      damage(`DELETE FROM object WHERE id = x'${idOf(type)}'`);
      expect((await problems()).map(({ where }) => where)).toContainEqual(
        expect.stringContaining('papers@1'),
      );
    },
  );

  test.each<[what: string, statement: string, where: RegExp]>([
    [
      'a version record',
      "UPDATE version SET record = replace(record, 'first', 'forst')",
      /^version [0-9a-f]{64}$/,
    ],
    ['the root of a version', 'UPDATE version SET root = (SELECT provenance_root FROM draft)', /^papers@1$/],
    ['the content id of a version', `UPDATE version SET content_id = '${'0'.repeat(64)}'`, /^papers@1$/],
    ['an event', "UPDATE event SET author = 'Mallory' WHERE seq = 1", /^event 1$/],
    ['the order of events', 'DELETE FROM event WHERE seq = 1', /^event 2$/],
    ['a reference', "INSERT INTO entry_name VALUES ('nothing', 'nothing', 'nothing', '')", /^entry_name row/],
    ['a file’s row', 'DELETE FROM file WHERE rowid = 1', /document|file_page/],
  ])('names %s that was changed', async (_what, statement, where) => {
    damage(statement);
    expect((await problems()).map((problem) => problem.where)).toContainEqual(expect.stringMatching(where));
  });

  test('finds a version that was given other content, with ids that fit each other', async () => {
    const { contentId: other } = await otherContent();
    damage(`UPDATE version SET (root, schema, content_id) = (SELECT root, schema, content_id FROM version WHERE content_id = '${other}')
            WHERE content_id <> '${other}'`);
    expect((await problems()).length).toBeGreaterThan(0);
  });

  async function otherContent() {
    library.edit({ op: 'add', document: 'b', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] });
    return commit(library.context, { dataset: 'papers', message: 'second' });
  }

  test.each<[what: string, harm: () => void]>([
    ['a changed byte', () => overwrite((bytes) => (bytes[20]! ^= 1))],
    ['a cut', () => (chmodSync(file, 0o600), truncateSync(file, 5))],
    ['its file gone', () => rmSync(file)],
    [
      'a link to the same bytes in its place',
      () => (renameSync(file, library.path('moved')), symlinkSync(library.path('moved'), file)),
    ],
    [
      'a link in the place of its folder',
      () => {
        const shelf = join(file, '..');
        renameSync(shelf, library.path('shelf'));
        symlinkSync(library.path('shelf'), shelf);
      },
    ],
  ])('names a document’s file with %s', async (_what, harm) => {
    harm();
    const where = file.slice(library.library.length + 1);
    expect(await problems()).toEqual([{ what: expect.stringMatching(/missing|do not match/), where }]);
  });

  function overwrite(change: (bytes: Buffer) => void): void {
    const bytes = readFileSync(file);
    change(bytes);
    chmodSync(file, 0o600);
    writeFileSync(file, bytes);
  }

  test('can be cancelled', async () => {
    const cancel = new AbortController();
    cancel.abort();
    await expect(
      verifyLibrary(library.context, { signal: cancel.signal, onProgress: () => undefined }),
    ).rejects.toThrow();
  });
});

describe('a damaged library', () => {
  test('says so when the damaged part is read, and shows the rest', () => {
    damage(flip('page'));
    expect(logOf(library.context, 'papers')).toHaveLength(1);
    expect(() => library.edit({ op: 'delete', region: 'x', document: 'a', pageIndex: 0 })).toThrow(
      expect.objectContaining({ code: 'object-damaged' }),
    );
    library.edit({ op: 'add', document: 'b', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] });
  });

  test('gets a cut-off file back when the same document is added again', async () => {
    chmodSync(file, 0o600);
    truncateSync(file, 5);
    expect(await problems()).toHaveLength(1);
    const paths = ['a', 'b'].map((name) => library.path(`${name}.pdf`));
    const outcome = await addDocuments(
      library.context,
      { dataset: 'papers', paths },
      { reader: aReader(), passwords: [] },
    );
    expect(outcome).toMatchObject({ added: 0, duplicates: 2 });
    expect(await problems()).toEqual([]);
  });

  test.each([
    ['damaged', () => (chmodSync(file, 0o600), writeFileSync(file, 'other bytes'))],
    ['missing', () => rmSync(file)],
  ])('is not backed up when a file is %s, and no copy is left', async (_how, harm) => {
    harm();
    const target = library.path('backup');
    await expect(
      backupLibrary(library.context, target, { onProgress: () => undefined }),
    ).rejects.toMatchObject({ code: 'object-damaged' });
    expect(existsSync(target)).toBe(false);
    expect(existsSync(`${target}.partial-${process.pid}`)).toBe(false);
  });
});

describe('a backup', () => {
  test('is a library of its own with the same versions, made while edits go on', async () => {
    library.edit({ op: 'add', document: 'b', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] });
    const target = `${library.path('backup')}/`;
    const making = backupLibrary(library.context, target, { onProgress: () => undefined });
    library.edit({ op: 'add', document: 'b', pageIndex: 0, class: 'Text', box: [2, 2, 9, 9] });
    expect(await making).toMatchObject({ files: 2 });
    const copy = openLibraryReadOnly(library.path('backup'));
    const context = { ...library.context, reader: copy, writer: null };
    expect(logOf(context, 'papers')).toEqual(logOf(library.context, 'papers'));
    copy.close();
  });

  test.each([
    ['where something is already', () => library.path('.'), 'already-exists'],
    ['inside the library', () => join(library.library, 'backup'), 'input-invalid'],
    ['in the place of the library', () => library.library, 'input-invalid'],
  ])('is refused %s', async (_where, target, code) => {
    await expect(
      backupLibrary(library.context, target(), { onProgress: () => undefined }),
    ).rejects.toMatchObject({ code });
    expect(await problems()).toEqual([]);
  });
});
