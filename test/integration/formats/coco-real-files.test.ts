import { describe, expect, test } from 'vitest';
import { openCoco } from '../../../src-main/formats/coco/coco-file';
import { writeCoco } from '../../../src-main/formats/coco/coco-writer';
import { anExport, codesOf, importWhole, readJson, realFile, temporaryFolder } from './coco-helpers';

interface Coco {
  readonly images: readonly { readonly id: number; readonly width: number }[];
  readonly annotations: readonly {
    readonly id: number;
    readonly image_id: number;
    readonly bbox: readonly number[];
  }[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
}

const folder = temporaryFolder();
const byId = <Item extends { readonly id: number }>(items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => a.id - b.id);

const FILES = [
  'publaynet/samples.json',
  'formats/coco/annotations/instances_train.json',
  'formats/coco/annotations/instances_val.json',
  'formats/roboflow-coco/train/_annotations.coco.json',
  'formats/roboflow-coco/val/_annotations.coco.json',
  'label-studio/test_import_coco/coco_import_input.json',
  'detection-eval/small-coco/gt_dataset.json',
].map((name) => ({ name, path: realFile(name) }));

describe.each(FILES)('$name', ({ name, path }) => {
  test.skipIf(path === null)('has the images, annotations and categories that the file lists', async () => {
    const expected = await readJson<Coco>(path!);
    const file = await openCoco(path!);
    expect(file.images.map(({ fields }) => fields)).toEqual(expected.images);
    expect(file.categories.map(({ fields }) => fields)).toEqual(expected.categories);
    expect(file.annotationCount).toBe(expected.annotations.length);
    for (const [number, { id, annotationCount }] of file.images.entries()) {
      const own = expected.annotations.filter(({ image_id }) => image_id === id);
      expect((await file.annotationsOf(number)).map(({ fields }) => fields)).toEqual(own);
      expect(annotationCount).toBe(own.length);
    }
    expect(codesOf(file)).toEqual({});
    await file.close();
  });

  test.skipIf(path === null)('goes in and out without a loss', async () => {
    const { pages, schema, header } = await importWhole(path!);
    const target = folder.path(name.replaceAll('/', '-'));
    const result = await writeCoco(target, anExport(pages, { schema, headers: [header] }));
    const [before, after] = [await readJson<Coco>(path!), await readJson<Coco>(target)];
    expect(result.losses).toEqual([]);
    expect(after.images).toEqual(before.images);
    expect(byId(after.annotations)).toEqual(byId(before.annotations));
    expect(after.categories).toEqual(byId(before.categories));
  });
});

describe('PubLayNet', () => {
  const path = realFile('publaynet/samples.json');
  const expectedPath = realFile('publaynet/expected.json');

  test.skipIf(path === null || expectedPath === null)(
    'agrees with the counts taken down beside it',
    async () => {
      const { pages, schema } = await importWhole(path!);
      const names = new Map(schema.classes.map(({ id, name }) => [id, name]));
      const perCategory: Record<string, number> = {};
      let area = 0;
      for (const { regions } of pages.map(({ content }) => content)) {
        for (const { class: id, parts } of regions) {
          const name = names.get(id!)!;
          perCategory[name] = (perCategory[name] ?? 0) + 1;
          const [left, top, right, bottom] = (parts[0] as { box: readonly number[] }).box;
          area += (right! - left!) * (bottom! - top!) * 1e-8;
        }
      }
      const expected = await readJson<Record<string, unknown>>(expectedPath!);
      expect({
        images: pages.length,
        annotations: pages.reduce((sum, { content }) => sum + content.regions.length, 0),
        per_category: perCategory,
        bbox_area_sum: Math.round(area * 100) / 100,
      }).toEqual(expected);
    },
  );
});
