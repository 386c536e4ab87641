import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { emptyTree } from '../../../src-main/domain/dataset-versions/document-tree';
import {
  contentId,
  objectJson,
  schemaObject,
  type VersionRecord,
} from '../../../src-main/domain/dataset-versions/object-forms';
import type { ObjectWriter } from '../../../src-main/domain/dataset-versions/object-store';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { listBranches } from '../../../src-main/services/history/branch-service';
import type { LibraryContext } from '../../../src-main/services/library-context';
import { createTag } from '../../../src-main/services/history/tag-service';
import { publishSchema } from '../../../src-main/services/schema/publish-service';
import { listSchemas } from '../../../src-main/services/schema/schema-asset-service';
import { liftRetirement } from '../../../src-main/services/schema/schema-retirement';
import { addClass, getSchema } from '../../../src-main/services/schema/schema-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { commit } from '../../../src-main/services/history/version-service';
import { verifyLibrary } from '../../../src-main/services/library/verify-service';
import { openWritable, type WritableDatabase } from '../../../src-main/storage/database';
import { sha256 } from '../../../src-main/storage/hashing';
import { openLibrary, openLibraryReadOnly } from '../../../src-main/storage/library-storage';
import { FORMAT_NUMBER, migrate } from '../../../src-main/storage/migrations';
import { createVersionRepository } from '../../../src-main/storage/repositories/version-repository';
import { describeFolder } from '../../builders/libraries';
import { aSchema } from '../../builders/schemas';

