import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { undo } from '../../../src-main/services/labels/label-service';
import { getPage } from '../../../src-main/services/documents/page-service';
import { compareSummary } from '../../builders/comparisons';
import { commit } from '../../../src-main/services/history/version-service';
import { aCocoFile } from '../../builders/coco';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

let library: TestLibrary;
beforeEach(() => {
  library = aLibrary();
});
afterEach(() => library.remove());

const page = (document = 'a') =>
  getPage(library.context, { version: 'papers@draft', document, pageIndex: 0 });
const ids = (document = 'a') => page(document).regions.map(({ id }) => id);

/** Three boxes on a page, the second inside the third, and one on a page that no file speaks of. */
async function start(): Promise<readonly [first: string, inside: string, around: string, elsewhere: string]> {
  await library.add('a');
  await library.add('b');
  const shape = { op: 'add' as const, document: 'a', pageIndex: 0, class: 'Text' };
  const { regions } = library.edit(
    { ...shape, box: [10, 10, 110, 60], text: 'by hand' },
    { ...shape, box: [420, 420, 440, 440] },
    { ...shape, box: [400, 400, 450, 450] },
    { ...shape, document: 'b', box: [1, 1, 9, 9] },
  );
  const [first, inside, around, elsewhere] = regions as [string, string, string, string];
  library.edit({ op: 'set-parent', region: inside, parent: around });
  commit(library.context, { dataset: 'papers', message: 'drawn' });
  return [first, inside, around, elsewhere];
}

const file = (...labels: Parameters<typeof aCocoFile>[0]['labels'] & object) =>
  aCocoFile({ images: ['a.png'], labels });

describe('an import that replaces', () => {
  test('takes away what the file does not have, and what pointed there', async () => {
    const [first, inside, , elsewhere] = await start();
    const again = file(
      ['a.png', 'Text', [12, 10, 100, 50]],
      ['a.png', 'Text', [420, 420, 20, 20]],
      ['a.png', 'Text', [500, 10, 20, 20]],
    );
    const outcome = await library.importCoco(again, { iou: 0.5, replace: true });
    expect(outcome).toMatchObject({ regions: 1, continued: 2, removed: 1, skipped: 0 });
    expect(ids()).toHaveLength(3);
    const byId = new Map(page().regions.map((region) => [region.id, region]));
    expect(byId.get(first)).toMatchObject({ text: 'by hand' });
    expect(byId.get(inside)).not.toHaveProperty('parent');
    expect(ids('b')).toEqual([elsewhere]);
    const { labels } = compareSummary(library.context, 'papers@1', 'papers@draft');
    expect(labels).toMatchObject({ added: 1, removed: 1, byKind: { geometry: 1, parent: 1 } });
    expect(await library.verify()).toMatchObject({ ok: true });
  });

  test('is one step of undo, and the second time changes nothing', async () => {
    await start();
    const before = library.contentId();
    const again = file(['a.png', 'Text', [10, 10, 100, 50]]);
    expect(await library.importCoco(again, { iou: 0.5, replace: true })).toMatchObject({ removed: 2 });
    const after = library.contentId();
    expect(await library.importCoco(again, { iou: 0.5, replace: true })).toMatchObject({
      pages: 0,
      regions: 0,
      removed: 0,
    });
    expect(library.contentId()).toBe(after);
    undo(library.context, 'papers');
    expect(library.contentId()).toBe(before);
  });

  test('empties a page of which the file has an image and no annotation', async () => {
    await start();
    expect(await library.importCoco(file(), { replace: true })).toMatchObject({ pages: 1, removed: 3 });
    expect(ids()).toEqual([]);
    expect(ids('b')).toHaveLength(1);
  });

  test('by ids alone keeps what the same file brought before', async () => {
    await library.add('a');
    const kept = ['a.png', 'Text', [10, 10, 100, 50]] as const;
    await library.importCoco(file([...kept], ['a.png', 'Text', [200, 10, 50, 50]]));
    const [both] = [ids()];
    const outcome = await library.importCoco(file([...kept]), { replace: true });
    expect(outcome).toMatchObject({ regions: 0, removed: 1, skipped: 1 });
    expect(both).toEqual(expect.arrayContaining(ids()));
    expect(ids()).toHaveLength(1);
  });

  test('without being asked for removes nothing and says nothing of it', async () => {
    await start();
    expect(await library.importCoco(file())).not.toHaveProperty('removed');
    expect(ids()).toHaveLength(3);
  });
});
