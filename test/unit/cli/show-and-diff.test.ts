import { describe, expect, test } from 'vitest';
import type { DistributionView } from '../../../src-main/contract/comparison-contract';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { compareDistributions } from '../../../src-main/domain/distribution/compare-distributions';
import { routerOf, run } from './fake-host';

const notFound = (what: string) => ({
  data: {
    code: 'not-found' as const,
    userMessage: { what, why: 'There is none.', next: 'Look at the log.' },
  },
});

const documentOf = (dataset: string, id: string) => ({
  id,
  file: 'f'.repeat(64),
  name: 'letter.pdf',
  mediaType: 'application/pdf',
  pages: 1,
  regions: 0,
  reviewed: 0,
  split: null,
  dataset,
  encrypted: false,
  problems: [],
  pageList: [
    { width: 5_952_800, height: 8_418_900, rotation: 90, userUnit: 1, regions: 0, state: 'unseen' as const },
  ],
});

/** Knows `letter.pdf` in the datasets given, with the entry id given, and no version. */
const withLetters = (letters: Readonly<Record<string, string>>) =>
  routerOf((calls) => ({
    versions: {
      show: calls.versions.show.handler(({ errors }) => {
        throw errors.FAILED(notFound('No such version.'));
      }),
    },
    datasets: {
      list: calls.datasets.list.handler(() =>
        ['empty', ...Object.keys(letters)].map((name) => ({
          name,
          versions: 0,
          documents: 1,
          schema: 'draft',
        })),
      ),
    },
    documents: {
      get: calls.documents.get.handler(({ input, errors }) => {
        const [dataset = ''] = input.version.split('@');
        const id = letters[dataset];
        if (id === undefined || input.document !== 'letter.pdf')
          throw errors.FAILED(notFound('No such document.'));
        return documentOf(dataset, id);
      }),
    },
  }));

const shown = {
  id: 'entry-1',
  file: 'f'.repeat(64),
  name: 'letter.pdf',
  pages: [{ width: 595.28, height: 841.89, rotation: 90, userUnit: 1 }],
  problems: [],
};

describe('show', () => {
  test('gives a document of the named dataset, sizes in points', async () => {
    const router = withLetters({ invoices: 'entry-1' });
    const { output } = await run(['show', 'letter.pdf', '--dataset', 'invoices', '--json'], { router });
    expect(JSON.parse(output)).toEqual(shown);
  });

  test('finds a document in any dataset; the same one in several is one', async () => {
    const router = withLetters({ invoices: 'entry-1', letters: 'entry-1' });
    const { code, output } = await run(['show', 'letter.pdf', '--json'], { router });
    expect({ code, json: JSON.parse(output) as unknown }).toEqual({ code: 0, json: shown });
  });

  test('does not choose between different documents', async () => {
    const router = withLetters({ invoices: 'entry-1', letters: 'entry-2' });
    const { code, errors } = await run(['show', 'letter.pdf'], { router });
    expect(code).toBe(1);
    expect(errors).toBe(
      'error: "letter.pdf" names several documents, they are in invoices, letters, give --dataset\n',
    );
  });

  test('says that a name is neither; what looks like a version keeps its own reason', async () => {
    const router = withLetters({});
    expect((await run(['show', 'x.pdf'], { router })).errors).toMatch(
      /^error: nothing is called "x.pdf", it is neither/,
    );
    expect((await run(['show', 'invoices@9'], { router })).errors).toMatch(/^error: no such version, /);
  });
});

