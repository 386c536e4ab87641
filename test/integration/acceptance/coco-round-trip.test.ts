import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, isBuilt, NEEDS_BUILD, openBench, realData, writePdf } from './run-colophon';

interface Item {
  readonly id: number | string;
  readonly [key: string]: unknown;
}

interface Coco {
  readonly images: readonly Item[];
  readonly annotations: readonly (Item & { readonly bbox: readonly number[] })[];
  readonly categories: readonly Item[];
  readonly [key: string]: unknown;
}

interface Imported {
  readonly documents: number;
  readonly pages: number;
  readonly regions: number;
  readonly classes: number;
  readonly warnings: readonly { readonly code: string }[];
  readonly skipped: number;
}

interface Exported {
  readonly contentId: string;
  readonly regions: number;
  readonly losses: readonly { readonly what: string; readonly count: number }[];
}

/** `documents`: where the images are, from the annotation file; absent where the export came without them. */
const FILES = [
  { name: 'publaynet/samples.json', documents: '.' },
  { name: 'formats/coco/annotations/instances_train.json', documents: '../images/train' },
  { name: 'formats/coco/annotations/instances_val.json', documents: '../images/val' },
  { name: 'formats/roboflow-coco/train/_annotations.coco.json', documents: '.' },
  { name: 'formats/roboflow-coco/val/_annotations.coco.json', documents: '.' },
  { name: 'label-studio/test_import_coco/coco_import_input.json', documents: null },
].map((file) => ({ ...file, path: realData(file.name) }));

const readCoco = (path: string): Coco => JSON.parse(readFileSync(path, 'utf8')) as Coco;
const byId = <Each extends Item>(items: readonly Each[]): Record<string, Each> =>
  Object.fromEntries(items.map((item) => [String(item.id), item]));
const rounded = (bbox: readonly number[]): number[] => bbox.map((value) => Math.round(value * 100) / 100);

/** Everything equal by id; boxes exactly, or to the two decimals that are promised. */
function expectSameContent(exported: Coco, source: Coco): void {
  const { images, annotations, categories } = exported;
  expect(images).toHaveLength(source.images.length);
  expect(byId(images)).toEqual(byId(source.images));
  expect(byId(categories)).toEqual(byId(source.categories));
  expect(annotations).toHaveLength(source.annotations.length);
  const exportedById = byId(annotations);
  for (const annotation of source.annotations) {
    const { bbox, ...rest } = exportedById[String(annotation.id)]!;
    const { bbox: sourceBox, ...sourceRest } = annotation;
    expect(rest).toEqual(sourceRest);
    expect(rounded(bbox)).toEqual(rounded(sourceBox));
  }
}

