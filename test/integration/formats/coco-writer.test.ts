import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import type { PageContent, Region } from '../../../src-main/domain/regions/region';
import type { CocoPage } from '../../../src-main/formats/coco/coco-export';
import { writeCoco } from '../../../src-main/formats/coco/coco-writer';
import { anExport, importWhole, readJson, temporaryFolder } from './coco-helpers';

interface Coco {
  readonly info: Record<string, unknown>;
  readonly licenses: readonly unknown[];
  readonly categories: readonly Record<string, unknown>[];
  readonly images: readonly Record<string, unknown>[];
  readonly annotations: readonly (Record<string, unknown> & {
    readonly id: number;
    readonly bbox: readonly number[];
  })[];
}

const FIXTURE = join(import.meta.dirname, '../../fixtures/coco/doclaynet.json');
const LETTER = { width: 6_120_000, height: 7_920_000 };
const folder = temporaryFolder();
let files = 0;

const write = async (pages: readonly CocoPage[], given: Parameters<typeof anExport>[1] = {}) => {
  const target = folder.path(`out-${files++}.json`);
  const result = await writeCoco(target, anExport(pages, given));
  return { target, ...result, coco: await readJson<Coco>(target) };
};
const aPage = (content: Partial<PageContent> = {}, given: Partial<CocoPage> = {}): CocoPage => ({
  documentName: 'letter.pdf',
  entry: 'E',
  pageIndex: 0,
  pageCount: 1,
  size: LETTER,
  content: { regions: [], ...content },
  ...given,
});
const aRegion = (given: Partial<Region> = {}): Region => ({
  id: 'r1',
  class: 'c1',
  parts: [{ box: [720_000, 720_000, 1_440_000, 1_000_000] }],
  ...given,
});
const schema: LabelSchema = { classes: [{ id: 'c1', name: 'Text' }] };

describe('the DocLayNet flavour', () => {
  const onLetter = () => importWhole(FIXTURE, () => LETTER);

  test('images are squares of pages that are none; boxes outside and empty images stay', async () => {
    const { pages, codes } = await onLetter();
    expect(codes).toEqual({ 'outside-page': 1 });
    expect(pages.map(({ content }) => content.regions.length)).toEqual([2, 1, 0]);
    const { parts, source } = pages[0]!.content.regions.find((region) => region.source?.['id'] === 9)!;
    expect(parts).toEqual([{ box: [2_596_850, -3786, 6_118_746, 4_556_820] }]);
    expect(source).toMatchObject({ precedence: 0, iscrowd: 0 });
  });

  test('import and export give everything back, empty images included', async () => {
    const { pages, schema: classes } = await onLetter();
    const { coco, images, regions, losses } = await write(pages, { schema: classes });
    const original = await readJson<Coco>(FIXTURE);
    expect({ images, regions, losses }).toEqual({ images: 3, regions: 3, losses: [] });
    expect(coco.images).toEqual(original.images);
    expect(coco.categories).toEqual(original.categories);
    expect(coco.annotations.slice(0, 2)).toEqual(original.annotations.slice(0, 2));
    const { bbox, ...rest } = coco.annotations[2]!;
    expect({ ...rest, bbox: original.annotations[2]!.bbox }).toEqual(original.annotations[2]);
    bbox.forEach((value, i) => expect(value).toBeCloseTo(original.annotations[2]!.bbox[i]!, 3));
  });

  test('an export that is imported again gives the same regions, ids and all', async () => {
    const { pages, schema: classes } = await onLetter();
    const { target } = await write(pages, { schema: classes });
    const again = await importWhole(target, () => LETTER);
    expect(again.pages.map(({ content }) => content)).toEqual(pages.map(({ content }) => content));
    expect(again.schema).toEqual(classes);
  });

  test('a box that was edited loses what was said of its old shape, and that is reported', async () => {
    const { pages, schema: classes } = await onLetter();
    const moved = pages.map((page) => ({
      ...page,
      content: {
        ...page.content,
        regions: page.content.regions.map((region): Region => ({ ...region, reshaped: true })),
      },
    }));
    const { coco, losses } = await write(moved, { schema: classes });
    expect(coco.annotations[2]).toMatchObject({
      segmentation: [],
      area: 349639.4208,
      iscrowd: 1,
      precedence: 1,
    });
    expect(losses).toEqual([
      { what: 'area recomputed after the shape was edited', count: 3, kept: true },
      { what: 'segmentation dropped after the shape was edited', count: 3, kept: false },
    ]);
  });
});

