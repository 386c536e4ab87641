import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { compareSummary } from '../../builders/comparisons';
import { getPage } from '../../../src-main/services/documents/page-service';
import { undo } from '../../../src-main/services/labels/label-service';
import { publishSchema } from '../../../src-main/services/schema/publish-service';
import { listReview } from '../../../src-main/services/labels/review-service';
import { addClass, getSchema, setSchema } from '../../../src-main/services/schema/schema-service';
import { showVersion } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aMerge, migrateAway, regionId } from '../../builders/merges';
import { classNamed } from '../../builders/schemas';

const dataset = 'papers';
let library: TestLibrary;
let on: ReturnType<typeof aMerge>;

beforeEach(async () => {
  library = aLibrary();
  on = aMerge(library);
  await library.add('a', 'b');
  on.draw(1);
  on.draw(2, 'a', { class: 'Table' });
  on.keep('first');
  on.branch('ben');
});
afterEach(() => library.remove());

const schema = () => getSchema(library.context, 'papers@draft').schema;
const names = () =>
  schema()
    .classes.map(({ name }) => name)
    .sort();
const change = (edit: (classes: ReturnType<typeof schema>['classes'][number]) => object | null): void => {
  const classes = schema().classes.flatMap((item) => edit(item) ?? []) as ReturnType<
    typeof schema
  >['classes'];
  setSchema(library.context, dataset, { ...schema(), classes });
};
const rename = (from: string, to: string): void =>
  change((item) => (item.name === from ? { ...item, name: to } : item));

const toFigure = () => migrateAway(library.context, 'Table', { action: 'map', to: classNamed('Figure') });

test('labels that the other side drew meanwhile go by our migration, which is told as a change of the schema', async () => {
  await toFigure();
  on.keep('ours');
  on.goTo('ben');
  on.draw(3, 'a', { class: 'Table' });
  on.move(2, 200);
  on.keep('theirs');
  on.goTo('main');
  expect(await on.merge('ben')).toMatchObject({ outcome: 'merged', clean: true, version: 4 });
  expect(names()).toEqual(['Figure', 'Text']);
  const { statistics } = showVersion(library.context, 'papers@4');
  expect(statistics.byClass).toEqual({ Text: 1, Figure: 2 });
  const ours = compareSummary(library.context, 'papers@2', 'papers@4');
  expect(ours).toMatchObject({
    labels: { added: 1, changed: 1 },
    schema: { attribution: 'path', rewritten: 0 },
  });
  const theirs = compareSummary(library.context, 'papers@3', 'papers@4');
  expect(theirs).toMatchObject({
    labels: { added: 0, changed: 0, removed: 0 },
    schema: { attribution: 'path', rewritten: 2 },
  });
  expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
});

test('the other side’s migration is done to our labels, counts as such, and goes with an undo', async () => {
  on.goTo('ben');
  await toFigure();
  on.keep('theirs');
  on.goTo('main');
  on.draw(3, 'b', { class: 'Table' });
  on.keep('ours');
  expect(await on.merge('ben')).toMatchObject({ outcome: 'merged', version: 4 });
  const ours = compareSummary(library.context, 'papers@3', 'papers@4');
  expect(ours).toMatchObject({
    labels: { added: 0, changed: 0, removed: 0 },
    schema: { attribution: 'path', rewritten: 2 },
  });
  expect(compareSummary(library.context, 'papers@2', 'papers@4').labels).toMatchObject({
    added: 1,
    changed: 0,
  });
  undo(library.context, dataset);
  expect(names()).toEqual(['Figure', 'Table', 'Text']);
  expect(compareSummary(library.context, 'papers@3', 'papers@draft').bump).toBe('none');
});

test('what a migration leaves to a person is asked of the other side’s regions, too', async () => {
  on.goTo('ben');
  await migrateAway(library.context, 'Table', { action: 'review' });
  on.keep('theirs');
  on.goTo('main');
  on.draw(3, 'b', { class: 'Table' });
  on.keep('ours');
  await on.merge('ben');
  const { items } = listReview(library.context, { dataset, offset: 0, limit: 10 });
  expect(items.map(({ region }) => region).sort()).toEqual([regionId(2), regionId(3)]);
  expect(items[1]).toMatchObject({ questions: [{ kind: 'class', was: 'Table' }] });
});

