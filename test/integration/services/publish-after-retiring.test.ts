import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { findDataset, viewDraft } from '../../../src-main/services/content/content-view';
import { createDataset } from '../../../src-main/services/library/dataset-service';
import { deriveMigration } from '../../../src-main/services/migration/migration-plans';
import { previewPublish, publishSchema } from '../../../src-main/services/schema/publish-service';
import { showSchema } from '../../../src-main/services/schema/schema-asset-service';
import { liftRetirement, retireSchema } from '../../../src-main/services/schema/schema-retirement';
import { addClass, getSchema, setSchema } from '../../../src-main/services/schema/schema-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
let library: TestLibrary;
/** papers@1.0.0 is what both datasets start from; letters published 2.0.0 without "Figure" by mistake, which was retired. */
beforeEach(() => {
  library = aLibrary();
  publish();
  createDataset(library.context, { name: 'letters', schemaRef: 'papers@1.0.0' });
  const { schema } = viewDraft(library.context, findDataset(library.context, 'letters'));
  const classes = schema.classes.filter(({ name }) => name !== 'Figure');
  setSchema(library.context, 'letters', { ...schema, classes });
  publish({ dataset: 'letters' });
  retire('papers@2.0.0', 'by mistake');
});
afterEach(() => library.remove());

const publish = (more: Partial<Parameters<typeof publishSchema>[1]> = {}) =>
  publishSchema(library.context, { dataset, reason: 'It was time.', ...more });
const retire = (ref: string, reason: string) => retireSchema(library.context, { ref, reason });
const add = (name: string, to = dataset) => addClass(library.context, { dataset: to, name });

describe('a draft under the version before the retired one', () => {
  test('publishes with a number above it, and the changes since its own predecessor', () => {
    add('Stamp');
    expect(previewPublish(library.context, dataset)).toMatchObject({ number: '2.1.0', obstacle: null });
    expect(publish()).toMatchObject({
      ref: 'papers@2.1.0',
      level: 'compatible',
      changelog: ['class “Stamp” added'],
    });
    expect(showSchema(library.context, 'papers')).toMatchObject({
      previous: 'papers@1.0.0',
      changelog: ['class “Stamp” added'],
    });
    for (const number of ['1.1.0', '2.0.0', '2.1.0'])
      expect(() => publish({ number })).toThrow(expect.objectContaining({ code: 'nothing-to-publish' }));
  });

  test('may raise the number, and not take one that was used', () => {
    add('Stamp');
    for (const number of ['1.1.0', '2.0.0', '2.0.1'])
      expect(() => publish({ number })).toThrow(expect.objectContaining({ code: 'schema-invalid' }));
    expect(publish({ number: '4.0.0' }).ref).toBe('papers@4.0.0');
  });

  test('is published with a commit, too', () => {
    add('Stamp');
    expect(commit(library.context, { dataset, message: 'stamps' }).schema).toEqual({
      ref: 'papers@2.1.0',
      published: true,
      obstacle: null,
    });
  });

  test('is behind again once the retirement is lifted', () => {
    add('Stamp');
    liftRetirement(library.context, { ref: 'papers@2.0.0' });
    expect(() => publish()).toThrow(expect.objectContaining({ code: 'schema-behind' }));
  });

  test('is behind the newest version in use, whatever was retired after it', () => {
    createDataset(library.context, { name: 'forms', schemaRef: 'papers@1.0.0' });
    add('Stamp');
    publish();
    add('Seal');
    publish();
    retire('papers@2.2.0', 'too early');
    add('Line', 'forms');
    expect(() => publish({ dataset: 'forms' })).toThrow(
      expect.objectContaining({
        code: 'schema-behind',
        message: expect.stringContaining('Migrate the dataset to papers@2.1.0 first') as string,
      }),
    );
  });

  test('leads on without the retired version: who follows does not go there and back', () => {
    createDataset(library.context, { name: 'forms', schemaRef: 'papers@1.0.0' });
    add('Stamp');
    publish();
    const { plan, between } = deriveMigration(library.context, {
      dataset: 'forms',
      to: { ref: 'papers@2.1.0' },
    });
    expect(plan.steps).toHaveLength(1);
    expect(between).toEqual({});
  });
});

describe('a draft under the retired version', () => {
  test('may publish what puts it right', () => {
    add('Figure', 'letters');
    expect(publish({ dataset: 'letters' })).toMatchObject({
      ref: 'papers@2.1.0',
      changelog: ['class “Figure” added'],
    });
  });

  test('is not published by a commit, which says why and what to do', () => {
    add('Seal', 'letters');
    const { schema, version } = commit(library.context, { dataset: 'letters', message: 'seals' });
    expect(version).toBe(1);
    expect(schema).toMatchObject({ ref: null, published: false, obstacle: { code: 'schema-retired' } });
    expect(schema.obstacle?.message).toMatch(
      /papers@2\.0\.0, which the draft continues, is retired: by mistake\..*migrate the dataset to papers@1\.0\.0/,
    );
    expect(getSchema(library.context, 'letters@1').version).toBe('draft');
    expect(publish({ dataset: 'letters' }).ref).toBe('papers@2.1.0');
    expect(getSchema(library.context, 'letters@1').version).toBe('2.1.0');
  });

  test('is behind once another one went on from a version in use', () => {
    add('Stamp');
    publish();
    add('Seal', 'letters');
    expect(() => publish({ dataset: 'letters' })).toThrow(expect.objectContaining({ code: 'schema-behind' }));
    expect(() =>
      deriveMigration(library.context, { dataset: 'letters', to: { ref: 'papers@2.1.0' } }),
    ).not.toThrow();
  });
});

describe('a commit', () => {
  test('names the version it is under when nothing changed in the schema', async () => {
    await library.add('a');
    const { schema } = commit(library.context, { dataset, message: 'first' });
    expect(schema).toEqual({ ref: 'papers@1.0.0', published: false, obstacle: null });
  });

  test('says that its schema is not published while it is behind', () => {
    createDataset(library.context, { name: 'forms', schemaRef: 'papers@1.0.0' });
    add('Stamp');
    publish();
    add('Line', 'forms');
    const { schema } = commit(library.context, { dataset: 'forms', message: 'lines' });
    expect(schema).toMatchObject({ ref: null, published: false, obstacle: { code: 'schema-behind' } });
  });

  test('says so while the whole schema is retired, with the way out, which is not to migrate within it', () => {
    add('Stamp');
    publish();
    retire('papers', 'over');
    add('Line', 'letters');
    const { schema } = commit(library.context, { dataset: 'letters', message: 'lines' });
    expect(schema).toMatchObject({ ref: null, obstacle: { code: 'schema-retired' } });
    expect(schema.obstacle?.message).toMatch(/is retired: over\. Publish under a new name, or lift/);
    expect(() => publish({ dataset: 'letters' })).toThrow(
      expect.objectContaining({ code: 'schema-retired' }),
    );
    expect(publish({ dataset: 'letters', name: 'lines' }).ref).toBe('lines@1.0.0');
  });
});
