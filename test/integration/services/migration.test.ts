import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { statusOf } from '../../../src-main/services/changes/status';
import { compareDocuments, compareRegions, compareSummary } from '../../builders/comparisons';
import { undo, redo } from '../../../src-main/services/labels/label-service';
import {
  deriveMigration,
  readPlanFile,
  savePlanFile,
} from '../../../src-main/services/migration/migration-plans';
import { applyMigration, previewMigration } from '../../../src-main/services/migration/migration-service';
import { listReview } from '../../../src-main/services/labels/review-service';
import { getSchema, setSchema } from '../../../src-main/services/schema/schema-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { classNamed } from '../../builders/schemas';

const quiet = { onProgress: () => undefined };
const named = (name: string, more = {}) => ({ id: classNamed(name), name, ...more });
const sorted = (schema: LabelSchema): LabelSchema => ({
  ...schema,
  classes: schema.classes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

/** Text is renamed and split, Table and Figure are merged, Note goes, and Float needs a source. */
const AFTER = sorted({
  classes: [
    { id: classNamed('Text'), name: 'Paragraph' },
    named('Header'),
    {
      ...named('Float'),
      attributes: [{ id: 'kind', name: 'kind', type: 'string', required: true, default: 'unknown' }],
    },
  ],
});

const PLAN = {
  classes: [
    {
      class: 'Text',
      action: 'split',
      rules: [{ when: { centre: { y: { max: 0.1 } } }, to: 'Header' }],
      otherwise: 'Paragraph',
    },
    { class: 'Table', action: 'map', to: 'Float' },
    { class: 'Figure', action: 'map', to: 'Float' },
    { class: 'Note', action: 'delete' },
  ],
};

describe('a migration', () => {
  let library: TestLibrary;
  let entries: string[];
  beforeEach(async () => {
    library = aLibrary({ classes: ['Text', 'Table', 'Figure', 'Note'] });
    entries = await library.add(
      'a',
      {
        title: 'b',
        pages: [
          [612, 792],
          [612, 792],
        ],
      },
      'c',
    );
    const [a, b] = entries as [string, string, string];
    library.edit(
      { op: 'add', document: a, pageIndex: 0, class: 'Text', box: [10, 10, 100, 40], id: id(1) },
      { op: 'add', document: a, pageIndex: 0, class: 'Text', box: [10, 300, 100, 400], id: id(2) },
      { op: 'add', document: a, pageIndex: 0, class: 'Table', box: [10, 500, 100, 600], id: id(3) },
      { op: 'add', document: b, pageIndex: 0, class: 'Note', box: [10, 500, 100, 600], id: id(4) },
      {
        op: 'add',
        document: b,
        pageIndex: 1,
        class: 'Figure',
        box: [10, 500, 100, 600],
        id: id(5),
        parent: id(4),
      },
      { op: 'add', document: b, pageIndex: 1, class: 'Figure', polygon: [1, 1, 50, 1, 50, 50], id: id(6) },
    );
    commit(library.context, { dataset: 'papers', message: 'first' });
  });
  afterEach(() => library.remove());

  const to = { schema: AFTER };
  const request = (more = {}) => ({ dataset: 'papers', to, ...more });
  const planned = (file: unknown = PLAN) =>
    request({ plan: readPlanFile(library.context, { ...request(), file }).plan });

  test('does what its preview says, and is taken back to the very content', async () => {
    const before = library.contentId();
    const preview = await previewMigration(library.context, { ...planned(), examplesPerRule: 6 }, quiet);
    expect(library.contentId()).toBe(before);
    const { examples, ...effect } = preview;
    expect(effect).toEqual({
      plan: expect.arrayContaining([
        {
          rule: 'split Text: centre in the top 10 % of the page → Header, otherwise Paragraph',
          kind: 'split',
          regions: 2,
        },
        { rule: 'delete regions of Note', kind: 'delete', regions: 1 },
        { rule: 'missing Float.kind → “unknown”', kind: 'fill', regions: 3 },
      ]),
      matrix: {
        Figure: { Float: 2 },
        Note: { '(removed)': 1 },
        Table: { Float: 1 },
        Text: { Header: 1, Paragraph: 1 },
      },
      needsReview: 0,
      removed: 1,
      rewritten: 5,
    });
    expect(effect.plan.find(({ kind }) => kind === 'merge')?.regions).toBe(3);
    expect(examples.length).toBeGreaterThan(4);
    const applied = await applyMigration(library.context, planned(), quiet);
    expect(applied).toEqual(effect);
    const after = library.contentId();
    expect(after).not.toBe(before);
    const diff = compareSummary(library.context, 'papers@1', 'papers@draft');
    expect(diff.labels).toMatchObject({ added: 0, removed: 0, changed: 0 });
    expect(diff.schema).toMatchObject({ attribution: 'path', rewritten: 5, removed: 1 });
    expect(diff.bump).toBe('major');
    expect(statusOf(library.context, 'papers').labels).toEqual({ added: 0, removed: 0, changed: 0 });
    undo(library.context, 'papers');
    expect(library.contentId()).toBe(before);
    redo(library.context, 'papers');
    expect(library.contentId()).toBe(after);
    const { version } = commit(library.context, { dataset: 'papers', message: 'migrated' });
    const committed = compareSummary(library.context, 'papers@1', `papers@${version}`);
    expect(committed.labels).toEqual(diff.labels);
    expect(committed.schema).toEqual(diff.schema);
    const back = compareSummary(library.context, `papers@${version}`, 'papers@1');
    expect(back.labels).toMatchObject({ added: 0, removed: 0, changed: 0 });
    expect(back.schema).toMatchObject({ rewritten: 5, removed: 0 });
    expect((await library.verify()).problems).toEqual([]);
  });

  test('lets corrections made after it count as label changes, and nothing else', async () => {
    await applyMigration(library.context, planned(), quiet);
    library.edit({ op: 'relabel', region: id(3), class: 'Header' });
    library.edit({ op: 'set-text', region: id(2), text: 'corrected' });
    const diff = compareSummary(library.context, 'papers@1', 'papers@draft');
    expect(diff.labels).toMatchObject({ added: 0, removed: 0, changed: 2 });
    expect(diff.schema).toMatchObject({ rewritten: 5, removed: 1 });
    const both = compareRegions(library.context, {
      from: 'papers@1',
      to: 'papers@draft',
      cause: 'both',
      offset: 0,
      limit: 100,
    });
    expect(both.total).toBe(6);
    const text = both.regions.find(({ cause }) => cause === 'labels');
    expect(text).toMatchObject({ id: id(2), kinds: ['text'] });
    const table = both.regions.find(({ cause }) => cause === 'both');
    const [float, header] = [classNamed('Float'), classNamed('Header')];
    expect(table).toMatchObject({
      id: id(3),
      kinds: ['class', 'attributes'],
      before: { class: classNamed('Table') },
      after: { class: header },
      acts: [
        { cause: 'schema', kinds: ['class', 'attributes'], after: { class: float } },
        { cause: 'labels', kinds: ['class', 'attributes'], before: { class: float } },
      ],
    });
    const row = compareDocuments(library.context, 'papers@1', 'papers@draft').find(
      ({ document }) => document === entries[0],
    );
    expect(row).toMatchObject({ changed: 2, rewritten: 2, changedTwice: 1 });
  });

  test('leaves what no rule decides to a person, whose answer is part of the migration', async () => {
    const open = { classes: [{ class: 'Table', action: 'review' }, PLAN.classes[2], PLAN.classes[3]] };
    const effect = await applyMigration(library.context, planned(open), quiet);
    expect(effect.needsReview).toBe(1);
    expect(effect.matrix['Table']).toEqual({ '(review)': 1 });
    const review = () => listReview(library.context, { dataset: 'papers', offset: 0, limit: 10 });
    expect(review()).toMatchObject({
      total: 1,
      open: 1,
      items: [{ region: id(3), questions: [{ kind: 'class', was: 'Table' }] }],
    });
    const asked = compareSummary(library.context, 'papers@1', 'papers@draft');
    expect(asked.labels.changed).toBe(0);
    library.edit({ op: 'relabel', region: id(3), class: 'Header' });
    expect(review()).toMatchObject({ total: 1, open: 0, items: [] });
    const answered = compareSummary(library.context, 'papers@1', 'papers@draft');
    expect(answered.labels.changed).toBe(0);
    expect(answered.schema.rewritten).toBe(asked.schema.rewritten);
    commit(library.context, { dataset: 'papers', message: 'answered' });
    const committed = compareSummary(library.context, 'papers@1', 'papers@2');
    expect(committed.labels.changed).toBe(0);
    library.edit({ op: 'relabel', region: id(3), class: 'Float' });
    commit(library.context, { dataset: 'papers', message: 'corrected' });
    expect(compareSummary(library.context, 'papers@1', 'papers@3').labels.changed).toBe(1);
    expect((await library.verify()).problems).toEqual([]);
  });

  test.each([
    ['a class that is not there', { classes: [{ class: 'Nothing', action: 'delete' }] }, 'classes[0].class'],
    ['a target that is not there', { classes: [{ class: 'Text', action: 'map', to: 'X' }] }, 'classes[0].to'],
    ['a misspelt key', { clases: [] }, 'clases'],
    [
      'a value of the wrong type',
      { fills: [{ class: 'Float', attribute: 'kind', value: 3 }] },
      'fills[0].value',
    ],
    [
      'a bad pattern',
      {
        classes: [
          {
            class: 'Text',
            action: 'split',
            rules: [{ when: { text: { matches: '(' } }, to: 'Header' }],
            otherwise: 'review',
          },
        ],
      },
      'classes[',
    ],
    ['several steps', { steps: [{}, {}] }, 'steps'],
    [
      'two rules about one class',
      { classes: [PLAN.classes[3], { class: 'Note', action: 'unlabel' }] },
      'classes[1]: is about the same',
    ],
    [
      'two fills of one attribute',
      { fills: ['a', 'b'].map((value) => ({ class: 'Float', attribute: 'kind', value })) },
      'fills[1]: is about the same',
    ],
    ['no object', [], 'the file'],
  ])('refuses a plan with %s and names the place', (_what, file, place) => {
    const before = library.contentId();
    const read = () => readPlanFile(library.context, { ...request(), file });
    expect(read).toThrow(expect.objectContaining({ code: 'plan-invalid' }));
    expect(read).toThrow(place);
    expect(library.contentId()).toBe(before);
  });

  test('gives the plan as a file that is read back to the same plan', () => {
    const { plan } = readPlanFile(library.context, { ...request(), file: PLAN });
    const { content } = savePlanFile(library.context, { ...request(), plan });
    expect(readPlanFile(library.context, { ...request(), file: content }).plan).toEqual(plan);
  });

  test('goes to a schema file of another tool, and says what of it no schema can hold', async () => {
    const box =
      '<RectangleLabels name="box" toName="image"><Label value="Text"/><Label value="Stamp"/></RectangleLabels>';
    const content = `<View><Image name="image"/>${box}<Video name="v"/></View>`;
    const file = { dataset: 'papers', to: { fileName: 'configs/labels.xml', content } };
    const { plan, toLabel, warnings } = deriveMigration(library.context, file);
    expect(toLabel).toBe('labels.xml');
    expect(plan.steps[0]?.classes.map(({ class: id, action }) => [id, action])).toEqual(
      ['Figure', 'Note', 'Table'].map((name) => [classNamed(name), 'review']).toSorted(),
    );
    expect(warnings).not.toEqual([]);
    await applyMigration(library.context, file, quiet);
    expect(compareSummary(library.context, 'papers@1', 'papers@draft')).toMatchObject({
      labels: { changed: 0 },
      schema: { rewritten: 4 },
    });
    const damaged = { ...file, to: { fileName: 'labels.xml', content: '<View>' } };
    expect(() => deriveMigration(library.context, damaged)).toThrow(
      expect.objectContaining({ code: 'format-invalid' }),
    );
  });

  test('that changes nothing is refused, and what was undone can still be done again', async () => {
    library.edit({ op: 'set-text', region: id(2), text: 'undone' });
    undo(library.context, 'papers');
    const same = { schema: getSchema(library.context, 'papers@draft').schema };
    const plan = { steps: deriveMigration(library.context, { dataset: 'papers', to: same }).plan.steps };
    for (const given of [{ to: same }, { to: same, plan }, { to: { ref: 'papers@1' } }]) {
      const done = applyMigration(library.context, { dataset: 'papers', ...given }, quiet);
      await expect(done).rejects.toThrow(expect.objectContaining({ code: 'nothing-to-migrate' }));
      await expect(done).rejects.toThrow(/^Nothing was migrated\. "papers" is under .* already\./);
    }
    expect(redo(library.context, 'papers').history.redo).toBeNull();
    const file = { classes: [{ class: 'Note', action: 'delete' }] };
    const { plan: deleting } = readPlanFile(library.context, { dataset: 'papers', to: same, file });
    const some = { dataset: 'papers', to: same, plan: deleting };
    expect(await applyMigration(library.context, some, quiet)).toMatchObject({ removed: 1 });
  });

  test('refuses when the schema is edited meanwhile, and changes nothing', async () => {
    const running = applyMigration(library.context, planned(), {
      onProgress: (_what, done) => {
        if (done === 1)
          setSchema(library.context, 'papers', {
            classes: ['Text', 'Table', 'Figure', 'Note', 'New'].map((name) => named(name)),
          });
      },
    });
    await expect(running).rejects.toThrow(expect.objectContaining({ code: 'edit-conflict' }));
    expect(compareSummary(library.context, 'papers@1', 'papers@draft').schema.rewritten).toBe(0);
  });

  test('migrates what was edited meanwhile from its state then', async () => {
    let isEdited = false;
    await applyMigration(library.context, planned(), {
      onProgress: (_what, done) => {
        if (done === 0 || isEdited) return;
        isEdited = true;
        library.edit({
          op: 'add',
          document: entries[0] as string,
          pageIndex: 0,
          class: 'Table',
          box: [1, 700, 9, 720],
          id: id(9),
        });
      },
    });
    const diff = compareSummary(library.context, 'papers@1', 'papers@draft');
    expect(diff.labels).toMatchObject({ added: 1, removed: 0, changed: 0 });
    expect(diff.schema.rewritten).toBe(5);
    expect((await library.verify()).problems).toEqual([]);
  });
});

const id = (number: number): string => String(number).padStart(32, '0');
