import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { compareSummary } from '../../builders/comparisons';
import { redo, undo } from '../../../src-main/services/labels/label-service';
import { readPlanFile } from '../../../src-main/services/migration/migration-plans';
import { applyMigration } from '../../../src-main/services/migration/migration-service';
import { getPage } from '../../../src-main/services/documents/page-service';
import { listProblems } from '../../../src-main/services/labels/problem-service';
import { listReview } from '../../../src-main/services/labels/review-service';
import { setSchema } from '../../../src-main/services/schema/schema-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aSchema, classNamed } from '../../builders/schemas';

const quiet = { onProgress: () => undefined };
const named = (name: string, more = {}) => ({ id: classNamed(name), name, ...more });
const kind = { id: 'kind', name: 'kind', type: 'string', required: true, default: 'unknown' } as const;
const lines = { id: 'lines', name: 'lines', type: 'string', required: true } as const;

/** A figure is a box with a number of lines, and Table is gone. */
const AFTER: LabelSchema = {
  classes: [
    named('Figure', { geometry: ['box'], attributes: [lines] }),
    named('Text', { attributes: [kind] }),
  ],
};
const PLAN = { geometry: [{ class: 'Figure', to: 'review' }] };

const FIGURE = '1'.repeat(32);
const TABLE = '2'.repeat(32);

