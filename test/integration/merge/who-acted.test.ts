import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { setRules } from '../../../src-main/services/library/dataset-service';
import { findDataset, viewDraft } from '../../../src-main/services/content/content-view';
import { setSplit } from '../../../src-main/services/splits/split-service';
import { setSchema } from '../../../src-main/services/schema/schema-service';
import { showVersion } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aMerge } from '../../builders/merges';

const dataset = 'papers';
let library: TestLibrary;
let on: ReturnType<typeof aMerge>;

beforeEach(async () => {
  library = aLibrary();
  on = aMerge(library);
  await library.add('a', 'b');
  for (const number of [1, 2]) on.draw(number);
  library.edit({ op: 'set-page-state', document: 'a', pageIndex: 0, state: 'seen' });
  on.keep('first');
  on.branch('ben');
});
afterEach(() => library.remove());

const recolour = (color: string): unknown => {
  const { schema } = viewDraft(library.context, findDataset(library.context, dataset));
  const classes = schema.classes.map((item) => (item.name === 'Text' ? { ...item, color } : item));
  return setSchema(library.context, dataset, { ...schema, classes });
};
const put = (split: 'train' | 'test') => setSplit(library.context, { dataset, documents: ['a'], split });
const mark = (state: 'unseen' | 'reviewed') =>
  library.edit({ op: 'set-page-state', document: 'a', pageIndex: 0, state });
const lines = async (ours: () => unknown, theirs: () => unknown): Promise<void> => {
  await ours();
  on.keep('ours', 'Ann');
  on.goTo('ben');
  await theirs();
  on.keep('theirs', 'Ben');
  // What came later on this line did not touch it, and is nobody's doing of it.
  on.draw(9, 'b');
  on.keep('more', 'Cem');
  on.goTo('main');
};
const acts = async () => {
  const { conflicts } = await on.conflicts();
  return conflicts.map(({ what, field, acts: { ours, theirs } }) => [what, field, ours?.by, theirs?.by]);
};

describe('who acted', () => {
  test.each([
    ['page', 'state', () => mark('reviewed'), () => mark('unseen')],
    ['document', 'split', () => put('train'), () => put('test')],
    ['class', 'color', () => recolour('#112233'), () => recolour('#445566')],
  ])('on a %s is the author of the version that changed it', async (what, field, ours, theirs) => {
    await lines(ours, theirs);
    await on.merge('ben');
    expect(await acts()).toEqual([[what, field, 'Ann', 'Ben']]);
    expect(await on.state()).toMatchObject({ people: ['Ann', 'Ben'] });
    expect(await on.rule('person:Ben')).toMatchObject({ open: 0, decidedNow: 1 });
  });

  test('by taking something away is known, too, so that the newest can win', async () => {
    await lines(
      () => on.relabel(1, 'Table'),
      () => on.erase(1),
    );
    await on.merge('ben');
    expect((await acts()).map(([what, field, , theirs]) => [what, field, theirs])).toEqual([
      ['region', 'existence', 'Ben'],
    ]);
    expect(await on.rule('person:Ben')).toMatchObject({ open: 0, decidedNow: 1 });
    const { version } = await on.finish();
    // Of the two regions at first one is gone; the third is that of the other line.
    expect(showVersion(library.context, `papers@${version}`).statistics.regions).toBe(2);
  });

  test('in the draft since the merge began is the person who works on it', async () => {
    await lines(
      () => put('train'),
      () => put('test'),
    );
    await on.merge('ben');
    await setSplit(library.context, { dataset, documents: ['a'], split: 'validation' });
    expect(await acts()).toEqual([['document', 'split', library.context.person(), 'Ben']]);
  });
});

test('a merge that would have problems leads to the page, and is finished once versions may have some', async () => {
  const askForDate = () => {
    const { schema } = viewDraft(library.context, findDataset(library.context, dataset));
    const attributes = [{ id: 'date', name: 'due date', type: 'string' as const, required: true }];
    const classes = schema.classes.map((item) => (item.name === 'Text' ? { ...item, attributes } : item));
    return setSchema(library.context, dataset, { ...schema, classes });
  };
  on.relabel(1, 'Table');
  on.keep('ours');
  on.goTo('ben');
  on.relabel(1, 'Figure');
  askForDate();
  on.keep('theirs');
  on.goTo('main');
  await on.merge('ben');
  await on.rule('ours');
  setRules(library.context, { dataset, commitNeedsNoProblems: true });
  const [place] = await on.places();
  await expect(on.finish()).rejects.toMatchObject({
    code: 'has-problems',
    place: { document: place!.document, pageIndex: 0 },
    userMessage: { what: expect.stringContaining('The merge was not finished') as string },
  });
  expect(await on.state()).toMatchObject({ open: 0, decided: 1 });
  setRules(library.context, { dataset, commitNeedsNoProblems: false });
  expect(await on.finish()).toMatchObject({ outcome: 'merged' });
});