const REGIONS = 25_000;
const byKind = {
  geometry: 0,
  class: 0,
  text: 0,
  attributes: 0,
  relations: 0,
  parent: 0,
  order: 0,
  status: 0,
  source: 0,
};
const summary: DiffView = {
  from: 'd@1',
  to: 'd@2',
  bump: 'major',
  matching: { by: 'ids', iou: null, matched: null },
  documents: {
    added: [{ id: 'e'.repeat(64), name: 'new.pdf' }],
    removed: [],
    replaced: [],
    splitChanged: [],
  },
  labels: {
    added: 0,
    removed: 0,
    changed: REGIONS,
    onAddedDocuments: 0,
    onRemovedDocuments: 0,
    byKind: { ...byKind, class: REGIONS },
    byClass: { Table: { added: 0, removed: 0, changed: REGIONS } },
  },
  matrix: { Text: { Table: REGIONS } },
  pages: { reviewed: 1, reopened: 0 },
  schema: { attribution: 'path', changes: [], rewritten: 0, removed: 0 },
};

const nothing = { pages: 0, byClass: {}, regionsOnPages: {}, sizes: {} };
const distribution = compareDistributions(nothing, nothing) as unknown as DistributionView;

const comparing = (limits: number[] = [], causes: string[] = []) =>
  routerOf((calls) => ({
    compare: {
      summary: calls.compare.summary.handler(() => summary),
      distribution: calls.compare.distribution.handler(async function* () {
        yield { type: 'result' as const, result: distribution };
      }),
      regions: calls.compare.regions.handler(({ input: { offset, limit, cause } }) => {
        limits.push(limit);
        causes.push(cause);
        const length = Math.min(limit, REGIONS - offset);
        const regions = Array.from({ length }, (_, index) => ({
          id: `r${offset + index}`,
          document: 'e1',
          pageIndex: 0,
          change: 'changed' as const,
          kinds: ['class'],
          before: null,
          after: null,
          cause,
          by: null,
        }));
        return { total: REGIONS, regions, names: { e1: 'letter.pdf' } };
      }),
    },
  }));

describe('diff', () => {
  test('is the summary with every region, gathered call by call', async () => {
    const limits: number[] = [];
    const { output } = await run(['diff', 'd@1', 'd@2', '--json'], { router: comparing(limits) });
    const { regions, ...rest } = JSON.parse(output) as DiffView & { regions: { id: string }[] };
    expect(rest).toEqual({ ...summary, distribution });
    expect(regions.map(({ id }) => id)).toEqual(Array.from({ length: REGIONS }, (_, index) => `r${index}`));
    expect(limits).toHaveLength(3);
  });

  test('lists what people changed, or with --cause what migrations rewrote, and says so', async () => {
    const causes: string[] = [];
    const listed = async (...cause: string[]) => {
      const args = ['diff', 'd@1', 'd@2', ...cause];
      return (await run(args, { router: comparing([], causes) })).output;
    };
    expect(await listed()).not.toContain('CAUSE');
    expect(await listed('--cause', 'schema')).toMatch(/KINDS +CAUSE\n.*class +schema\n/);
    expect(causes).toEqual(['labels', 'schema']);
    const json = JSON.parse(await listed('--cause', 'schema', '--json')) as { regions: { cause: string }[] };
    expect(new Set(json.regions.map(({ cause }) => cause))).toEqual(new Set(['schema']));
  });

  test('--summary leaves the regions out and does not ask for them', async () => {
    const limits: number[] = [];
    const { output } = await run(['diff', 'd@1', 'd@2', '--json', '--summary'], {
      router: comparing(limits),
    });
    expect(JSON.parse(output)).toEqual({ ...summary, distribution });
    expect(limits).toEqual([]);
  });

  test('tells a person the totals first, then the kinds apart, then some regions', async () => {
    const { output } = await run(['diff', 'd@1', 'd@2'], { router: comparing() });
    const lines = output.split('\n');
    expect(lines.slice(0, 5)).toEqual([
      'd@1 → d@2, bump major',
      'documents  1 added, 0 removed, 0 replaced, 0 moved between splits',
      'labels     0 added, 0 removed, 25000 changed',
      'pages      1 reviewed, 0 reopened',
      'schema     0 changes, 0 regions rewritten',
    ]);
    expect(lines).toContain('  + new.pdf');
    expect(lines).toContain('  changed  r0      letter.pdf     1  class');
    expect(lines.at(-2)).toBe('  … and 24,980 more; --json lists all');
  });
});
