import { expect } from 'vitest';

import { finish, type Connection } from './transports';

type Client = Connection['client'];

/**
 * Every call about merges, on a dataset with a version and a document `a` that has a region: two people say
 * different things of it, one merge is given up, the next is decided.
 *
 * @param call makes a call, and reads what came as the contract declares it
 * @returns what the last of them gave
 */
export async function callMerges(
  client: Client,
  dataset: string,
  call: <Result>(name: string, work: Promise<Result>) => Promise<Result>,
): Promise<object> {
  const { branches, labels, merges, versions } = client;
  const long: typeof finish = async (events) => finish(events);
  const { regions } = await labels.page({ version: `${dataset}@draft`, document: 'a', pageIndex: 0 });
  const say = async (text: string): Promise<void> => {
    await labels.apply({ dataset, edits: [{ op: 'set-text', region: regions[0]!.id, text }] });
    await versions.commit({ dataset, message: text });
  };
  await say('before');
  await branches.create({ dataset, name: 'eve' });
  await say('ours');
  await branches.switch({ dataset, name: 'eve' });
  await say('theirs');
  await branches.switch({ dataset, name: 'main' });
  expect(await long(await merges.state({ dataset }))).toBeNull();
  const preview = await long(await merges.start({ dataset, from: 'eve', preview: true }));
  expect(preview).toMatchObject({ outcome: 'preview', open: 1 });
  const started = await call('merges.start', merges.start({ dataset, from: 'eve' }));
  expect(await long(started)).toMatchObject({
    outcome: 'unfinished',
    clean: false,
    version: null,
    list: [{ field: 'text', base: 'before', ours: 'ours', theirs: 'theirs' }],
  });
  expect(await call('merges.abort', merges.abort({ dataset }))).toMatchObject({ theirs: { name: 'eve' } });
  await long(await merges.start({ dataset, from: 'eve' }));
  const state = await long(await call('merges.state', merges.state({ dataset })));
  expect(state).toMatchObject({ open: 1, people: ['Ada'], classes: [{}, {}] });
  const { conflicts } = await call('merges.conflicts', merges.conflicts({ dataset, show: 'open' }));
  const place = { name: 'a.pdf', pageIndex: 0 };
  expect(conflicts).toMatchObject([{ ...place, region: regions[0]!.id, decision: null }]);
  expect(await call('merges.places', merges.places({ dataset }))).toMatchObject([{ ...place, open: 1 }]);
  const page = await call('merges.page', merges.page({ dataset, document: 'a', pageIndex: 0 }));
  expect(page).toMatchObject({ ...place, base: [{ text: 'before' }], conflicts: [{}] });
  const decisions = [{ key: conflicts[0]!.key, value: 'both' }];
  expect(await call('merges.decide', merges.decide({ dataset, decisions }))).toMatchObject({ open: 0 });
  await merges.decide({ dataset, decisions: [{ key: conflicts[0]!.key }] });
  const ruled = merges.decideByRule({ dataset, strategies: ['union', 'theirs'] });
  expect(await call('merges.decideByRule', ruled)).toMatchObject({ open: 0, decidedNow: 1 });
  return long(await call('merges.continue', merges.continue({ dataset, message: 'merged' })));
}
