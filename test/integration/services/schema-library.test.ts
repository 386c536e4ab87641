import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createDataset } from '../../../src-main/services/library/dataset-service';
import { findDataset, viewDraft } from '../../../src-main/services/content/content-view';
import { deriveMigration } from '../../../src-main/services/migration/migration-plans';
import { usePreset } from '../../../src-main/services/schema/preset-service';
import { publishSchema } from '../../../src-main/services/schema/publish-service';
import { listSchemas, showSchema } from '../../../src-main/services/schema/schema-asset-service';
import { diffSchemaRefs } from '../../../src-main/services/schema/schema-diff-service';
import { exportSchema, importSchema } from '../../../src-main/services/schema/schema-exchange-service';
import { retireSchema } from '../../../src-main/services/schema/schema-retirement';
import { addClass, getSchema, setSchema } from '../../../src-main/services/schema/schema-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aReader } from '../../builders/documents';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

let library: TestLibrary;
beforeEach(() => {
  library = aLibrary();
  publishSchema(library.context, { dataset, reason: 'first' });
});
afterEach(() => library.remove());

const dataset = 'papers';
const draftSchema = (name = dataset) => viewDraft(library.context, findDataset(library.context, name)).schema;
const refused = (code: string) => expect.objectContaining({ code });
const state = () => [listSchemas(library.context), library.context.reader.records.events(0, 1000)];

describe('a reference', () => {
  test('names published versions, presets, drafts and versions of datasets', () => {
    addClass(library.context, { dataset, name: 'Stamp' });
    commit(library.context, { dataset, message: 'first' });
    addClass(library.context, { dataset, name: 'Seal' });
    const labels = (from: string, to: string) => {
      const { from: a, to: b, level, changes } = diffSchemaRefs(library.context, from, to);
      return [a, b, level, changes.map(({ path }) => path)];
    };
    expect(labels('papers@1.0.0', 'papers')).toEqual([
      'papers@1.0.0',
      'papers@1.1.0',
      'compatible',
      ['classes/Stamp'],
    ]);
    expect(labels('papers@1', 'papers@draft')).toEqual([
      'papers@1',
      'papers@draft',
      'compatible',
      ['classes/Seal'],
    ]);
    expect(labels('papers@1.1.0', 'papers@1')).toEqual(['papers@1.1.0', 'papers@1', null, []]);
    expect(labels('papers', 'papers@1.0.0')[2]).toBe('breaking');
    expect(diffSchemaRefs(library.context, 'funsd', 'papers@draft').changes.length).toBeGreaterThan(3);
  });

  test('with three numbers is the schema’s, with one the dataset’s', () => {
    createDataset(library.context, { name: 'drawings' });
    addClass(library.context, { dataset: 'drawings', name: 'Line' });
    publishSchema(library.context, { dataset: 'drawings', reason: 'lines', name: 'lines' });
    createDataset(library.context, { name: 'lines' });
    expect(diffSchemaRefs(library.context, 'lines@1.0.0', 'lines@draft')).toMatchObject({
      from: 'lines@1.0.0',
      to: 'lines@draft',
      changes: [{ kind: 'class-removed', path: 'classes/Line' }],
    });
    expect(() => diffSchemaRefs(library.context, 'lines@1', 'lines')).toThrow(refused('not-found'));
  });

  test('tells who uses either side', () => {
    addClass(library.context, { dataset, name: 'Stamp' });
    commit(library.context, { dataset, message: 'first' });
    expect(diffSchemaRefs(library.context, 'papers@1.0.0', 'papers').usedBy).toEqual({
      from: { drafts: [], versions: [] },
      to: { drafts: ['papers'], versions: [{ dataset, version: 1 }] },
    });
  });

  test.each(['nothing', 'papers@9.9.9', 'nothing@1.0.0', 'papers@99', '@1.0.0', 'papers@', 'PAPERS'])(
    'that names nothing is refused: %s',
    (ref) => {
      expect(() => diffSchemaRefs(library.context, ref, 'papers')).toThrow(refused('not-found'));
      expect(() => showSchema(library.context, ref)).toThrow(refused('not-found'));
    },
  );
});

