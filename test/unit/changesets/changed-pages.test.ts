import { expect, test } from 'vitest';

import { createPageCount } from '../../../src-main/services/changesets/changed-pages';

test('a page that several versions changed is one, one object of two documents is two, and the rest is none', () => {
  const count = createPageCount();
  count.noteDocument({
    entry: 'a',
    pages: [
      [0, 'first'],
      [1, 'unchanged'],
      [2, 'shared'],
    ],
  });
  count.notePage('first');
  count.notePage('shared');
  expect(count.pages).toBe(2);
  count.noteDocument({ entry: 'a', pages: [[0, 'second']] });
  count.notePage('second');
  expect(count.pages).toBe(2);
  count.noteDocument({ entry: 'b', pages: [[0, 'shared']] });
  expect(count.pages).toBe(3);
});
