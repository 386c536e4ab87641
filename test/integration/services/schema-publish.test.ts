import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { statusOf } from '../../../src-main/services/changes/status';
import { createDataset, listDatasets } from '../../../src-main/services/library/dataset-service';
import { findDataset, viewDraft } from '../../../src-main/services/content/content-view';
import { redo, undo } from '../../../src-main/services/labels/label-service';
import { previewPublish, publishSchema } from '../../../src-main/services/schema/publish-service';
import { listSchemas, showSchema } from '../../../src-main/services/schema/schema-asset-service';
import { retireSchema } from '../../../src-main/services/schema/schema-retirement';
import { addClass, getSchema, setSchema } from '../../../src-main/services/schema/schema-service';
import { commit, showVersion } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

let library: TestLibrary;
beforeEach(() => (library = aLibrary()));
afterEach(() => library.remove());

const dataset = 'papers';
const publish = (more: Partial<Parameters<typeof publishSchema>[1]> = {}) =>
  publishSchema(library.context, { dataset, reason: 'It was time.', ...more });
const schemaOf = (name = dataset): LabelSchema =>
  viewDraft(library.context, findDataset(library.context, name)).schema;
const change = (name: string, edit: (schema: LabelSchema) => LabelSchema): unknown =>
  setSchema(library.context, name, edit(schemaOf(name)));
const without =
  (gone: string) =>
  (schema: LabelSchema): LabelSchema => ({
    ...schema,
    classes: schema.classes.filter(({ name }) => name !== gone),
  });
const recolored = (schema: LabelSchema): LabelSchema => ({
  ...schema,
  classes: schema.classes.map((item) => ({ ...item, color: '#102030' })),
});
const share = (name: string, schemaRef: string) => createDataset(library.context, { name, schemaRef });
const state = () => [listSchemas(library.context), library.context.reader.records.events(0, 1000)];

describe('publishing', () => {
  test('makes version 1.0.0 of a schema named after the dataset, and the numbers follow from the changes', () => {
    expect(previewPublish(library.context, dataset)).toMatchObject({
      name: null,
      suggestedName: dataset,
      number: '1.0.0',
      level: null,
      obstacle: null,
    });
    expect(publish()).toMatchObject({
      ref: 'papers@1.0.0',
      author: 'Ada',
      classes: 3,
      level: null,
      changelog: [],
    });
    change(dataset, recolored);
    expect(publish()).toMatchObject({ number: '1.0.1', level: 'cosmetic', changelog: { length: 3 } });
    addClass(library.context, { dataset, name: 'Stamp' });
    expect(previewPublish(library.context, dataset)).toMatchObject({
      name: dataset,
      number: '1.1.0',
      level: 'compatible',
      changelog: ['class “Stamp” added'],
      changes: [{ kind: 'class-added', path: 'classes/Stamp', level: 'compatible' }],
    });
    expect(publish()).toMatchObject({ number: '1.1.0', level: 'compatible' });
    change(dataset, without('Stamp'));
    expect(publish()).toMatchObject({ number: '2.0.0', level: 'breaking' });
    const [schema] = listSchemas(library.context);
    expect(schema?.versions.map(({ number }) => number)).toEqual(['2.0.0', '1.1.0', '1.0.1', '1.0.0']);
    expect(schema?.datasets).toEqual([dataset]);
  });

  test('keeps who, when and why, on record in the event log too', () => {
    publish({ author: 'Grace', reason: '  First of all. ' });
    expect(showSchema(library.context, 'papers')).toMatchObject({
      author: 'Grace',
      time: library.context.now(),
      reason: 'First of all.',
    });
    const events = library.context.reader.records.events(0, 1000);
    expect(events.at(-1)).toMatchObject({ kind: 'schema-published', author: 'Grace' });
    expect(JSON.parse(events.at(-1)?.data ?? '')).toMatchObject({
      dataset,
      reason: 'First of all.',
      version: 'papers@1.0.0',
    });
    expect(publishedBy('')).toBe('Ada');
  });
  const publishedBy = (author: string): string => {
    addClass(library.context, { dataset, name: 'By whom' });
    return publish({ author }).author;
  };

  test('a number may be raised, and never lowered', () => {
    publish();
    addClass(library.context, { dataset, name: 'Stamp' });
    for (const number of ['1.0.1', '1.0.0', '0.9.9', 'two', '01.2.0'])
      expect(() => publish({ number })).toThrow(expect.objectContaining({ code: 'schema-invalid' }));
    expect(publish({ number: '1.4.0' }).number).toBe('1.4.0');
    change(dataset, recolored);
    expect(publish().number).toBe('1.4.1');
    change(dataset, without('Stamp'));
    expect(publish({ number: '10.0.0' }).ref).toBe('papers@10.0.0');
  });

  test.each<[what: string, request: Partial<Parameters<typeof publishSchema>[1]>, code: string]>([
    ['an empty reason', { reason: ' \n' }, 'input-invalid'],
    ['a name with @', { name: 'a@b' }, 'input-invalid'],
    ['a dataset that is not there', { dataset: 'nothing' }, 'not-found'],
    ['nothing new', {}, 'nothing-to-publish'],
    ['a name that is taken', { name: 'papers' }, 'already-exists'],
  ])('%s is refused, and nothing is changed', (_what, request, code) => {
    publish();
    publish({ name: 'other' });
    const before = state();
    expect(() => publish(request)).toThrow(expect.objectContaining({ code }));
    expect(state()).toEqual(before);
  });

  test('under a new name it is a schema of its own, which remembers where it came from', () => {
    publish();
    addClass(library.context, { dataset, name: 'Stamp' });
    expect(publish({ name: 'stamps' })).toMatchObject({
      ref: 'stamps@1.0.0',
      level: 'compatible',
      changelog: ['class “Stamp” added'],
    });
    expect(getSchema(library.context, 'papers@draft').base).toBe('stamps@1.0.0');
    const [papers, stamps] = listSchemas(library.context);
    expect(papers).toMatchObject({ name: 'papers', datasets: [] });
    expect(stamps).toMatchObject({ name: 'stamps', datasets: [dataset] });
  });
});