describe('pages and regions made by hand', () => {
  test('every page is an image in points, empty ones too, and every class a category', async () => {
    const pages = [
      aPage({ regions: [aRegion()] }, { pageCount: 2, split: 'train' }),
      aPage({}, { pageIndex: 1, pageCount: 2, size: { width: 5_952_760, height: 8_418_898 } }),
    ];
    const { coco, losses } = await write(pages, {
      schema: { classes: [{ id: 'c2', name: 'Title' }, ...schema.classes] },
    });
    expect(coco.images).toEqual([
      {
        id: 1,
        file_name: 'letter-p1.png',
        width: 612,
        height: 792,
        doc_name: 'letter.pdf',
        page_no: 1,
        num_pages: 2,
        split: 'train',
        colophon: { entry: 'E' },
      },
      {
        id: 2,
        file_name: 'letter-p2.png',
        width: 595.276,
        height: 841.8898,
        doc_name: 'letter.pdf',
        page_no: 2,
        num_pages: 2,
        colophon: { entry: 'E' },
      },
    ]);
    expect(coco.categories).toEqual([
      { id: 1, name: 'Text', supercategory: '' },
      { id: 2, name: 'Title', supercategory: '' },
    ]);
    expect(coco.annotations).toEqual([
      {
        id: 1,
        image_id: 1,
        category_id: 1,
        bbox: [72, 72, 72, 28],
        segmentation: [],
        area: 2016,
        iscrowd: 0,
      },
    ]);
    expect(losses).toEqual([]);
  });

  test('a scale turns points into pixels', async () => {
    const { coco } = await write([aPage({ regions: [aRegion()] })], { schema, scale: 2.5 });
    expect(coco.images[0]).toMatchObject({ width: 1530, height: 1980 });
    expect(coco.annotations[0]!.bbox).toEqual([180, 180, 180, 70]);
  });

  test('polygons become segmentations; what COCO has no place for goes into extra keys and is reported', async () => {
    const region = aRegion({
      parts: [{ polygon: [0, 0, 100_000, 0, 100_000, 100_000] }, { box: [0, 0, 1, 1], page: 1 }],
      text: 'Total',
      attributes: { a1: 'net' },
      status: 'proposed',
      origin: { kind: 'model', model: { name: 'm', confidence: 0.5 } },
      parent: 'r0',
    });
    const classes = [
      { id: 'c1', name: 'Text', attributes: [{ id: 'a1', name: 'Kind', type: 'string' as const }] },
    ];
    const page = aPage({
      regions: [region, aRegion({ id: 'r2', class: null })],
      state: 'reviewed',
      order: ['r1', 'r2'],
    });
    const { coco, losses } = await write([page], { schema: { classes } });
    expect(coco.annotations[0]).toEqual({
      id: 1,
      image_id: 1,
      category_id: 1,
      bbox: [0, 0, 10, 10],
      segmentation: [[0, 0, 10, 0, 10, 10]],
      area: 50,
      iscrowd: 0,
      text: 'Total',
      attributes: { Kind: 'net' },
      colophon: { status: 'proposed', model: { name: 'm', confidence: 0.5 } },
    });
    expect(coco.annotations[1]).toMatchObject({ category_id: null });
    expect(losses.map(({ what }) => what)).toEqual([
      'attribute definitions of classes',
      'attributes of regions (written as the extra key “attributes”)',
      'further parts of regions (only the first part is written)',
      'links from regions to the region that contains them',
      'model origins of regions (written as the extra key “colophon.model”)',
      'reading orders of pages',
      'regions proposed or rejected (written as the extra key “colophon.status”)',
      'regions without class (written with category_id null)',
      'states of pages (seen, reviewed)',
      'texts of regions (written as the extra key “text”)',
    ]);
  });

  test('file names are safe everywhere and unique', async () => {
    const names = ['a/b:c?.pdf', 'letter.pdf', 'letter.png', 'CON\u0001 .pdf', '...'];
    const imported = aPage({ frame: { id: 9, file_name: 'letter-p1.png', width: 612, height: 792 } });
    const { coco } = await write([...names.map((documentName) => aPage({}, { documentName })), imported]);
    expect(coco.images.map(({ id, file_name }) => [id, file_name])).toEqual([
      [9, 'letter-p1.png'],
      [10, 'b_c_-p1.png'],
      [11, 'letter-2-p1.png'],
      [12, 'letter-3-p1.png'],
      [13, 'CON_-p1.png'],
      [14, 'page-p1.png'],
    ]);
  });
});

describe('ids', () => {
  const frame = (id: unknown) =>
    ({ id, file_name: `${String(id)}.png`, width: 612, height: 792 }) as PageContent['frame'] & object;
  const withId = (id: number, regionId: string) =>
    aRegion({ id: regionId, source: { id, area: 1, iscrowd: 0, segmentation: [] } });

  test('those that came are kept, doubles are renumbered and reported, new ones lie above', async () => {
    const pages = [
      aPage({ frame: frame(7), regions: [withId(70, 'a'), withId(70, 'b'), aRegion({ id: 'c' })] }),
      aPage({ frame: frame(7), regions: [withId(90, 'd')] }),
      aPage(),
    ];
    const source = { id: 5, supercategory: 'x' };
    const classes = [
      { id: 'c1', name: 'B', source },
      { id: 'c2', name: 'A', source },
      { id: 'c3', name: '0' },
    ];
    const { coco, losses } = await write(pages, { schema: { classes } });
    expect(coco.images.map(({ id }) => id)).toEqual([7, 8, 9]);
    expect(coco.annotations.map(({ id, image_id }) => [id, image_id])).toEqual([
      [70, 7],
      [91, 7],
      [92, 7],
      [90, 8],
    ]);
    expect(coco.categories.map(({ id, name }) => [id, name])).toEqual([
      [5, 'B'],
      [6, '0'],
      [7, 'A'],
    ]);
    expect(losses.map(({ what }) => what)).toEqual([
      'annotation ids renumbered, because another annotation has them',
      'category ids renumbered, because another class has them',
      'image ids renumbered, because another image has them',
    ]);
  });
});

