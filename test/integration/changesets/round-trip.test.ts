import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createBranch, listBranches, switchBranch } from '../../../src-main/services/history/branch-service';
import { compareSummary } from '../../builders/comparisons';
import { addDocuments } from '../../../src-main/services/documents/add-documents';
import { createDataset } from '../../../src-main/services/library/dataset-service';
import { applyEdits, undo } from '../../../src-main/services/labels/label-service';
import type { LibraryContext } from '../../../src-main/services/library-context';
import { logOf } from '../../../src-main/services/history/log-service';
import { restoreVersion } from '../../../src-main/services/history/restore-service';
import { addClass } from '../../../src-main/services/schema/schema-service';
import { createTag, listTags } from '../../../src-main/services/history/tag-service';
import { verifyLibrary } from '../../../src-main/services/library/verify-service';
import { statusOf } from '../../../src-main/services/changes/status';
import { commit } from '../../../src-main/services/history/version-service';
import { aReader, writeDocument } from '../../builders/documents';
import { copyFor, handOver, takeIn, type Colleague } from '../../builders/handed-over';
import { aLibrary, describeFolder, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
let library: TestLibrary;
let ada: Colleague;

const draw = (context: LibraryContext, document: string, left = 1) =>
  applyEdits(context, {
    dataset,
    edits: [{ op: 'add', document, pageIndex: 0, class: 'Text', box: [left, 1, left + 8, 9] }],
  });
const keep = (context: LibraryContext, message: string) => commit(context, { dataset, message });
const contents = (context: LibraryContext) =>
  logOf(context, dataset)
    .map(({ id, contentId }) => `${id} ${contentId}`)
    .sort();

beforeEach(async () => {
  library = aLibrary();
  await library.add('a', 'b');
  draw(library.context, 'a');
  keep(library.context, 'first');
  ada = copyFor(library, 'Ada Byron');
  createBranch(ada.context, { dataset, name: 'ada' });
  switchBranch(ada.context, { dataset, name: 'ada' });
});
afterEach(() => {
  ada.close();
  library.remove();
});

describe('a branch that is handed over', () => {
  test('whole, begins an empty dataset elsewhere, and comes back as what was done there alone', async () => {
    createBranch(library.context, { dataset, name: 'for-zoe' });
    await expect(
      handOver(library.context, 'for-zoe', library.path('nothing.changeset')),
    ).rejects.toMatchObject({
      code: 'nothing-to-hand-over',
    });
    const out = library.path('for-zoe.changeset');
    const whole = await handOver(library.context, 'for-zoe', out, { since: null, withDocuments: true });
    expect(whole).toMatchObject({ base: [], files: { total: 2, included: 2 } });
    const zoe = aLibrary();
    try {
      await takeIn(zoe.context, out);
      switchBranch(zoe.context, { dataset, name: 'for-zoe' });
      draw(zoe.context, 'b');
      keep(zoe.context, 'by Zoe');
      // Her main has no version: what is left out is what she was given.
      const back = library.path('back.changeset');
      const { versions, base } = await handOver(zoe.context, 'for-zoe', back);
      expect(versions.map(({ message }) => message)).toEqual(['by Zoe']);
      expect(base.map(({ message }) => message)).toEqual(['first']);
      expect(await takeIn(library.context, back)).toMatchObject({
        branch: 'for-zoe',
        added: { versions: 1, files: 0 },
        labels: { added: 1, changed: 0, removed: 0 },
      });
    } finally {
      zoe.remove();
    }
  });

  test('arrives with its ids and content; numbers are given here, and main goes its own way', async () => {
    draw(ada.context, 'b');
    keep(ada.context, 'second');
    createTag(ada.context, { name: 'halfway', version: 'papers@ada', message: 'half' });
    addClass(ada.context, { dataset, name: 'Stamp' });
    draw(ada.context, 'b', 20);
    keep(ada.context, 'third');
    draw(library.context, 'a', 40);
    keep(library.context, 'on main');
    const made = await handOver(ada.context, 'ada', library.path('ada.changeset'));
    expect(made).toMatchObject({
      versions: [
        { version: 2, message: 'second' },
        { version: 3, message: 'third' },
      ],
      base: [{ version: 1, message: 'first' }],
      tags: ['halfway'],
      documents: 1,
      pages: 1, // changed twice
      uncommitted: false,
    });
    const opened = await takeIn(library.context, library.path('ada.changeset'));
    expect(opened).toMatchObject({
      branch: 'ada',
      head: 4,
      base: 1,
      added: { versions: 2, tags: 1, files: 0, objects: made.objects },
      people: ['Ada Byron'],
      labels: { added: 2, removed: 0, changed: 0 },
    });
    const [third] = logOf(ada.context, dataset);
    expect(logOf(library.context, dataset)[0]).toMatchObject({
      id: third!.id,
      contentId: third!.contentId,
      version: 4,
      branches: ['ada'],
      author: 'Ada Byron',
    });
    expect(listTags(library.context, dataset)).toMatchObject([
      { name: 'halfway', version: 3, message: 'half' },
    ]);
    const { labels, schema } = compareSummary(ada.context, 'papers@1', 'papers@ada');
    expect(compareSummary(library.context, 'papers@1', 'papers@ada')).toMatchObject({ labels, schema });
    expect(statusOf(library.context, dataset)).toMatchObject({ branch: 'main', base: 2, clean: true });
    expect(listBranches(library.context, dataset)).toMatchObject([
      { name: 'ada', clean: true },
      { name: 'main' },
    ]);
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('gives the same bytes each time, and nothing new when it is opened again', async () => {
    draw(ada.context, 'b');
    keep(ada.context, 'second');
    await handOver(ada.context, 'ada', library.path('one'));
    await handOver(ada.context, 'ada', library.path('two'));
    expect(readFileSync(library.path('two'))).toEqual(readFileSync(library.path('one')));
    await takeIn(library.context, library.path('one'));
    const before = contents(library.context);
    const nothing = { versions: 0, objects: 0, names: 0, tags: 0, files: 0 };
    expect(await takeIn(library.context, library.path('two'))).toMatchObject({ head: 2, added: nothing });
    expect(contents(library.context)).toEqual(before);
    expect(await takeIn(library.context, library.path('one'), { branch: 'again' })).toMatchObject({
      branch: 'again',
      added: nothing,
    });
  });

  test('goes on where it ended before; whoever has a part of it needs only the rest', async () => {
    draw(ada.context, 'b');
    keep(ada.context, 'second');
    await handOver(ada.context, 'ada', library.path('one'));
    await takeIn(library.context, library.path('one'));
    draw(ada.context, 'b', 20);
    keep(ada.context, 'third');
    await handOver(ada.context, 'ada', library.path('all'));
    const rest = await handOver(ada.context, 'ada', library.path('rest'), { since: '2' });
    expect(rest).toMatchObject({ versions: [{ message: 'third' }], base: [{ message: 'second' }] });
    expect(await takeIn(library.context, library.path('rest'))).toMatchObject({
      branch: 'ada',
      head: 3,
      added: { versions: 1, objects: rest.objects },
    });
    expect(await takeIn(library.context, library.path('all'))).toMatchObject({ added: { versions: 0 } });
    switchBranch(library.context, { dataset, name: 'ada' });
    undo(library.context, dataset);
    expect(statusOf(library.context, dataset)).toMatchObject({ base: 3, labels: { removed: 1 } });
    expect(await library.verify()).toMatchObject({ ok: true });
  });

  test('brings the files of its documents when asked to, else they have to be at hand', async () => {
    const path = writeDocument(library.path('new.pdf'), { title: 'new', pages: [[612, 792]] });
    const reader = aReader();
    await addDocuments(ada.context, { dataset, paths: [path] }, { reader, passwords: [] });
    draw(ada.context, 'new');
    keep(ada.context, 'a new document');
    const plain = await handOver(ada.context, 'ada', library.path('plain'));
    expect(plain.files).toMatchObject({ total: 1, included: 0 });
    await handOver(ada.context, 'ada', library.path('full'), { withDocuments: true });
    const before = describeFolder(library.library);
    await expect(takeIn(library.context, library.path('plain'))).rejects.toMatchObject({
      code: 'documents-missing',
      userMessage: { why: expect.stringContaining('new.pdf') as string },
    });
    expect(Object.keys(describeFolder(library.library))).toEqual(Object.keys(before));
    expect(logOf(library.context, dataset)).toHaveLength(1);
    const opened = await takeIn(library.context, library.path('full'));
    expect(opened).toMatchObject({ added: { files: 1, names: 1 }, documents: { added: 1 } });
    expect(await library.verify()).toMatchObject({ ok: true, checked: { files: 3 } });
    expect(await takeIn(library.context, library.path('plain'))).toMatchObject({ added: { versions: 0 } });
  });

  test('finds the files of its documents in a folder', async () => {
    const path = writeDocument(library.path('new.pdf'), { title: 'new', pages: [[612, 792]] });
    await addDocuments(ada.context, { dataset, paths: [path] }, { reader: aReader(), passwords: [] });
    keep(ada.context, 'a new document');
    await handOver(ada.context, 'ada', library.path('plain'));
    const opened = await takeIn(library.context, library.path('plain'), { documents: [path] });
    expect(opened).toMatchObject({ added: { files: 1 }, documents: { added: 1 } });
    expect(await library.verify()).toMatchObject({ ok: true });
  });

  test('takes along the version whose content was restored, though it is no parent', async () => {
    draw(ada.context, 'b');
    keep(ada.context, 'second');
    createBranch(ada.context, { dataset, name: 'side', from: '1' });
    switchBranch(ada.context, { dataset, name: 'side' });
    await restoreVersion(ada.context, { dataset, version: '2' });
    keep(ada.context, 'as the second was');
    const made = await handOver(ada.context, 'side', library.path('side'));
    expect(made.versions.map(({ message }) => message)).toEqual(['second', 'as the second was']);
    expect(await takeIn(library.context, library.path('side'))).toMatchObject({ added: { versions: 2 } });
    expect(compareSummary(library.context, 'papers@1', 'papers@side').labels.added).toBe(1);
    expect(await library.verify()).toMatchObject({ ok: true });
  });

  test('begins an empty dataset when it holds the history from its first version', async () => {
    const path = library.path('all');
    await handOver(ada.context, 'main', path, { withDocuments: true });
    const other = aLibrary({ classes: [] });
    try {
      createDataset(other.context, { name: 'copy' });
      const opened = await takeIn(other.context, path, { dataset: 'copy' });
      expect(opened).toMatchObject({ branch: 'main', head: 1, base: null, added: { versions: 1, files: 2 } });
      expect(statusOf(other.context, 'copy')).toMatchObject({ base: 1, clean: true });
      expect(logOf(other.context, 'copy')[0]!.contentId).toBe(logOf(ada.context, dataset)[0]!.contentId);
      expect(await other.verify()).toMatchObject({ ok: true, problems: [] });
    } finally {
      other.remove();
    }
  });
});

describe('a branch is not handed over', () => {
  test('that has nothing new, no version, or is not there', async () => {
    const to = library.path('x');
    await expect(handOver(ada.context, 'ada', to)).rejects.toMatchObject({ code: 'nothing-to-hand-over' });
    await expect(handOver(ada.context, 'zoe', to)).rejects.toMatchObject({ code: 'not-found' });
    await expect(handOver(ada.context, 'main', `${ada.context.reader.folder}/x`)).rejects.toMatchObject({
      code: 'input-invalid',
    });
    const empty = aLibrary();
    await expect(handOver(empty.context, 'main', to)).rejects.toMatchObject({ code: 'version-needed' });
    empty.remove();
  });

  test('with what its draft has that is not committed, which is said', async () => {
    draw(ada.context, 'b');
    keep(ada.context, 'second');
    draw(ada.context, 'b', 20);
    expect(await handOver(ada.context, 'ada', library.path('x'))).toMatchObject({ uncommitted: true });
    expect(await verifyLibrary(ada.context, { onProgress: () => undefined })).toMatchObject({ ok: true });
  });
});
