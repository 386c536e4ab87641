import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../src-main/domain/canonical/canonical-json';
import { regionId } from '../../../../src-main/domain/identity/derived-ids';
import { readAnnotation } from '../../../../src-main/formats/coco/coco-annotation';
import { toClasses } from '../../../../src-main/formats/coco/coco-classes';
import { toRegions, type ToRegionsOptions } from '../../../../src-main/formats/coco/coco-regions';
import { createWarnings } from '../../../../src-main/formats/warnings';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const PAGE = { width: 6_120_000, height: 7_920_000 };

const read = (annotations: readonly JsonObject[], given: Partial<ToRegionsOptions> = {}) => {
  const warnings = createWarnings();
  const { classOf } = toClasses([{ id: 1, name: 'Text', fields: { id: 1, name: 'Text' } }], sha256);
  const parsed = annotations.map((fields) => readAnnotation(fields, warnings));
  const regions = toRegions(parsed, {
    frame: null,
    page: PAGE,
    entryId: 'E',
    classOf,
    sha256,
    warnings,
    ...given,
  });
  return { regions, codes: warnings.list().map(({ code, count }) => `${code} ${count}`) };
};
const anAnnotation = (fields: JsonObject = {}): JsonObject => ({
  id: 1,
  image_id: 1,
  category_id: 1,
  bbox: [10, 20, 30, 40],
  ...fields,
});

describe('annotations as regions', () => {
  test('the box is the geometry and everything not modelled becomes source, in normal form C', () => {
    const { regions } = read([
      anAnnotation({
        segmentation: { size: [2, 2], counts: 'a1' },
        'u\u0308': 'o\u0308',
        area: -0,
        text: 'x',
      }),
    ]);
    const parts = [{ box: [100_000, 200_000, 400_000, 600_000] as const }];
    expect(regions).toEqual([
      {
        id: regionId(sha256, { entry: 'E', parts, className: 'Text', occurrence: 0 }),
        class: expect.stringMatching(/^[0-9a-f]{32}$/),
        parts,
        origin: { kind: 'import' },
        source: {
          id: 1,
          segmentation: { size: [2, 2], counts: 'a1' },
          '\u00fc': '\u00f6',
          area: 0,
          text: 'x',
        },
      },
    ]);
  });

  test('boxes of a 1025 × 1025 frame are stretched to the page', () => {
    const { regions, codes } = read([anAnnotation({ bbox: [0, -0.49, 1025, 512.5] })], {
      frame: { width: 1025, height: 1025 },
    });
    expect(regions[0]!.parts).toEqual([
      {
        box: [0, Math.round((-0.49 * 7_920_000) / 1025), 6_120_000, Math.round((512.01 * 7_920_000) / 1025)],
      },
    ]);
    expect(codes).toEqual(['outside-page 1']);
  });

  test('a box that touches the edge of the page is not outside', () => {
    expect(
      read([anAnnotation({ bbox: [0, 0, 1025, 1025] })], { frame: { width: 1025, height: 1025 } }).codes,
    ).toEqual([]);
  });

  test('equal boxes of one class get ids of their own that do not depend on the order of the file', () => {
    const annotations = [3, 1, 2].map((id) => anAnnotation({ id }));
    const ids = (list: readonly JsonObject[]) =>
      Object.fromEntries(read(list).regions.map(({ id, source }) => [source!['id'], id]));
    expect(new Set(Object.values(ids(annotations))).size).toBe(3);
    expect(ids(annotations.toReversed())).toEqual(ids(annotations));
  });

  test.each([
    [
      'no bbox but a polygon',
      { bbox: undefined, segmentation: [[10, 20, 40, 20, 40, 60]] },
      'bbox-missing 1',
      1,
    ],
    ['neither', { bbox: null, segmentation: { counts: [1], size: [1, 1] } }, 'bbox-invalid 1', 0],
    ['NaN read as null', { bbox: [null, 0, 1, 1] }, 'bbox-invalid 1', 0],
    ['texts', { bbox: ['1', '2', '3', '4'] }, 'bbox-invalid 1', 0],
    ['five numbers', { bbox: [1, 2, 3, 4, 5] }, 'bbox-invalid 1', 0],
    ['absurd numbers', { bbox: [1e12, 2, 3, 4] }, 'bbox-invalid 1', 0],
    ['negative sizes', { bbox: [40, 60, -30, -40] }, 'bbox-negative 1', 1],
    ['no category', { category_id: undefined }, 'category-missing 1', 1],
  ])('%s: reported', (_what, fields, code, count) => {
    const { regions, codes } = read([anAnnotation(fields)]);
    expect(codes).toEqual([code]);
    expect(regions).toHaveLength(count);
    for (const { parts } of regions) expect(parts).toEqual([{ box: [100_000, 200_000, 400_000, 600_000] }]);
  });

  test('an image that is not as large as declared is reported', () => {
    expect(read([], { isImage: true, frame: { width: 600, height: 792 } }).codes).toEqual([
      'size-mismatch 1',
    ]);
    expect(read([], { isImage: true, frame: { width: 612, height: 792 } }).codes).toEqual([]);
  });
});

describe('categories as classes', () => {
  test('one class for a name, sorted by id, with the fields of the first category as source', () => {
    const { classes, classOf } = toClasses(
      [
        { id: 0, name: 'layout', fields: { id: 0, name: 'layout', supercategory: 'none' } },
        { id: 1, name: 'layout', fields: { id: 1, name: 'layout', supercategory: 'layout' } },
        { id: 2, name: 'Text', fields: { id: 2, name: 'Text' } },
      ],
      sha256,
    );
    expect(classes.map(({ id }) => id)).toEqual(classes.map(({ id }) => id).toSorted());
    expect(classes).toContainEqual({
      id: classOf(0)!.id,
      name: 'layout',
      source: { id: 0, supercategory: 'none' },
    });
    expect(classOf(1)).toEqual(classOf(0));
    expect(classOf(null)).toBeNull();
  });
});
