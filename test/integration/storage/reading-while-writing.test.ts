import { afterEach, beforeEach, expect, test } from 'vitest';

import { findDataset, viewDraft } from '../../../src-main/services/content/content-view';
import { foldTouchedPages } from '../../../src-main/services/content/fold-draft';
import type { LibraryContext } from '../../../src-main/services/library-context';
import { getPage } from '../../../src-main/services/documents/page-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

let library: TestLibrary;
let reading: LibraryContext;
beforeEach(async () => {
  library = aLibrary();
  await library.add('a');
  library.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] });
  reading = library.openReadOnly();
});
afterEach(() => {
  reading.reader.close();
  library.remove();
});

/** A reader for whom `work` is done by the writer just after it has read the draft's row. */
function interrupted(work: () => void): LibraryContext {
  let isDone = false;
  const get: LibraryContext['reader']['drafts']['get'] = (...key) => {
    const row = reading.reader.drafts.get(...key);
    if (!isDone) work();
    isDone = true;
    return row;
  };
  return { ...reading, reader: { ...reading.reader, drafts: { ...reading.reader.drafts, get } } };
}

const writes = {
  'folds its pages': () => foldTouchedPages(library.context, findDataset(library.context, 'papers')),
  commits: () => void commit(library.context, { dataset: 'papers', message: 'meanwhile' }),
};

test.each(Object.entries(writes))('a draft is read whole while its writer %s', (_what, work) => {
  const expected = viewDraft(library.context, findDataset(library.context, 'papers')).roots;
  const context = interrupted(work);
  expect(viewDraft(context, findDataset(context, 'papers')).roots).toEqual(expected);
});

test.each(Object.entries(writes))('a page is read whole while its writer %s', (_what, work) => {
  const { regions } = getPage(interrupted(work), { version: 'papers@draft', document: 'a', pageIndex: 0 });
  expect(regions).toHaveLength(1);
});
