import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Edit } from '../../../src-main/domain/edits/edit';
import { isBuilt, NEEDS_BUILD, openBench, type Bench } from '../acceptance/run-colophon';

const DATA = join(
  process.env['COLOPHON_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'pawls',
);
const isThere = existsSync(join(DATA, 'anno.json'));
const IN = ['--dataset', 'papers'] as const;

interface Annotations {
  readonly annotations: readonly {
    readonly page: number;
    readonly label: { readonly text: string };
    /** In points. */
    readonly bounds: Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>;
  }[];
}
type Facts = Readonly<Record<string, { readonly annotator: string }>>;
const json = (...names: string[]): unknown => JSON.parse(readFileSync(join(DATA, ...names), 'utf8'));

/** What an annotator drew, as edits of the paper, each box so many points to the right. */
const drawn = (paper: string, annotator: string, shift = 0): Edit[] =>
  (json(paper, `${annotator}_annotations.json`) as Annotations).annotations.map(
    ({ page, label, bounds: { left, top, right, bottom } }) => ({
      op: 'add',
      document: paper,
      pageIndex: page,
      class: label.text,
      box: [left + shift, top, right + shift, bottom],
    }),
  );

interface Region {
  readonly id: string;
  readonly class: string;
  readonly box: readonly number[];
}
interface Merge {
  readonly clean: boolean;
  readonly conflicts: readonly { readonly kind: string; readonly region: string; readonly field: string }[];
}

/** The worked example: two people label papers on branches of their own, and somebody merges them. */
describe.skipIf(!isBuilt || !isThere)(`two annotators, with real data and ${NEEDS_BUILD}`, () => {
  let bench: Bench;
  const facts = isThere ? (json('expected.json') as Facts) : {};
  const papers = Object.keys(facts).sort() as [string, string];
  const [mark, shannon] = papers.map((paper) => facts[paper]?.annotator ?? '') as [string, string];

  const edit = (by: string, edits: readonly Edit[]) =>
    bench.shop.colophonWith(
      edits.map((line) => JSON.stringify(line)).join('\n'),
      'edit',
      '-',
      ...IN,
      '--library',
      'library',
      '--author',
      by,
    );
  const keep = (by: string, message: string) => bench.done('commit', ...IN, '-m', message, '--author', by);
  const goTo = (branch: string) => bench.done('branch', 'switch', branch, ...IN);
  const regions = (paper: string) => bench.done<Region[]>('regions', 'papers@draft', paper);

  beforeAll(async () => {
    bench = await openBench();
    for (const paper of papers)
      copyFileSync(join(DATA, paper, `${paper}.pdf`), bench.shop.path(`${paper}.pdf`));
    await bench.done('dataset', 'create', 'papers');
    await bench.done('add', ...papers.map((paper) => `${paper}.pdf`), ...IN);
  });
  afterAll(() => bench?.remove());

  test(
    'conflict over what both drew and what both changed, and are merged into a sound version',
    { timeout: 120_000 },
    async () => {
      const [ours, theirs] = [drawn(papers[0], mark), drawn(papers[1], shannon)];
      const names = [...new Set([...ours, ...theirs].flatMap((one) => ('class' in one ? one.class : [])))];
      const schema = join(bench.shop.folder, 'schema.json');
      writeFileSync(schema, JSON.stringify({ classes: [...names, 'Other'] }));
      await bench.done('schema', 'set', schema, ...IN);
      await edit(mark, ours);
      await keep(mark, 'a paper each');
      await bench.done('branch', 'create', 'second', ...IN);

      // One goes on with the other paper, and calls the first region something else.
      const [first] = await regions(papers[0]);
      await edit(mark, [...theirs, { op: 'relabel', region: first!.id, class: 'Other' }]);
      await keep(mark, 'mine');
      await goTo('second');
      // The other draws the same regions a little to the right, and takes the first region away.
      await edit(shannon, [...drawn(papers[1], shannon, 1), { op: 'delete', region: first!.id }]);
      await keep(shannon, 'mine, too');
      await goTo('main');

      const begun = await bench.json<Merge>('merge', 'second', ...IN);
      expect(begun.code).toBe(1);
      const kinds = begun.value.conflicts.map(({ kind }) => kind).sort();
      expect(kinds).toEqual([...theirs.map(() => 'duplicates'), 'edit-delete']);
      await bench.done('merge', '--resolve', `${first!.id}=ours`, '--strategy', `person:${shannon}`, ...IN);
      const merged = await bench.done<Merge>('merge', '--continue', '-m', 'both', ...IN);
      expect(merged).toMatchObject({
        clean: true,
        outcome: 'merged',
        version: 4,
        decided: theirs.length + 1,
      });

      expect((await regions(papers[0])).find(({ id }) => id === first!.id)).toMatchObject({ class: 'Other' });
      const boxes = (await regions(papers[1])).map(({ box }) => box[0]).sort();
      const moved = drawn(papers[1], shannon, 1).map((one) => ('box' in one ? one.box?.[0] : undefined));
      expect(boxes.length).toBe(theirs.length);
      for (const [at, left] of [...moved].sort().entries()) expect(boxes[at]).toBeCloseTo(left ?? 0, 3);
      expect(await bench.done('verify')).toMatchObject({ ok: true, problems: [] });
      expect(await bench.done('blame', papers[1], ...IN)).toMatchObject({
        regions: theirs.map(() => ({ made: { by: shannon } })),
      });
    },
  );
});