const FIRST = aSchema(['Text']);
const SECOND = aSchema(['Text', 'Table']);
const THIRD = aSchema(['Table']);
const TIME = '2026-01-02T03:04:05.006Z';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'colophon-older-'));
  makeFormatOne(join(folder, 'library'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const library = (): string => join(folder, 'library');
const formatOf = (path: string): number => readFileSync(join(path, 'library.sqlite')).readUInt32BE(60);

/** A library as the first release left it: a dataset with three published schemas, and one with none. */
function makeFormatOne(path: string): void {
  mkdirSync(join(path, 'objects'), { recursive: true });
  const db = openWritable(join(path, 'library.sqlite'));
  migrate(db, 1);
  db.prepare('INSERT INTO property VALUES (?, ?)').run('id', 'library-1');
  fillDataset(db, { id: 'dataset-1', name: 'papers', schemas: [FIRST, SECOND, THIRD] });
  fillDataset(db, { id: 'dataset-2', name: 'drafts only', schemas: [] });
  db.close();
}

interface OldDataset {
  readonly id: string;
  readonly name: string;
  readonly schemas: readonly LabelSchema[];
}

function fillDataset(db: WritableDatabase, { id, name, schemas }: OldDataset): void {
  const objects = asFirstRelease(db);
  const root = emptyTree(objects);
  const ids = schemas.map((schema) => objects.write(schemaObject(schema)));
  db.prepare('INSERT INTO dataset VALUES (?, ?, ?, ?)').run(id, name, TIME, 'Ada');
  const publish = db.prepare(
    'INSERT INTO schema_version (dataset_id, number, ordinal, object_id, author, time, reason) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  let head: string | null = null;
  for (const [index, schema] of ids.entries()) {
    const record: VersionRecord = {
      contentId: contentId(sha256, root, schema),
      root,
      schema,
      provenance: root,
      parents: head === null ? [] : [head],
      author: 'Ada',
      time: TIME,
      message: `step ${index + 1}`,
      plans: [],
    };
    const counts = {
      documents: 0,
      pages: 0,
      regions: 0,
      reviewedPages: 0,
      emptyPages: 0,
      byClass: {},
      bySplit: {},
    };
    head = createVersionRepository(db).add(id, record, counts).id;
    publish.run(id, ['1.0.0', '1.1.0', '2.0.0'][index], index + 1, schema, 'Ada', TIME, record.message);
  }
  db.prepare(
    'INSERT INTO draft (dataset_id, branch, head_version, root, provenance_root, schema) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, 'main', head, root, root, JSON.stringify(schemas.at(-1) ?? FIRST));
}

/** Objects as rows of the first format. */
function asFirstRelease(db: WritableDatabase): ObjectWriter {
  const insert = db.prepare(
    'INSERT INTO object (id, type, encoding, data) VALUES (?, ?, 0, ?) ON CONFLICT DO NOTHING',
  );
  return {
    read: () => {
      throw new Error('nothing is read while it is made');
    },
    write(object) {
      const json = objectJson(object);
      insert.run(Buffer.from(sha256(json), 'hex'), object.type, Buffer.from(json));
      return sha256(json);
    },
  };
}

const contextOf = (reader: LibraryContext['reader'], writer: LibraryContext['writer']): LibraryContext => ({
  reader,
  writer,
  readOnlyReason: null,
  person: () => 'Grace',
  now: () => '2026-02-03T04:05:06.007Z',
  emit: () => undefined,
});

/** What a person sees of the library, whoever opens it and how. */
function contentOf(context: LibraryContext) {
  return {
    schemas: listSchemas(context),
    log: logOf(context, 'papers').map(({ version, id, message }) => ({ version, id, message })),
    versions: [1, 2, 3].map((number) => {
      const { version, base, classes } = getSchema(context, `papers@${number}`);
      return { version, base, classes: classes.map(({ name }) => name) };
    }),
    drafts: ['papers', 'drafts only'].map((name) => {
      const { version, base, changed } = getSchema(context, `${name}@draft`);
      return { version, base, changed };
    }),
  };
}

const KEPT = {
  schemas: [
    {
      name: 'papers',
      datasets: ['papers'],
      versions: [
        {
          ref: 'papers@2.0.0',
          level: 'breaking',
          reason: 'step 3',
          author: 'Ada',
          time: TIME,
          classes: 1,
          retired: null,
        },
        { ref: 'papers@1.1.0', level: 'compatible', reason: 'step 2', classes: 2 },
        { ref: 'papers@1.0.0', level: null, reason: 'step 1', classes: 1 },
      ],
    },
  ],
  log: [
    { version: 3, message: 'step 3' },
    { version: 2, message: 'step 2' },
    { version: 1, message: 'step 1' },
  ],
  versions: [
    { version: '1.0.0', base: 'papers@1.0.0', classes: ['Text'] },
    { version: '1.1.0', base: 'papers@1.1.0', classes: ['Table', 'Text'] },
    { version: '2.0.0', base: 'papers@2.0.0', classes: ['Table'] },
  ],
  drafts: [
    { version: '2.0.0', base: 'papers@2.0.0', changed: false },
    { version: 'draft', base: null, changed: true },
  ],
};

test('a library of the first format opens with everything kept, and goes on from there', async () => {
  expect(formatOf(library())).toBe(1);
  const writer = openLibrary(library(), 'Colophon tests');
  const context = contextOf(writer, writer);
  try {
    expect(formatOf(library())).toBe(FORMAT_NUMBER);
    expect(contentOf(context)).toMatchObject(KEPT);
    expect(await verifyLibrary(context, { onProgress: () => undefined })).toMatchObject({ problems: [] });
    expect(listBranches(context, 'papers')).toMatchObject([{ name: 'main', current: true, head: 3 }]);
    expect(createTag(context, { name: 'kept', version: 'papers@1' })).toMatchObject({ version: 1 });
    addClass(context, { dataset: 'papers', name: 'Figure' });
    commit(context, { dataset: 'papers', message: 'goes on' });
    expect(listSchemas(context)[0]?.versions[0]).toMatchObject({ ref: 'papers@2.1.0', level: 'compatible' });
    expect(publishSchema(context, { dataset: 'drafts only', reason: 'new' }).ref).toBe('drafts only@1.0.0');
  } finally {
    writer.close();
  }
});

test('opened for reading, it shows all of it and stays as it was', () => {
  const bytes = (): Buffer => readFileSync(join(library(), 'library.sqlite'));
  const before = bytes();
  const reader = openLibraryReadOnly(library());
  try {
    expect(contentOf(contextOf(reader, null))).toMatchObject(KEPT);
  } finally {
    reader.close();
  }
  expect(bytes().equals(before)).toBe(true);
  expect(formatOf(library())).toBe(1);
});

test('the same on media that cannot be written', ({ skip }) => {
  const media = join(folder, 'media');
  mkdirSync(media);
  const remount = (...options: string[]) => execFileSync('mount', options, { stdio: 'ignore' });
  try {
    remount('--bind', library(), media);
    remount('-o', 'remount,ro,bind', media);
  } catch {
    skip('read-only media need the right to mount');
  }
  const before = describeFolder(media);
  const reader = openLibraryReadOnly(media);
  try {
    expect(contentOf(contextOf(reader, null))).toMatchObject(KEPT);
    expect(() => openLibrary(media, 'Colophon tests')).toThrow(
      expect.objectContaining({ code: 'library-read-only' }),
    );
    expect(describeFolder(media)).toEqual(before);
  } finally {
    reader.close();
    execFileSync('umount', ['--lazy', media]);
  }
});

test('a step of the format that fails halfway leaves the library in the old one, whole', () => {
  const db = openWritable(join(library(), 'library.sqlite'));
  // Something that the step trips over when half of its tables are made.
  db.exec("CREATE TABLE schema_retirement (mine TEXT); INSERT INTO schema_retirement VALUES ('in the way')");
  const tables = () => db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
  const before = tables();
  expect(() => migrate(db)).toThrow(/already exists/);
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(tables()).toEqual(before);
  db.exec('DROP TABLE schema_retirement');
  migrate(db);
  expect(db.pragma('user_version', { simple: true })).toBe(FORMAT_NUMBER);
  db.close();
});

test('what was retired before retirements could be lifted stays retired, and can be lifted now', () => {
  const db = openWritable(join(library(), 'library.sqlite'));
  migrate(db, 2);
  db.exec(`INSERT INTO schema_retirement (asset_id, number, time, author, reason)
    VALUES ('dataset-1', '1.1.0', '${TIME}', 'Ada', 'too few')`);
  db.close();
  const writer = openLibrary(library(), 'Colophon tests');
  const context = contextOf(writer, writer);
  const retired = () => listSchemas(context)[0]?.versions.map((version) => version.retired?.reason ?? null);
  try {
    expect(retired()).toEqual([null, 'too few', null]);
    liftRetirement(context, { ref: 'papers@1.1.0' });
    expect(retired()).toEqual([null, null, null]);
  } finally {
    writer.close();
  }
});

test('what a library of the first format had published can still not be changed', () => {
  openLibrary(library(), 'Colophon tests').close();
  const db = openWritable(join(library(), 'library.sqlite'));
  for (const table of ['schema_asset', 'schema_release']) {
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/never changes/);
  }
  expect(
    db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name LIKE 'schema_version%'").get(),
  ).toEqual({ n: 0 });
  db.close();
});