describe('retiring', () => {
  test('marks a version or a whole schema, with who, when, why and what instead', () => {
    addClass(library.context, { dataset, name: 'Stamp' });
    publishSchema(library.context, { dataset, reason: 'stamps' });
    const retired = {
      author: 'Ada',
      time: library.context.now(),
      reason: 'too few',
      successor: 'papers@1.1.0',
    };
    expect(
      retireSchema(library.context, { ref: 'papers@1.0.0', reason: 'too few', successor: 'papers@1.1.0' }),
    ).toEqual({ ref: 'papers@1.0.0', retired });
    expect(listSchemas(library.context)[0]?.versions.map((version) => version.retired)).toEqual([
      null,
      retired,
    ]);
    retireSchema(library.context, { ref: 'papers', reason: 'all over' });
    expect(listSchemas(library.context)[0]?.versions.map((version) => version.retired?.reason)).toEqual([
      'all over',
      'all over',
    ]);
  });

  test('a retired version can not be chosen for a new dataset; those under it go on', async () => {
    await library.add('a');
    retireSchema(library.context, { ref: 'papers@1.0.0', reason: 'too few' });
    expect(() => createDataset(library.context, { name: 'new', schemaRef: 'papers' })).toThrow(
      refused('schema-retired'),
    );
    const other = createDataset(library.context, { name: 'other', schema: { classes: ['Text'] } });
    expect(() => deriveMigration(library.context, { dataset: other.name, to: { ref: 'papers' } })).toThrow(
      refused('schema-retired'),
    );
    expect(getSchema(library.context, 'papers@draft').base).toBe('papers@1.0.0');
    expect(commit(library.context, { dataset, message: 'goes on' }).version).toBe(1);
  });

  test('nothing is published to a retired schema, and a commit does not fail for it', () => {
    retireSchema(library.context, { ref: 'papers', reason: 'over' });
    addClass(library.context, { dataset, name: 'Stamp' });
    expect(() => publishSchema(library.context, { dataset, reason: 'more' })).toThrow(
      refused('schema-retired'),
    );
    commit(library.context, { dataset, message: 'goes on' });
    expect(getSchema(library.context, 'papers@1').version).toBe('draft');
    expect(publishSchema(library.context, { dataset, reason: 'on its own', name: 'stamps' }).ref).toBe(
      'stamps@1.0.0',
    );
  });

  test.each([
    [{ ref: 'nothing', reason: 'x' }, 'not-found'],
    [{ ref: 'papers@2.0.0', reason: 'x' }, 'not-found'],
    [{ ref: 'papers', reason: ' ' }, 'input-invalid'],
    [{ ref: 'papers', reason: 'x', successor: 'nothing' }, 'not-found'],
    [{ ref: 'papers', reason: 'x', successor: 'papers@1.0.0' }, 'input-invalid'],
    [{ ref: 'papers@1.0.0', reason: 'x', successor: 'papers@1.0.0' }, 'input-invalid'],
  ])('%j is refused, and nothing is changed', (request, code) => {
    const before = state();
    expect(() => retireSchema(library.context, request)).toThrow(refused(code));
    expect(state()).toEqual(before);
  });
});

describe('a new dataset', () => {
  test('takes a preset as its own, and what a version was under as shared', () => {
    expect(createDataset(library.context, { name: 'forms', schemaRef: 'funsd' }).schema).toBe('draft');
    expect(getSchema(library.context, 'forms@draft')).toMatchObject({ base: null, classes: { length: 4 } });
    commit(library.context, { dataset, message: 'first' });
    expect(createDataset(library.context, { name: 'more', schemaRef: 'papers@1' }).schema).toBe('1.0.0');
    expect(getSchema(library.context, 'more@draft').base).toBe('papers@1.0.0');
  });

  test('does not share what is not published', () => {
    createDataset(library.context, { name: 'other' });
    for (const schemaRef of ['other@draft', 'nothing', 'papers@7'])
      expect(() => createDataset(library.context, { name: 'new', schemaRef })).toThrow(refused('not-found'));
    expect(() =>
      createDataset(library.context, { name: 'new', schemaRef: 'papers', schema: { classes: [] } }),
    ).toThrow(refused('input-invalid'));
    expect(library.context.reader.datasets.find('new')).toBeUndefined();
  });
});