describe('two datasets that share a schema', () => {
  beforeEach(() => {
    publish();
    share('letters', 'papers@1.0.0');
  });

  test('start from the same version, and each sees what the other publishes', () => {
    expect(getSchema(library.context, 'letters@draft')).toMatchObject({
      version: '1.0.0',
      base: 'papers@1.0.0',
      changed: false,
    });
    addClass(library.context, { dataset: 'letters', name: 'Stamp' });
    expect(publish({ dataset: 'letters' }).ref).toBe('papers@1.1.0');
    expect(listSchemas(library.context)).toMatchObject([
      {
        name: 'papers',
        datasets: ['letters', 'papers'],
        versions: [
          { number: '1.1.0', datasets: ['letters'] },
          { number: '1.0.0', datasets: ['papers'] },
        ],
      },
    ]);
    expect(showSchema(library.context, 'papers@1.0.0').usedBy).toEqual({ drafts: ['papers'], versions: [] });
    expect(showSchema(library.context, 'papers').usedBy.drafts).toEqual(['letters']);
    expect(listDatasets(library.context).map(({ schema }) => schema)).toEqual(['1.1.0', '1.0.0']);
  });

  test('the one that is behind may not publish over the other, but under a new name', () => {
    addClass(library.context, { dataset: 'letters', name: 'Stamp' });
    publish({ dataset: 'letters' });
    addClass(library.context, { dataset, name: 'Seal' });
    expect(previewPublish(library.context, dataset).obstacle).toEqual({
      code: 'schema-behind',
      message: expect.stringMatching(/papers@1\.1\.0 was published.*under a new name/) as string,
    });
    const before = state();
    expect(() => publish()).toThrow(expect.objectContaining({ code: 'schema-behind' }));
    expect(state()).toEqual(before);
    expect(publish({ name: 'seals' }).ref).toBe('seals@1.0.0');
  });

  test('the one that is behind can still be committed: its schema stays unpublished', async () => {
    await library.add('a');
    addClass(library.context, { dataset: 'letters', name: 'Stamp' });
    publish({ dataset: 'letters' });
    addClass(library.context, { dataset, name: 'Seal' });
    commit(library.context, { dataset, message: 'first' });
    expect(showVersion(library.context, 'papers@1').schema.version).toBe('draft');
    expect(getSchema(library.context, 'papers@1')).toMatchObject({ version: 'draft', base: null });
    expect(listSchemas(library.context)[0]?.versions).toHaveLength(2);
    expect((await library.verify()).problems).toEqual([]);
  });

  test('a draft that made the very same change follows the other when it is committed', () => {
    for (const name of ['letters', dataset]) addClass(library.context, { dataset: name, name: 'Stamp' });
    publish({ dataset: 'letters' });
    commit(library.context, { dataset, message: 'first' });
    expect(getSchema(library.context, 'papers@draft')).toMatchObject({
      base: 'papers@1.1.0',
      changed: false,
    });
    expect(listSchemas(library.context)[0]?.versions).toHaveLength(2);
  });

  test('a commit publishes, as it always did, when nobody else was first', () => {
    addClass(library.context, { dataset: 'letters', name: 'Stamp' });
    commit(library.context, { dataset: 'letters', message: 'Stamps' });
    expect(showSchema(library.context, 'papers')).toMatchObject({
      number: '1.1.0',
      reason: 'Stamps',
      usedBy: { drafts: ['letters'], versions: [{ dataset: 'letters', version: 1 }] },
    });
    expect(showVersion(library.context, 'letters@1').schema.version).toBe('1.1.0');
  });
});