test('one migration that both lines made is done once', async () => {
  await toFigure();
  on.keep('ours');
  on.goTo('ben');
  on.draw(3, 'b', { class: 'Table' });
  await toFigure();
  on.keep('theirs');
  on.goTo('main');
  on.move(2, 100);
  on.keep('more');
  expect(await on.merge('ben')).toMatchObject({ outcome: 'merged', clean: true });
  const { statistics } = showVersion(library.context, 'papers@5');
  expect(statistics.byClass).toEqual({ Text: 1, Figure: 2 });
});

test('schemas merge field by field; where they say different things, each is a conflict', async () => {
  rename('Figure', 'Picture');
  addClass(library.context, { dataset, name: 'Logo' });
  on.keep('ours');
  on.goTo('ben');
  rename('Figure', 'Image');
  rename('Text', 'Paragraph');
  on.keep('theirs');
  on.goTo('main');
  expect(await on.merge('ben')).toMatchObject({
    open: 1,
    list: [
      {
        what: 'class',
        item: classNamed('Figure'),
        field: 'name',
        document: null,
        ours: 'Picture',
        theirs: 'Image',
      },
    ],
  });
  expect(await on.places()).toMatchObject([{ document: null, pageIndex: null, open: 1 }]);
  await on.rule('theirs');
  expect(await on.finish()).toMatchObject({ outcome: 'merged' });
  expect(names()).toEqual(['Image', 'Logo', 'Paragraph', 'Table']);
});

test('a class that one side took away and the other drew regions of is for a person to keep or not', async () => {
  change((item) => (item.name === 'Figure' ? null : item));
  on.keep('ours');
  on.goTo('ben');
  on.draw(3, 'b', { class: 'Figure' });
  on.keep('theirs');
  on.goTo('main');
  expect(await on.merge('ben')).toMatchObject({
    open: 1,
    list: [{ what: 'class', kind: 'edit-delete', field: 'existence', ours: null }],
  });
  await on.rule('union');
  await on.finish();
  expect(names()).toContain('Figure');
  expect(showVersion(library.context, 'papers@4').statistics.byClass).toMatchObject({ Figure: 1 });
});

test('a merged schema goes on from the newer release of the two', async () => {
  addClass(library.context, { dataset, name: 'Logo' });
  publishSchema(library.context, { dataset, reason: 'Logos.' });
  on.keep('ours');
  on.goTo('ben');
  rename('Text', 'Paragraph');
  on.keep('theirs');
  on.goTo('main');
  await on.merge('ben');
  expect(showVersion(library.context, 'papers@4').schema).toMatchObject({ version: '1.2.0' });
  on.goTo('ben');
  expect(await on.merge('main')).toMatchObject({ outcome: 'merged', unchanged: 'ours' });
  expect(showVersion(library.context, 'papers@5').schema).toMatchObject({ version: '1.2.0' });
});

test('lines that crossed are merged from the merge of their common ancestors', async () => {
  on.move(1, 100);
  on.keep('ours');
  on.goTo('ben');
  on.move(2, 200);
  on.keep('theirs');
  on.goTo('main');
  await on.merge('3'); // the very version, not what the branch has by then
  on.goTo('ben');
  await on.merge('2');
  on.draw(4, 'b');
  on.keep('theirs again');
  on.goTo('main');
  on.draw(5, 'b', { box: [300, 300, 400, 400] });
  on.keep('ours again');
  expect(await on.merge('ben')).toMatchObject({ outcome: 'merged', clean: true, version: 8 });
  expect(compareSummary(library.context, 'papers@1', 'papers@8').labels).toMatchObject({
    added: 2,
    changed: 2,
  });
});

