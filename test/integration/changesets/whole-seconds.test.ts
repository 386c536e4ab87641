import { afterEach, beforeEach, expect, test } from 'vitest';

import { createDataset } from '../../../src-main/services/library/dataset-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { commit } from '../../../src-main/services/history/version-service';
import { handOver, takeIn } from '../../builders/handed-over';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
let here: TestLibrary;
let there: TestLibrary;
beforeEach(() => {
  here = aLibrary();
  there = aLibrary();
});
afterEach(() => {
  here.remove();
  there.remove();
});

/** As the script of the sample library names them. */
test('versions whose times are whole seconds are handed over like any other', async () => {
  here.context = { ...here.context, now: () => '2025-03-24T16:20:00Z' };
  await here.add('a');
  here.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] });
  commit(here.context, { dataset, message: 'first' });
  const out = here.path('main.changeset');
  await handOver(here.context, 'main', out, { since: null, withDocuments: true });
  createDataset(there.context, { name: 'empty' });
  await takeIn(there.context, out, { dataset: 'empty' });
  const known = ({ context }: TestLibrary, name: string) =>
    logOf(context, name).map(({ id, time }) => [id, time]);
  expect(known(there, 'empty')).toEqual(known(here, dataset));
  expect(await there.verify()).toMatchObject({ ok: true, problems: [] });
});