describe.skipIf(!isBuilt)(`COCO in and out, with ${NEEDS_BUILD}`, () => {
  let bench: Bench;
  let second: ReturnType<Bench['on']>;
  beforeAll(async () => {
    bench = await openBench();
    second = bench.on('second');
    await second.done('init');
  });
  afterAll(() => bench?.remove());

  describe.each(FILES)('$name', ({ name, documents, path }) => {
    const dataset = name.replaceAll(/\W+/g, '-');
    const from =
      documents === null ? ['--without-documents'] : ['--documents', join(dirname(path ?? ''), documents)];
    const into = ['--format', 'coco', '--dataset', dataset, ...from];
    const out = `${dataset}.json`;

    test.skipIf(path === null)('has the counts of the file, and again adds nothing', async () => {
      const source = readCoco(path!);
      await bench.done('dataset', 'create', dataset);
      const imported = await bench.done<Imported>('import', path!, ...into);
      expect(imported).toMatchObject({
        documents: source.images.length,
        pages: source.images.length,
        regions: source.annotations.length,
        classes: source.categories.length,
        skipped: 0,
      });
      const again = await bench.done<Imported>('import', path!, ...into);
      expect(again).toMatchObject({
        documents: 0,
        pages: 0,
        regions: 0,
        classes: 0,
        skipped: source.annotations.length,
      });
      if (name.startsWith('publaynet')) {
        const expected = JSON.parse(readFileSync(join(dirname(path!), 'expected.json'), 'utf8')) as Record<
          string,
          unknown
        >;
        expect(imported).toMatchObject({ documents: expected['images'], regions: expected['annotations'] });
        await bench.done('commit', '--dataset', dataset, '-m', 'as it came');
        const shown = await bench.done<{ statistics: { byClass: object } }>('show', `${dataset}@1`);
        expect(shown.statistics.byClass).toEqual(expected['per_category']);
      } else await bench.done('commit', '--dataset', dataset, '-m', 'as it came');
    });

    test.skipIf(path === null)('leaves as it came, and comes back with the same content id', async () => {
      const exported = await bench.done<Exported>('export', `${dataset}@1`, '--format', 'coco', '--out', out);
      const source = readCoco(path!);
      expect(exported.regions).toBe(source.annotations.length);
      expect(exported.losses).toEqual([]);
      const written = readCoco(bench.shop.path(out));
      expectSameContent(written, source);
      const kept = Object.keys(source).filter(
        (key) => !['images', 'annotations', 'categories', 'info'].includes(key),
      );
      for (const key of kept) expect(written[key]).toEqual(source[key]);
      await second.done('dataset', 'create', dataset);
      const imported = await second.done<Imported>('import', bench.shop.path(out), ...into);
      expect(imported.regions).toBe(source.annotations.length);
      const { contentId } = await second.done<{ contentId: string }>(
        'commit',
        '--dataset',
        dataset,
        '-m',
        'elsewhere',
        '--author',
        'Someone else',
      );
      expect(contentId).toBe(exported.contentId);
    });
  });

  test.skipIf(FILES[0]!.path === null)(
    'a moved region leaves with its new shape, and the loss is told',
    async () => {
      const dataset = 'publaynet-samples-json';
      const before = readCoco(bench.shop.path(`${dataset}.json`));
      type Diff = {
        regions: {
          id: string;
          document: string;
          pageIndex: number;
          after: { parts: { box: number[] }[]; source: { id: number } };
        }[];
      };
      await bench.done('dataset', 'create', 'empty');
      const { regions } = await bench.done<Diff>('diff', 'empty@draft', `${dataset}@1`);
      const [region] = regions as [Diff['regions'][number]];
      const move = {
        op: 'move',
        region: region.id,
        document: region.document,
        pageIndex: region.pageIndex,
        box: [10, 20, 110.5, 220.25],
      };
      const edited = await bench.shop.colophonWith(
        `${JSON.stringify(move)}\n`,
        'edit',
        '-',
        '--dataset',
        dataset,
        '--library',
        'library',
        '--json',
      );
      expect(edited).toMatchObject({ code: 0, errors: '' });
      await bench.done('commit', '--dataset', dataset, '-m', 'moved one');
      const exported = await bench.done<Exported>(
        'export',
        `${dataset}@2`,
        '--format',
        'coco',
        '--out',
        'moved.json',
      );
      expect(exported.losses).toEqual([
        { what: 'area recomputed after the shape was edited', count: 1, kept: true },
        { what: 'segmentation dropped after the shape was edited', count: 1, kept: false },
      ]);
      const id = region.after.source.id;
      const after = readCoco(bench.shop.path('moved.json'));
      const moved = byId(after.annotations)[id]!;
      expect(moved).toMatchObject({ bbox: [10, 20, 100.5, 200.25], area: 100.5 * 200.25, segmentation: [] });
      const others = (coco: Coco) => coco.annotations.filter((each) => each.id !== id);
      expect(others(after)).toEqual(others(before));
    },
  );

  test('a hand-made dataset leaves as one image a page, at the scale asked for', async () => {
    await writePdf(bench.shop.path('Two pages.pdf'), 'Two pages', 2);
    await writePdf(bench.shop.path('one.pdf'), 'One', 1);
    await bench.done('dataset', 'create', 'hand');
    await bench.done('add', 'Two pages.pdf', 'one.pdf', '--dataset', 'hand');
    writeFileSync(bench.shop.path('schema.json'), JSON.stringify({ classes: [{ name: 'Table' }] }));
    await bench.done('schema', 'set', 'schema.json', '--dataset', 'hand');
    const edit = {
      op: 'add',
      document: 'Two pages',
      pageIndex: 1,
      class: 'Table',
      box: [72, 90.5, 172, 140.75],
    };
    const edited = await bench.shop.colophonWith(
      JSON.stringify(edit),
      'edit',
      '-',
      '--dataset',
      'hand',
      '--library',
      'library',
    );
    expect(edited).toMatchObject({ code: 0, errors: '' });
    await bench.done('commit', '--dataset', 'hand', '-m', 'drawn');
    for (const [scale, args] of [
      [1, []],
      [2, ['--scale', '2']],
    ] as const) {
      const { contentId } = await bench.done<Exported>(
        'export',
        'hand@1',
        '--format',
        'coco',
        '--out',
        `hand-${scale}.json`,
        ...args,
      );
      const { images, annotations, categories, info } = readCoco(bench.shop.path(`hand-${scale}.json`));
      const size = { width: 595.28 * scale, height: 841.89 * scale };
      expect(images).toMatchObject([
        { file_name: 'Two pages-p1.png', doc_name: 'Two pages.pdf', page_no: 1, ...size },
        { file_name: 'Two pages-p2.png', doc_name: 'Two pages.pdf', page_no: 2, ...size },
        { file_name: 'one-p1.png', doc_name: 'one.pdf', page_no: 1, ...size },
      ]);
      expect(annotations).toMatchObject([
        {
          image_id: images[1]!.id,
          category_id: categories[0]!.id,
          bbox: [72, 90.5, 100, 50.25].map((value) => value * scale),
          area: 100 * 50.25 * scale * scale,
          iscrowd: 0,
        },
      ]);
      expect(JSON.stringify(info)).toContain(contentId);
      await second.done('dataset', 'create', `hand-${scale}`);
      const documents = ['Two pages.pdf', 'one.pdf'].flatMap((file) => ['--documents', file]);
      await second.done(
        'import',
        `hand-${scale}.json`,
        '--format',
        'coco',
        '--dataset',
        `hand-${scale}`,
        ...documents,
      );
      expect(await second.done('verify')).toMatchObject({ ok: true });
    }
  });

  test('the draft is exported only when it is asked for by name', async () => {
    const refused = await bench.json('export', 'hand', '--format', 'coco', '--out', 'draft.json');
    expect(refused).toMatchObject({ code: 1, value: { error: { code: 'version-needed' } } });
    expect(await bench.done('export', 'hand@draft', '--format', 'coco', '--out', 'draft.json')).toMatchObject(
      { version: 'hand@draft' },
    );
  });
});