describe('annotations wait for the images', () => {
  /** More than fits into one piece of what waits. */
  const LONG = `“\u0000 image 0\u0000” ${'é'.repeat(300_000)}`;
  const imported = (id: number) => ({ id, file_name: `${id}.png`, width: 612, height: 792 });
  const pages = [1, 2, 3, 4, 5, 6].map((number) =>
    aPage({
      ...(number % 2 === 0 && { frame: imported(number * 10) }),
      regions: [
        aRegion({ id: `a${number}`, text: `${number} ${LONG}` }),
        aRegion({ id: `b${number}`, source: { id: number * 100 } }),
      ],
    }),
  );

  test('however many they are, they come back whole, with ids that only the last page told', async () => {
    const before = await readdir(folder.path('.'));
    const { coco, target, regions } = await write(pages, { schema });
    expect(regions).toBe(12);
    expect(coco.images.map(({ id }) => id)).toEqual([20, 40, 60, 61, 62, 63]);
    expect(coco.annotations.map(({ id, image_id, text }) => [id, image_id, text])).toEqual(
      [61, 20, 62, 40, 63, 60].flatMap((image, index) => [
        [(index + 1) * 100, image, undefined],
        [601 + index, image, `${index + 1} ${LONG}`],
      ]),
    );
    expect(await readdir(folder.path('.'))).toEqual([...before, basename(target)].toSorted());
  });

  test('where they waited is removed when writing fails', async () => {
    const target = folder.path('never.json');
    const before = await readdir(folder.path('.'));
    let waiting: string[] = [];
    const failing = anExport([], {
      async *pages() {
        yield* pages;
        waiting = (await readdir(folder.path('.'))).filter((name) => !before.includes(name));
        throw new Error('the store failed');
      },
    });
    await expect(writeCoco(target, failing)).rejects.toThrow('the store failed');
    expect(waiting).toHaveLength(2); // the file itself, and what waits
    expect(await readdir(folder.path('.'))).toEqual(before);
  });
});

describe('the file', () => {
  test('names its version, gathers what imports said, and is the same each time', async () => {
    const license = { id: 1, name: 'CC0' };
    const headers = [
      { info: { year: 2020 }, licenses: [license], note: 'n' },
      {
        info: { description: 'ours', colophon: { sources: [{ year: 2019 }] } },
        licenses: [license, { id: 1, name: 'Other' }],
        note: 'm',
      },
    ];
    const version = {
      dataset: 'd',
      number: null,
      versionId: 'v',
      contentId: 'c',
      time: '2026-01-02T03:04:05Z',
      author: 'someone',
      message: 'why',
    };
    const { coco, losses, target } = await write([aPage()], { headers, version });
    expect(coco.info).toEqual({
      description: 'd (draft)',
      version: 'draft',
      year: 2026,
      contributor: 'someone',
      date_created: '2026-01-02T03:04:05Z',
      colophon: {
        dataset: 'd',
        version: null,
        versionId: 'v',
        contentId: 'c',
        message: 'why',
        program: 'Colophon 0.1.0',
        sources: [{ year: 2020 }, { year: 2019 }],
      },
    });
    expect(coco.licenses).toEqual([license, { id: 1, name: 'Other' }]);
    expect(losses.map(({ count }) => count)).toEqual([1, 1]);
    const again = await write([aPage()], { headers, version });
    expect(await readFile(again.target)).toEqual(await readFile(target));
  });

  test('stays as it was, with nothing left beside it, when writing fails or is cancelled', async () => {
    const target = folder.path('kept.json');
    await writeFile(target, 'as it was');
    const before = await readdir(folder.path('.'));
    const failing = anExport([], {
      async *pages() {
        yield aPage();
        throw new Error('the store failed');
      },
    });
    await expect(writeCoco(target, failing)).rejects.toThrow('the store failed');
    await expect(
      writeCoco(target, anExport([aPage()]), { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readFile(target, 'utf8')).toBe('as it was');
    expect(await readdir(folder.path('.'))).toEqual(before);
  });

  test('a folder that is not there is said so', async () => {
    await expect(writeCoco(folder.path('gone/out.json'), anExport([]))).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