test('what lines that crossed decided differently has no base: neither side left it alone', async () => {
  on.relabel(1, 'Table');
  rename('Text', 'Body');
  on.keep('ours');
  on.goTo('ben');
  on.relabel(1, 'Figure');
  rename('Text', 'Paragraph');
  on.keep('theirs');
  on.goTo('main');
  await on.merge('3', { strategies: ['ours'] });
  on.goTo('ben');
  await on.merge('2', { strategies: ['ours'] });
  on.goTo('main');
  const { list } = (await on.merge('ben')) as { list: object[] };
  expect(list).toMatchObject([
    { what: 'class', field: 'name', hasBase: false, ours: 'Body', theirs: 'Paragraph' },
    {
      what: 'region',
      field: 'class',
      hasBase: false,
      ours: classNamed('Table'),
      theirs: classNamed('Figure'),
    },
  ]);
});

test('a migration that both lines made is done once also where doing it twice would be another thing', async () => {
  const chain = () =>
    migrateAway(
      library.context,
      'Table',
      { action: 'map', to: classNamed('Figure') },
      { Figure: { action: 'map', to: classNamed('Text') } },
    );
  await chain();
  on.keep('ours');
  on.goTo('ben');
  on.draw(3, 'b', { class: 'Figure' });
  await chain();
  on.keep('theirs');
  on.goTo('main');
  on.move(1, 100);
  on.keep('more');
  expect(await on.merge('ben')).toMatchObject({ outcome: 'merged', clean: true });
  expect(showVersion(library.context, 'papers@5').statistics.byClass).toEqual({ Text: 2, Figure: 1 });
});

test('a name that another class has is refused as a decision, and nothing is decided', async () => {
  rename('Text', 'Notes');
  on.keep('ours');
  on.goTo('ben');
  rename('Table', 'Notes');
  on.keep('theirs');
  on.goTo('main');
  await on.merge('ben');
  const [conflict] = (await on.conflicts()).conflicts;
  expect(conflict).toMatchObject({ kind: 'same-name' });
  await expect(on.decide({ key: conflict!.key, value: 'Figure' })).rejects.toMatchObject({
    code: 'input-invalid',
  });
  expect(await on.state()).toMatchObject({ open: 1, decided: 0 });
  await on.decide({ key: conflict!.key, value: 'Remarks' });
  await on.finish();
  expect(names()).toEqual(['Figure', 'Notes', 'Remarks']);
});

describe('what was answered to a migration that only our side met', () => {
  const KIND = { id: 'kind', name: 'kind', type: 'string' } as const;
  const give = (value: string) =>
    library.edit({ op: 'set-attribute', region: regionId(2), name: 'kind', value });

  /** The other side says what kind of table it is; ours has no tables any more, and asks what this one is. */
  beforeEach(async () => {
    change((item) => (item.name === 'Table' ? { ...item, attributes: [KIND] } : item));
    give('unknown');
    on.keep('kinds');
    on.branch('zoe');
    on.goTo('zoe');
    give('bars');
    on.keep('theirs');
    on.goTo('main');
    await migrateAway(library.context, 'Table', { action: 'review' });
  });

  test('with a class that was made after it is done to the other side, which loses nothing by it', async () => {
    addClass(library.context, { dataset, name: 'Chart' });
    change((item) => (item.name === 'Chart' ? { ...item, attributes: [KIND] } : item));
    on.relabel(2, 'Chart');
    on.keep('ours');
    expect(await on.merge('zoe')).toMatchObject({ outcome: 'merged', clean: true });
    const { regions } = getPage(library.context, { version: 'papers@draft', document: 'a', pageIndex: 0 });
    expect(regions.find(({ id }) => id === regionId(2))).toMatchObject({
      class: classNamed('Chart'),
      attributes: { kind: 'bars' },
    });
  });

  test('is in conflict with another class that the other side gave the region', async () => {
    on.goTo('zoe');
    on.relabel(2, 'Text');
    on.keep('theirs, again');
    on.goTo('main');
    on.relabel(2, 'Figure');
    on.keep('ours');
    expect(await on.merge('zoe')).toMatchObject({ clean: false, conflicts: 1 });
    expect((await on.conflicts()).conflicts).toMatchObject([
      { field: 'class', base: null, ours: classNamed('Figure'), theirs: classNamed('Text') },
    ]);
  });

  test('counts before the commit as it does after it', async () => {
    on.erase(2);
    const before = await on.merge('zoe', { preview: true });
    on.keep('ours');
    expect(await on.merge('zoe', { preview: true })).toEqual(before);
  });
});