describe('what people decide of what a migration left open', () => {
  let library: TestLibrary;
  beforeEach(async () => {
    library = aLibrary({ classes: ['Text', 'Table', 'Figure'] });
    const [document] = (await library.add('a')) as [string];
    const at = { op: 'add', document, pageIndex: 0 } as const;
    library.edit(
      { ...at, class: 'Figure', polygon: [10, 10, 90, 10, 90, 90], id: FIGURE },
      { ...at, class: 'Table', box: [10, 500, 100, 600], id: TABLE },
    );
    commit(library.context, { dataset: 'papers', message: 'first' });
  });
  afterEach(() => library.remove());

  const migrate = (schema = AFTER, file: unknown = PLAN) => {
    const request = { dataset: 'papers', to: { schema } };
    const { plan } = readPlanFile(library.context, { ...request, file });
    return applyMigration(library.context, { ...request, plan }, quiet);
  };
  const save = () => commit(library.context, { dataset: 'papers', message: 'next' }).version;
  const review = () => listReview(library.context, { dataset: 'papers', offset: 0, limit: 10 });
  const kindsOpen = () => review().items.map(({ questions }) => questions.map((question) => question.kind));
  /** Label changes, and regions that migrations rewrote. */
  const between = (from: string, to: string) => {
    const { labels, schema } = compareSummary(library.context, from, to);
    return [labels.added + labels.removed + labels.changed, schema.rewritten];
  };
  const since = (to: string) => between('papers@1', to);
  const box = { op: 'move', region: FIGURE, box: [10, 10, 90, 90] } as const;
  const label = { op: 'relabel', region: TABLE, class: 'Text' } as const;

  test('of a shape counts as schema, in the draft, after the commit, and the other way round', async () => {
    expect(await migrate()).toMatchObject({ needsReview: 2 });
    expect(kindsOpen()).toEqual([['attribute', 'geometry'], ['class']]);
    library.edit({ op: 'move', region: FIGURE, polygon: [10, 10, 80, 10, 80, 80] });
    expect(kindsOpen()[0]).toContain('geometry');
    expect(since('papers@draft')).toEqual([1, 1]);
    undo(library.context, 'papers');
    library.edit(box);
    expect(kindsOpen()).toEqual([['attribute'], ['class']]);
    expect(since('papers@draft')).toEqual([0, 2]);
    const version = save();
    expect(since(`papers@${version}`)).toEqual([0, 2]);
    expect(between(`papers@${version}`, 'papers@1')).toEqual([0, 2]);
    library.edit({ ...box, box: [10, 10, 95, 95] });
    expect(since('papers@draft')).toEqual([1, 2]);
    expect((await library.verify()).problems).toEqual([]);
  });

  test('is asked by document name, page and place, as problems are listed', async () => {
    const documents = await library.add('page-10', 'page-2');
    const at = (document: string | undefined, ...edges: number[]) =>
      ({ op: 'add', document: document as string, pageIndex: 0, class: 'Table', box: edges }) as const;
    const [tenth, second] = documents;
    library.edit(at(tenth, 1, 1, 9, 9), at(second, 90, 9, 99, 20), at(second, 10, 9, 20, 20));
    library.edit(at(second, 50, 1, 60, 9));
    await migrate();
    const { items } = review();
    const { items: broken } = await listProblems(
      library.context,
      { version: 'papers@draft', code: 'class-missing', offset: 0, limit: 10 },
      quiet,
    );
    const names = ['a.pdf', 'a.pdf', 'page-2.pdf', 'page-2.pdf', 'page-2.pdf', 'page-10.pdf'];
    expect(items.map(({ name }) => name)).toEqual(names);
    expect(broken.map(({ region }) => region)).toEqual(items.slice(1).map(({ region }) => region));
    const page = getPage(library.context, { version: 'papers@draft', document: 'page-2', pageIndex: 0 });
    const boxOf = (region: string) => page.regions.find(({ id }) => id === region)?.parts[0];
    expect(items.slice(2, 5).map(({ region }) => boxOf(region))).toEqual(
      [
        [50, 1, 60, 9],
        [10, 9, 20, 20],
        [90, 9, 99, 20],
      ].map((edges) => ({ box: edges.map((edge) => edge * 10_000) })),
    );
  });

  test('of a class takes its defaults along, which are no corrections either', async () => {
    await migrate();
    library.edit(label);
    expect(since('papers@draft')).toEqual([0, 1]);
    save();
    expect(since('papers@2')).toEqual([0, 1]);
    library.edit({ op: 'set-attribute', region: TABLE, name: 'kind', value: 'ruled' });
    expect(since('papers@draft')).toEqual([1, 1]);
  });

  test('of a class leaves no values of the old one, which is no correction either, whatever the schema gets later', async () => {
    const { classes } = aSchema(['Text', 'Table', 'Figure']);
    const lined = { ...lines, required: false };
    const withLines = (name: string, attribute = lined): LabelSchema => ({
      classes: classes.map((item) => (item.name === name ? { ...item, attributes: [attribute] } : item)),
    });
    setSchema(library.context, 'papers', withLines('Table'));
    library.edit({ op: 'set-attribute', region: TABLE, name: 'lines', value: 'many' });
    save();
    const values = () =>
      getPage(library.context, { version: 'papers@draft', document: 'a', pageIndex: 0 }).regions.find(
        ({ id }) => id === TABLE,
      )?.attributes;
    await migrate(AFTER, {});
    library.edit(label);
    expect(values()).toEqual({ kind: 'unknown' });
    expect(between('papers@2', 'papers@draft')).toEqual([0, 2]);
    save();
    const gained = AFTER.classes.map((item) =>
      item.name === 'Text' ? { ...item, attributes: [kind, lined] } : item,
    );
    setSchema(library.context, 'papers', { classes: gained });
    save();
    expect(between('papers@2', 'papers@3')).toEqual([0, 2]);
    expect(between('papers@2', 'papers@4')).toEqual([0, 2]);
    expect(between('papers@4', 'papers@2')).toEqual([0, 2]);
    for (let steps = 0; steps < 2; steps++) undo(library.context, 'papers');
    expect(values()).toEqual({ lines: 'many' });
  });

  test('in part leaves the other part in the queue, after the commit as well', async () => {
    await migrate();
    library.edit({ op: 'set-attribute', region: FIGURE, name: 'lines', value: 'none' });
    save();
    expect(kindsOpen()).toEqual([['geometry'], ['class']]);
    expect(since('papers@2')).toEqual([0, 2]);
  });

  test('after the commit is a correction, whatever the draft is migrated to meanwhile', async () => {
    await migrate();
    save();
    const [figure, text] = AFTER.classes as [LabelSchema['classes'][0], LabelSchema['classes'][0]];
    await migrate({ classes: [figure, text, named('Title')] }, {});
    library.edit(label, box);
    expect(since('papers@draft')).toEqual([2, 1]);
    expect(since(`papers@${save()}`)).toEqual([2, 1]);
  });

  test('is not asked any more once the migration is taken back, across its commit as well', async () => {
    const asks = (isRequired: boolean): LabelSchema => {
      const { id, name, type } = lines;
      const attribute = { id, name, type, ...(isRequired && { required: true }) };
      const { classes } = aSchema(['Text', 'Table', 'Figure']);
      return {
        classes: classes.map((item) =>
          item.name === 'Figure' ? { ...item, attributes: [attribute] } : item,
        ),
      };
    };
    setSchema(library.context, 'papers', asks(false));
    await migrate(asks(true), {});
    undo(library.context, 'papers');
    await migrate(asks(true), {});
    save();
    expect(kindsOpen()).toEqual([['attribute']]);
    undo(library.context, 'papers');
    expect(kindsOpen()).toEqual([]);
    redo(library.context, 'papers');
    expect(kindsOpen()).toEqual([['attribute']]);
    undo(library.context, 'papers');
    library.edit({ op: 'set-text', region: FIGURE, text: 'x' });
    expect(kindsOpen()).toEqual([]);
  });

  test('is not asked any more where the attribute went', async () => {
    await migrate();
    await migrate({ classes: [named('Figure', { geometry: ['box'] }), named('Text')] }, PLAN);
    expect(kindsOpen()).toEqual([['geometry'], ['class']]);
  });
});
