import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Part } from '../../../src-main/domain/restore/document-parts';
import { restoreParts } from '../../../src-main/services/changes/restore-parts';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
const kept = '0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c10';
const gone = '0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c20';
let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary();
  await library.add('a', 'b');
  for (const id of [kept, gone])
    library.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 90, 90], id });
  commit(library.context, { dataset, message: 'first' });
  library.edit({ op: 'delete', region: gone });
});
afterEach(() => library.remove());

const restore = (part: Part) =>
  restoreParts(library.context, { dataset, parts: [part] }, { onProgress: () => undefined });

test.each<[what: string, part: Part, why: RegExp]>([
  [
    'a region of another document',
    { kind: 'region', document: 'b', region: kept },
    new RegExp(`Neither the draft nor papers@1 has a region ${kept} in "b.pdf"`),
  ],
  [
    'a region by what is no id of one',
    { kind: 'region', document: 'a', region: 'a.pdf' },
    /has a region a\.pdf in/,
  ],
  ['a relation', { kind: 'relation', document: 'a', relation: 'r1' }, /has a relation r1 in "a\.pdf"/],
  [
    'a page',
    { kind: 'page', document: 'a', pageIndex: 1 },
    /There is no page 2; "a\.pdf" has 1 page\. Correct the page/,
  ],
])('%s that neither side has is refused, not passed over as it is', async (_what, part, why) => {
  const before = library.contentId();
  await expect(restore(part)).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringMatching(why) as string,
  });
  expect(library.contentId()).toBe(before);
});

test('what one side alone has is restored', async () => {
  expect(await restore({ kind: 'region', document: 'a', region: gone })).toMatchObject({ regions: 1 });
  expect(await restore({ kind: 'region', document: 'a', region: kept })).toMatchObject({ changed: false });
  expect(await restore({ kind: 'page', document: 'a', pageIndex: 0 })).toMatchObject({ changed: false });
});