describe('files', () => {
  const source = { reader: aReader(), passwordOf: () => undefined };

  test('an exported schema comes back as the very same one', async () => {
    usePreset(library.context, dataset, 'invoice');
    publishSchema(library.context, { dataset, reason: 'invoices' });
    const { fileName, content } = await exportSchema(
      library.context,
      { ref: 'papers', format: 'json' },
      source,
    );
    expect(fileName).toBe('papers-1.1.0.schema.json');
    const read = importSchema(library.context, { fileName, content, name: 'copy' });
    expect(read).toMatchObject({ format: 'colophon', ref: 'copy@1.0.0', warnings: [] });
    expect(showSchema(library.context, 'copy').id).toBe(showSchema(library.context, 'papers').id);
    expect(() => importSchema(library.context, { fileName, content })).toThrow(refused('already-exists'));
  });

  test('guidelines say which version they are of', async () => {
    for (const format of ['md', 'html'] as const) {
      const { content } = await exportSchema(library.context, { ref: 'papers@1.0.0', format }, source);
      expect(content).toContain('1.0.0');
      expect(content).toContain('Figure');
    }
    const draft = await exportSchema(library.context, { ref: 'papers@draft', format: 'md' }, source);
    expect(draft.fileName).toBe('papers-1.0.0.md');
  });

  test('a file goes into a draft as one step of undo, or becomes a schema of the library', () => {
    const content = JSON.stringify({ categories: [{ id: 1, name: 'Seal', supercategory: '' }] });
    expect(importSchema(library.context, { fileName: 'a/seals.json', content })).toMatchObject({
      format: 'coco',
      ref: 'seals@1.0.0',
      classes: 1,
    });
    expect(importSchema(library.context, { fileName: 'seals.json', content, dataset })).toMatchObject({
      ref: null,
    });
    expect(draftSchema().classes.map(({ name }) => name)).toEqual(['Seal']);
  });

  test.each([
    ['noise', 'not a schema', 'format-invalid'],
    [
      'two classes of one id',
      JSON.stringify({
        classes: [
          { name: 'a', id: 'x' },
          { name: 'b', id: 'x' },
        ],
      }),
      'schema-invalid',
    ],
    [
      'a circle of parents',
      JSON.stringify({
        classes: [
          { name: 'a', parent: 'b' },
          { name: 'b', parent: 'a' },
        ],
      }),
      'schema-invalid',
    ],
    [
      '10 MB of text',
      JSON.stringify({ classes: [{ name: 'a', guideline: 'x'.repeat(10_000_000) }] }),
      'schema-invalid',
    ],
    ['both a name and a dataset', JSON.stringify({ classes: [] }), 'input-invalid'],
  ])('%s is refused, and nothing is changed', (what, content, code) => {
    const before = [state(), draftSchema()];
    const request = { fileName: 'bad.json', content, dataset, ...(what.startsWith('both') && { name: 'x' }) };
    expect(() => importSchema(library.context, request)).toThrow(refused(code));
    if (!what.startsWith('both'))
      expect(() => importSchema(library.context, { fileName: 'bad.json', content, name: 'bad' })).toThrow(
        refused(code),
      );
    expect([state(), draftSchema()]).toEqual(before);
  });
});

test('a preset is put beside what is there: names, hotkeys and ids in use stay', () => {
  setSchema(library.context, dataset, { classes: [{ id: 'own', name: 'question', hotkey: '2' }] });
  usePreset(library.context, dataset, 'funsd');
  const schema = draftSchema();
  expect(schema.classes.map(({ name }) => name).sort()).toEqual(['answer', 'header', 'other', 'question']);
  expect(schema.classes.find(({ name }) => name === 'question')).toEqual({
    id: 'own',
    name: 'question',
    hotkey: '2',
  });
  expect(schema.classes.find(({ name }) => name === 'answer')).not.toHaveProperty('hotkey');
  expect(schema.relationTypes?.some(({ from }) => from?.includes('own'))).toBe(true);
  usePreset(library.context, dataset, 'funsd');
  expect(draftSchema()).toEqual(schema);
  expect(() => usePreset(library.context, dataset, 'nothing')).toThrow(refused('not-found'));
});
