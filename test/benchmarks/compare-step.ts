import { join } from 'node:path';
import { matchRegions } from '../../src-main/domain/matching/match-regions';
import type { Region } from '../../src-main/domain/regions/region';
import { finish, median, openCore, timed } from './open-core';
import { ms, times, type Row } from './steps';

const DATASET = 'doclaynet';
const BOXES = 3000;
const ROUNDS = 3;

/** What a comparison tells beyond its totals, and matching by geometry where it is hardest. */
export async function compareStep(folder: string): Promise<Row[]> {
  return [...(await distributionRows(folder)), ...matchRows()];
}

async function distributionRows(folder: string): Promise<Row[]> {
  const { core, client } = await openCore(join(folder, 'library'));
  const [newest, previous] = await client.versions.log({ dataset: DATASET });
  const pair = { from: `${DATASET}@${previous?.version}`, to: `${DATASET}@${newest?.version}` };
  const summary = await timed(() => client.compare.summary(pair));
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    took.push((await timed(async () => finish(await client.compare.distribution(pair)))).ms);
  const target = core.handles.register(join(folder, 'report.html'));
  const report = await timed(async () =>
    finish(await client.compare.report({ ...pair, format: 'html', target })),
  );
  await core.close();
  const baseline = `totals of the same pair ${ms(summary.ms)}`;
  return [
    {
      what: `distribution of two versions of ${newest?.regions} regions (median of ${ROUNDS})`,
      measured: ms(median(took)),
      baseline,
      ratio: times(median(took), summary.ms),
      bar: '',
    },
    {
      what: `report of ${report.result.regions} changed regions as HTML`,
      measured: ms(report.ms),
      baseline,
      ratio: times(report.ms, summary.ms),
      bar: '',
    },
  ];
}

/** Boxes of 100 × 20 points, each off by up to a point, in one place or each in a place of its own. */
function boxes(prefix: string, isCrowded: boolean, seed: number): Region[] {
  let state = seed;
  const offset = (): number => (state = (state * 48_271) % 2_147_483_647) % 10_000;
  return Array.from({ length: BOXES }, (_, index): Region => {
    const [x, y] = isCrowded ? [0, 0] : [(index % 50) * 1_100_000, Math.floor(index / 50) * 300_000];
    const [left, top] = [x + offset(), y + offset()];
    const box = [left, top, left + 1_000_000 + offset(), top + 200_000 + offset()] as const;
    return { id: `${prefix}${index}`, class: 'Text', parts: [{ box }] };
  });
}

function matchRows(): Row[] {
  const took = { alike: [] as number[], crowded: [] as number[] };
  for (let round = 0; round < ROUNDS; round++)
    for (const kind of ['alike', 'crowded'] as const) {
      const sides = [11, 1201].map((seed) => boxes(`${seed}-`, kind === 'crowded', seed + round));
      const start = performance.now();
      matchRegions(sides[0]!, sides[1]!, 0.5);
      took[kind].push(performance.now() - start);
    }
  const [alike, crowded] = [median(took.alike), median(took.crowded)];
  return [
    {
      what: `matching ${BOXES} boxes of a page by geometry, each nearly as it was (median of ${ROUNDS})`,
      measured: ms(alike),
      baseline: `all of them in one place, 9 million pairs ${ms(crowded)}`,
      ratio: times(alike, crowded),
      bar: '< 200 ms',
    },
  ];
}
