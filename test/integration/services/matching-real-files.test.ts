import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import { toUnits } from '../../../src-main/domain/geometry/units';
import { matchRegions } from '../../../src-main/domain/matching/match-regions';
import type { Part, Region } from '../../../src-main/domain/regions/region';
import { compareDocuments, compareRegions, compareSummary } from '../../builders/comparisons';
import { createDataset } from '../../../src-main/services/library/dataset-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aRegion } from '../../builders/regions';

const DATA = process.env['COLOPHON_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const isThere = existsSync(join(DATA, 'detection-eval/expected.json'));
if (!isThere)
  console.info(
    'Skipped: no real files. Set COLOPHON_TEST_DATA to the folder that holds detection-eval/ and publaynet/.',
  );

const readJson = <Value>(name: string): Value => JSON.parse(readFileSync(join(DATA, name), 'utf8')) as Value;

type Bbox = [x: number, y: number, width: number, height: number];
interface Annotation {
  id: number;
  image_id: number;
  category_id: number;
  bbox: Bbox;
  segmentation?: number[][];
}
interface Image {
  id: number;
  file_name: string;
}
interface Coco {
  images: Image[];
  categories: { id: number; name: string }[];
  annotations: Annotation[];
}

const partOfBox = ([x, y, width, height]: readonly number[]): Part => ({
  box: [x!, y!, x! + width!, y! + height!].map(toUnits) as [number, number, number, number],
});
const regionsOf = (annotations: readonly Annotation[], image: number, toParts: (of: Annotation) => Part[]) =>
  annotations
    .filter(({ image_id: id }) => id === image)
    .map((each) => aRegion({ id: String(each.id), class: String(each.category_id), parts: toParts(each) }));

interface Expected {
  readonly 'small-coco': { 'confusion_matrix_iou0.5_segm_ignoring_categories': number[][] };
  readonly 'voc-ap-case': { AP_every_point: Record<string, number> };
}

describe.skipIf(!isThere)('the matches that published evaluations found', () => {
  const outlines = ({ segmentation = [] }: Annotation): Part[] =>
    segmentation.map((ring) => ({ polygon: ring.map(toUnits) }));

  test.each<[by: string, toParts: (of: Annotation) => Part[]]>([
    ['outlines', outlines],
    ['boxes', ({ bbox }) => [partOfBox(bbox)]],
  ])('give the confusion matrix of small-coco, by %s', (_by, toParts) => {
    const truth = readJson<Coco>('detection-eval/small-coco/gt_dataset.json');
    const found = readJson<Annotation[]>('detection-eval/small-coco/dt_dataset.json');
    const index = (region: Region): number => Number(region.class) - 1;
    const matrix = truth.categories.map(() => Array.from({ length: truth.categories.length + 2 }, () => 0));
    const [wrong, missed] = [truth.categories.length, truth.categories.length + 1];
    for (const { id } of truth.images) {
      const [from, to] = [regionsOf(truth.annotations, id, toParts), regionsOf(found, id, toParts)];
      const matches = matchRegions(from, to, 0.5);
      for (const match of matches) matrix[index(match.from)]![index(match.to)]! += 1;
      const matched = new Set(matches.flatMap((match) => [match.from, match.to]));
      for (const region of to) if (!matched.has(region)) matrix[index(region)]![wrong]! += 1;
      for (const region of from) if (!matched.has(region)) matrix[index(region)]![missed]! += 1;
    }
    const expected = readJson<Expected>('detection-eval/expected.json')['small-coco'];
    expect(matrix).toEqual(expected['confusion_matrix_iou0.5_segm_ignoring_categories']);
  });

  test.each(['0.3', '0.5', '0.75'])('give the average precision of voc-ap-case at IoU %s', (iou) => {
    const read = (folder: string, name: string): number[][] =>
      readFileSync(join(DATA, 'detection-eval/voc-ap-case', folder, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' ').slice(1).map(Number));
    // Pixels count in full there: a box reaches to the far edge of its last pixel.
    const toRegion = ([x, y, width, height]: readonly number[], id: number): Region =>
      aRegion({ id: String(id), parts: [partOfBox([x!, y!, width! + 1, height! + 1])] });
    const results: { score: number; isRight: boolean }[] = [];
    let positives = 0;
    for (const name of readdirSync(join(DATA, 'detection-eval/voc-ap-case/gts')).sort()) {
      const from = read('gts', name).map((numbers, index) => toRegion(numbers, index));
      const found = read('dets', name);
      const to = found.map((numbers, index) => toRegion(numbers.slice(1), index));
      const right = new Set(matchRegions(from, to, Number(iou)).map((match) => match.to.id));
      positives += from.length;
      results.push(...found.map(([score], index) => ({ score: score!, isRight: right.has(String(index)) })));
    }
    const expected = readJson<Expected>('detection-eval/expected.json')['voc-ap-case'];
    expect(averagePrecision(results, positives)).toBeCloseTo(expected.AP_every_point[iou]!, 9);
  });
});

test.skipIf(!isThere)('the folders of toyexample hold the same boxes, as corners and as sizes', () => {
  const folder = (name: string): string => join(DATA, 'detection-eval/toyexample', name);
  let matched = 0;
  for (const name of readdirSync(folder('dets_classid_abs_xywh'))) {
    const read = (form: string, toBbox: (numbers: readonly number[]) => number[]): Region[] =>
      readFileSync(join(folder(form), name), 'utf8')
        .trim()
        .split('\n')
        .map((line, index) => {
          const [classId, , ...numbers] = line.split(/\s+/);
          const parts = [partOfBox(toBbox(numbers.map(Number)))];
          return aRegion({ id: `${form}${index}`, class: classId!, parts });
        });
    const sizes = read('dets_classid_abs_xywh', (numbers) => [...numbers]);
    const corners = read('dets_classid_abs_xyx2y2', ([left, top, right, bottom]) => [
      left!,
      top!,
      right! - left!,
      bottom! - top!,
    ]);
    const matches = matchRegions(sizes, corners.toReversed(), 1);
    for (const { from, to } of matches) expect(to.class).toBe(from.class);
    expect(matches).toHaveLength(sizes.length);
    matched += matches.length;
  }
  expect(matched).toBe(12);
});

/** Area under the precision-recall curve, each precision raised to the best of any higher recall. */
function averagePrecision(
  results: readonly { score: number; isRight: boolean }[],
  positives: number,
): number {
  let right = 0;
  const precisions = results
    .toSorted((a, b) => b.score - a.score)
    .flatMap(({ isRight }, index) => (isRight ? [(right += 1) / (index + 1)] : []));
  return precisions.reduce((sum, _, at) => sum + Math.max(...precisions.slice(at)) / positives, 0);
}

const opened: TestLibrary[] = [];
afterEach(() => {
  for (const library of opened.splice(0)) library.remove();
});

/** The sample has 90 regions on 10 pages; ten copies of it under other names are enough for what is done to it. */
const COPIES = 10;
const [MOVED, RELABELLED, REMOVED, ADDED] = [200, 50, 20, 30] as const;

function copiesOf(sample: Coco): Coco {
  const copies = Array.from({ length: COPIES }, (_, copy) => copy);
  const imageId = (id: number, copy: number): number => id * COPIES + copy;
  return {
    categories: sample.categories,
    images: copies.flatMap((copy) =>
      sample.images.map((image) => ({
        ...image,
        id: imageId(image.id, copy),
        file_name: `copy-${copy}-${image.file_name}`,
      })),
    ),
    annotations: copies.flatMap((copy) =>
      sample.annotations.map((each) => ({
        ...each,
        id: each.id * COPIES + copy,
        image_id: imageId(each.image_id, copy),
      })),
    ),
  };
}

/**
 * What another tool might give back: annotations numbered anew and in another order, without outlines, other ids
 * of categories and images; some boxes moved, relabelled, removed and new.
 */
function fromAnotherTool({ images, categories, annotations }: Coco) {
  const kept = annotations.toSpliced(0, REMOVED);
  const edited = kept.map((each, index): Annotation => {
    const [x, y, width, height] = each.bbox;
    if (index < MOVED) return { ...each, bbox: [x + width / 8, y - height / 16, width, height] };
    if (index >= MOVED + RELABELLED) return each;
    return { ...each, category_id: (each.category_id % categories.length) + 1 };
  });
  const fresh = images.slice(0, ADDED).map(({ id }): Annotation => ({
    id: 0,
    image_id: id,
    category_id: 1,
    bbox: [1, 1, 9.5, 7.25],
  }));
  return {
    categories: categories.map(({ id, name }) => ({ id: id + 40, name })),
    images: images.map((image) => ({ ...image, id: image.id + 7 })).toReversed(),
    annotations: [...edited, ...fresh]
      .toReversed()
      .map(({ bbox, image_id: image, category_id: category }, index) => ({
        id: index + 1,
        image_id: image + 7,
        category_id: category + 40,
        bbox,
        area: bbox[2] * bbox[3],
        iscrowd: 0,
      })),
  };
}

describe.skipIf(!isThere)('PubLayNet’s sample, ten times over, back from another tool', () => {
  /** `one` as the sample has it, imported or drawn by hand, so that its ids are random; `other` as it came back. */
  async function compared(isDrawn: boolean): Promise<TestLibrary> {
    const library = aLibrary({ classes: [] });
    opened.push(library);
    const sample = copiesOf(readJson<Coco>('publaynet/samples.json'));
    createDataset(library.context, { name: 'other' });
    const without = { withoutDocuments: true };
    await library.importCoco(isDrawn ? { ...sample, annotations: [] } : sample, without);
    if (isDrawn) {
      const names = new Map(sample.images.map(({ id, file_name: name }) => [id, name]));
      const classes = new Map(sample.categories.map(({ id, name }) => [id, name]));
      library.edit(
        ...sample.annotations.map(
          ({ image_id: image, category_id: category, bbox: [x, y, width, height] }) => ({
            op: 'add' as const,
            document: names.get(image)!,
            pageIndex: 0,
            class: classes.get(category)!,
            box: [x, y, x + width, y + height],
          }),
        ),
      );
    }
    await library.importCoco(fromAnotherTool(sample), { ...without, dataset: 'other' });
    for (const dataset of ['papers', 'other']) commit(library.context, { dataset, message: 'all' });
    return library;
  }

  test.each([
    ['imported, its untouched regions with equal ids', false],
    ['drawn by people, every id another', true],
  ])('differs by exactly what was done to it: %s', async (_how, isDrawn) => {
    const { context } = await compared(isDrawn);
    const [from, to] = ['papers@1', 'other@1'];
    const matching = { match: 'geometry', iou: 0.5 } as const;
    const summary = compareSummary(context, from, to, matching);
    expect(summary).toMatchObject({
      bump: null,
      documents: { added: [], removed: [], replaced: [], splitChanged: [] },
      labels: { added: ADDED, removed: REMOVED, changed: MOVED + RELABELLED, onAddedDocuments: 0 },
      matching: { by: 'geometry', iou: 0.5, matched: isDrawn ? 90 * COPIES - REMOVED : MOVED + RELABELLED },
      schema: { attribution: 'none', rewritten: 0 },
    });
    const kinds = Object.entries(summary.labels.byKind).filter(([, number]) => number > 0);
    expect(Object.fromEntries(kinds)).toEqual({ geometry: MOVED, class: RELABELLED });
    const cells = Object.entries(summary.matrix).flatMap(([was, row]) =>
      Object.entries(row).map(([is, number]) => ({ was, is, number })),
    );
    expect(cells.reduce((sum, { number }) => sum + number, 0)).toBe(RELABELLED);
    for (const { was, is } of cells) expect(is).not.toBe(was);
    const { regions, total } = compareRegions(context, { from, to, ...matching, offset: 0, limit: 1000 });
    expect(total).toBe(MOVED + RELABELLED + REMOVED + ADDED);
    for (const { id, before, after } of regions) expect((after ?? before)!.id).toBe(id);
    const rows = compareDocuments(context, from, to, matching);
    const sum = (count: (row: (typeof rows)[number]) => number): number =>
      rows.reduce((counted, row) => counted + count(row), 0);
    expect([sum((row) => row.added), sum((row) => row.removed), sum((row) => row.changed)]).toEqual([
      ADDED,
      REMOVED,
      MOVED + RELABELLED,
    ]);
    const back = compareSummary(context, to, from, matching);
    expect(back.labels).toMatchObject({ added: REMOVED, removed: ADDED, byKind: summary.labels.byKind });
    const byIds = compareSummary(context, from, to);
    expect(byIds.matching).toEqual({ by: 'ids', iou: null, matched: null });
    expect(byIds.labels.added).toBe(isDrawn ? 90 * COPIES - REMOVED + ADDED : MOVED + RELABELLED + ADDED);
  });

  test('differs by the same when it is taken in again in place of what was there', async () => {
    const { context, importCoco: again } = await compared(true);
    const sample = copiesOf(readJson<Coco>('publaynet/samples.json'));
    const outcome = await again(fromAnotherTool(sample), { withoutDocuments: true, iou: 0.5, replace: true });
    expect(outcome).toMatchObject({ regions: ADDED, removed: REMOVED, skipped: 0 });
    const summary = compareSummary(context, 'papers@1', 'papers@draft', { match: 'geometry', iou: 0.5 });
    expect(summary.labels).toMatchObject({ added: ADDED, removed: REMOVED, changed: MOVED + RELABELLED });
    expect(summary.labels.byKind).toMatchObject({ geometry: MOVED, class: RELABELLED });
    const byIds = compareSummary(context, 'papers@1', 'papers@draft');
    expect(byIds.labels).toMatchObject({ added: ADDED, removed: REMOVED });
    expect(byIds.labels.byKind).toMatchObject({ geometry: MOVED, class: RELABELLED });
  });

  test('is told by ids alone, too, where it was imported before under other annotation ids', async () => {
    const { context, importCoco: again } = await compared(false);
    const sample = copiesOf(readJson<Coco>('publaynet/samples.json'));
    const outcome = await again(fromAnotherTool(sample), { withoutDocuments: true, iou: 0.5, replace: true });
    expect(outcome).toMatchObject({ regions: ADDED, removed: REMOVED });
    const { labels } = compareSummary(context, 'papers@1', 'papers@draft');
    expect(labels).toMatchObject({ added: ADDED, removed: REMOVED });
    expect(labels.byKind).toMatchObject({ geometry: MOVED, class: RELABELLED });
    expect(labels.changed).toBe(MOVED + RELABELLED);
  });
});