test('regions under a version are those of its drafts, and of versions where the draft moved on', async () => {
  await library.add('a');
  library.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] });
  commit(library.context, { dataset, message: 'one region' });
  library.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [10, 10, 19, 19] });
  const texts = (ref: string) =>
    showSchema(library.context, ref).shown.find(({ name }) => name === 'Text')?.regions;
  expect(texts('papers@1.0.0')).toBe(2);
  commit(library.context, { dataset, message: 'two regions' });
  addClass(library.context, { dataset, name: 'Stamp' });
  library.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [20, 20, 29, 29] });
  expect(publish().ref).toBe('papers@1.1.0');
  expect([texts('papers@1.1.0'), texts('papers@1.0.0')]).toEqual([3, 2]);
});

test('old versions keep their schema, whatever becomes of it', async () => {
  await library.add('a');
  commit(library.context, { dataset, message: 'first' });
  const first = () => {
    // Which branch it heads is no part of a version.
    const { branches: _branches, ...version } = showVersion(library.context, 'papers@1');
    return [getSchema(library.context, 'papers@1'), version];
  };
  const before = first();
  change(dataset, without('Figure'));
  publish();
  retireSchema(library.context, { ref: 'papers@1.0.0', reason: 'Figures are gone.' });
  commit(library.context, { dataset, message: 'second' });
  library.reopen();
  expect(first()).toEqual(before);
  expect(getSchema(library.context, 'papers@1')).toMatchObject({ version: '1.0.0', classes: { length: 3 } });
  expect(getSchema(library.context, 'papers@2')).toMatchObject({ version: '2.0.0', classes: { length: 2 } });
  expect((await library.verify()).problems).toEqual([]);
});

describe('undo', () => {
  test('takes a schema edit back across its publishing, which stays', () => {
    publish();
    addClass(library.context, { dataset, name: 'Stamp' });
    publish();
    undo(library.context, dataset);
    expect(
      schemaOf()
        .classes.map(({ name }) => name)
        .sort(),
    ).toEqual(['Figure', 'Table', 'Text']);
    expect(getSchema(library.context, 'papers@draft')).toMatchObject({ base: 'papers@1.1.0', changed: true });
    redo(library.context, dataset);
    expect(getSchema(library.context, 'papers@draft')).toMatchObject({ version: '1.1.0', changed: false });
    expect(statusOf(library.context, dataset).schema.changed).toBe(true);
  });

  test('restores where the schema came from, when that is part of the step; plans only count from the head', () => {
    publish();
    addClass(library.context, { dataset, name: 'Stamp' });
    const { writer } = library.context;
    const draft = () => {
      const { draft: row } = viewDraft(library.context, findDataset(library.context, dataset));
      return row as NonNullable<typeof row>;
    };
    const before = draft().lineage;
    const after = { ...before, plans: ['a'.repeat(64)], unpublished: ['a'.repeat(64)] };
    writer?.transaction(() => {
      const changes = [{ kind: 'lineage' as const, before, after }];
      writer.drafts.setLineage(draft().id, after);
      writer.journal.append({
        draftId: draft().id,
        time: library.context.now(),
        author: 'Ada',
        label: 'migrate',
        changes,
      });
      writer.drafts.touch(draft().id);
    });
    expect(draft().lineage).toEqual(after);
    undo(library.context, dataset);
    expect(draft().lineage).toEqual(before);
    library.reopen();
    redo(library.context, dataset);
    expect(draft().lineage).toEqual(after);
    undo(library.context, dataset);
    const head = commit(library.context, { dataset, message: 'without the plan' }).id;
    redo(library.context, dataset);
    expect(draft().lineage).toEqual({ ...after, head, plans: [] });
  });
});
