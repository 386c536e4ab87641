import { afterEach, beforeEach, expect, test } from 'vitest';

import { compareSummary } from '../../builders/comparisons';
import { getPage } from '../../../src-main/services/documents/page-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aCocoFile } from '../../builders/coco';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

let library: TestLibrary;
beforeEach(() => {
  library = aLibrary();
});
afterEach(() => library.remove());

const regions = () =>
  getPage(library.context, { version: 'papers@draft', document: 'a', pageIndex: 0 }).regions;
const changed = () => {
  const { labels } = compareSummary(library.context, 'papers@1', 'papers@draft');
  const kinds = Object.entries(labels.byKind).filter(([, count]) => count > 0);
  return { ...Object.fromEntries(kinds), added: labels.added, removed: labels.removed };
};

/** A document with a box, a polygon and a box that no file will know, drawn and described by hand. */
async function start(): Promise<readonly [box: string, polygon: string, other: string]> {
  await library.add('a');
  const shape = { op: 'add' as const, document: 'a', pageIndex: 0, class: 'Text' };
  const { regions: ids } = library.edit(
    { ...shape, box: [10, 10, 110, 60], text: 'by hand' },
    { ...shape, polygon: [200, 200, 300, 200, 200, 300] },
    { ...shape, box: [400, 400, 450, 450] },
  );
  commit(library.context, { dataset: 'papers', message: 'drawn' });
  return ids as [string, string, string];
}

/** The box moved and relabelled, the polygon as the box around it, and one box more. */
const FILE = aCocoFile({
  images: ['a.png'],
  labels: [
    ['a.png', 'Table', [15, 12, 100, 50]],
    ['a.png', 'Text', [200, 200, 100, 100]],
    ['a.png', 'Figure', [500, 10, 20, 20]],
  ],
});

test('an import matched by geometry carries ids, texts and shapes forward, and removes nothing', async () => {
  const [box, polygon, other] = await start();
  const outcome = await library.importCoco(FILE, { iou: 0.5 });
  expect(outcome).toMatchObject({ regions: 1, continued: 2, moved: 1, relabelled: 1, skipped: 0 });
  const byId = new Map(regions().map((region) => [region.id, region]));
  expect(byId.size).toBe(4);
  expect(byId.get(box)).toMatchObject({
    parts: [{ box: [150_000, 120_000, 1_150_000, 620_000] }],
    text: 'by hand',
    source: { id: 1 },
  });
  expect(byId.get(polygon)).toMatchObject({
    parts: [{ polygon: [2_000_000, 2_000_000, 3_000_000, 2_000_000, 2_000_000, 3_000_000] }],
  });
  expect(byId.get(other)?.source).toBeUndefined();
  // Two regions, and the page, which has the frame of its image now.
  expect(changed()).toEqual({ geometry: 1, class: 1, source: 3, added: 1, removed: 0 });
});

test('the same file again adds nothing and changes nothing', async () => {
  await start();
  await library.importCoco(FILE, { iou: 0.5 });
  const content = library.contentId();
  expect(await library.importCoco(FILE, { iou: 0.5 })).toMatchObject({
    regions: 0,
    continued: 0,
    moved: 0,
    relabelled: 0,
    skipped: 3,
  });
  expect(library.contentId()).toBe(content);
});

test('an import matched by ids alone adds what has another id', async () => {
  await start();
  const outcome = await library.importCoco(FILE);
  expect(outcome).toMatchObject({ regions: 3, skipped: 0 });
  expect(outcome).not.toHaveProperty('continued');
  expect(changed()).toEqual({ added: 3, removed: 0, source: 1 });
});
