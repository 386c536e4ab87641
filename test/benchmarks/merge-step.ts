import { join } from 'node:path';
import { finish, median, openCore, timed } from './open-core';
import { ms, times, type Row } from './steps';

const DATASET = 'doclaynet';

type Client = Awaited<ReturnType<typeof openCore>>['client'];
type Edit = Parameters<Client['labels']['apply']>[0]['edits'][number];

/** A region of its own for each page, the same on both lines. */
const regionId = (index: number): string => `0190b2d0-7c1e-7c3a-9d52-${String(index).padStart(12, '0')}`;

/** Adds a region to some pages of the current branch, and commits. @returns the version */
async function change(
  client: Client,
  pick: (index: number) => { id?: string; box?: number[]; classAt?: number } | null,
): Promise<number> {
  const { classes } = await client.schemas.get({ version: `${DATASET}@draft` });
  const edits: Edit[] = [];
  for (let offset = 0; ; offset += 1000) {
    const { rows } = await client.documents.list({ version: `${DATASET}@draft`, offset, limit: 1000 });
    for (const [at, row] of rows.entries()) {
      const picked = pick(offset + at);
      if (picked === null) continue;
      const { classAt = 0, box = [5, 5, 99, 99], ...more } = picked;
      const region = { class: classes[classAt]?.name ?? '', box, ...more };
      edits.push({ op: 'add', document: row.id, pageIndex: 0, ...region });
    }
    if (rows.length < 1000) break;
  }
  await client.labels.apply({ dataset: DATASET, edits });
  return (await client.versions.commit({ dataset: DATASET, message: `${edits.length} pages` })).version;
}

/** Two lines that each change one page in a hundred, half of them the same pages, and one line into the other. */
async function diverge(client: Client, name: string, isConflicting: boolean): Promise<[number, number]> {
  await client.branches.create({ dataset: DATASET, name });
  const ours = await change(client, (index) =>
    index % 100 === 11 ? (isConflicting ? { id: regionId(index) } : {}) : null,
  );
  await client.branches.switch({ dataset: DATASET, name });
  const theirs = await change(client, (index) => {
    if (isConflicting) return index % 100 === 11 ? { id: regionId(index), classAt: 1 } : null;
    return index % 200 === 11 || index % 200 === 57 ? { box: [205, 305, 399, 499] } : null;
  });
  await client.branches.switch({ dataset: DATASET, name: 'main' });
  return [ours, theirs];
}

/** Merging two lines with 1 % of the pages changed on each, through the calls that a window makes. */
export async function mergeStep(folder: string): Promise<Row[]> {
  const { core, client } = await openCore(join(folder, 'library'));
  const [ours, theirs] = await diverge(client, 'clean', false);
  const pair = { from: `${DATASET}@${ours}`, to: `${DATASET}@${theirs}` };
  const diff = await timed(() => client.compare.summary(pair));
  const start = process.cpuUsage();
  const merge = await timed(async () =>
    finish(await client.merges.start({ dataset: DATASET, from: 'clean' })),
  );
  const cpu = process.cpuUsage(start);
  if (merge.result.outcome !== 'merged') throw new Error('two lines that changed different things conflict');
  await diverge(client, 'conflicting', true);
  const wait = await timed(async () =>
    finish(await client.merges.start({ dataset: DATASET, from: 'conflicting' })),
  );
  const { total, conflicts } = await client.merges.conflicts({ dataset: DATASET });
  const decisions: number[] = [];
  for (const { key } of conflicts.slice(0, 9)) {
    const given = [{ key, choice: 'theirs' as const }];
    decisions.push((await timed(() => client.merges.decide({ dataset: DATASET, decisions: given }))).ms);
  }
  await client.merges.decideByRule({ dataset: DATASET, strategies: ['ours'] });
  const done = await timed(async () => finish(await client.merges.continue({ dataset: DATASET })));
  if (done.result.outcome !== 'merged')
    throw new Error('a merge with every conflict decided made no version');
  await core.close();
  return [
    {
      what: `merge of two branches, ${merge.result.documents} pages changed (processor ${ms((cpu.user + cpu.system) / 1000)})`,
      measured: ms(merge.ms),
      baseline: `diff of the two ${ms(diff.ms)}`,
      ratio: times(merge.ms, diff.ms),
      bar: '< 2 s',
    },
    {
      what: `the same with ${total} conflicts: until they can be decided`,
      measured: ms(wait.ms),
      baseline: `deciding one ${ms(median(decisions))}`,
      ratio: '',
      bar: '',
    },
    {
      what: 'make its version once all is decided',
      measured: ms(done.ms),
      baseline: '',
      ratio: '',
      bar: '< 2 s',
    },
  ];
}
