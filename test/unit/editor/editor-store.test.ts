import { describe, expect, test } from 'vitest';
import type { Edit } from '../../../src-main/domain/edits/edit';
import { aRegion, FakeCore, Refused, settled } from './fake-core';

const place = { document: 'doc', pageIndex: 0 };
const relabel = (region: string, to: string): Edit => ({ op: 'relabel', ...place, region, class: to });
const remove = (region: string): Edit => ({ op: 'delete', ...place, region });
const add = (id: string): Edit => ({ op: 'add', ...place, id, class: 'text', box: [1, 1, 5, 5] });

describe('an edit', () => {
  test('is shown before the core has answered, and stays when it has', async () => {
    const core = new FakeCore();
    const editor = await core.open(aRegion('a'));
    void editor.apply({ edits: [relabel('a', 'title')] });
    expect(editor.content(0)!.regions.get('a')!.class).toBe('title');
    expect(core.pageAt(0).regions.get('a')!.class).toBe('text');
    const shown = editor.content(0);
    await core.answer();
    expect(core.pageAt(0).regions.get('a')!.class).toBe('title');
    expect(editor.content(0)).toBe(shown);
    expect(editor.store.getState().history.undo).toBe('Undo');
  });

  test('that is refused goes away again, with the reason', async () => {
    const core = new FakeCore();
    const editor = await core.open(aRegion('a'));
    void editor.apply({ edits: [add('b')] }, { pageIndex: 0, ids: new Set(['b']) });
    expect([...editor.content(0)!.regions.keys()]).toEqual(['a', 'b']);
    await core.refuse();
    expect([...editor.content(0)!.regions.keys()]).toEqual(['a']);
    expect(editor.store.getState().selection.ids.size).toBe(0);
    expect(editor.store.getState().notice).toMatchObject({ kind: 'refused', error: new Refused() });
  });

  test('that is refused takes nothing with it that was done after it', async () => {
    const core = new FakeCore();
    const editor = await core.open(aRegion('a'), aRegion('b'));
    void editor.apply({ edits: [relabel('a', 'title')] });
    void editor.apply({ edits: [relabel('b', 'table')] });
    await core.refuse();
    expect(editor.content(0)!.regions.get('a')!.class).toBe('text');
    expect(editor.content(0)!.regions.get('b')!.class).toBe('table');
    await core.answer();
    expect(core.pageAt(0).regions.get('b')!.class).toBe('table');
  });

  test('that cannot be saved now is kept and shown, and saved when the disk has room again', async () => {
    const core = new FakeCore();
    const editor = await core.open(aRegion('a'));
    void editor.apply({ edits: [remove('a')] });
    await core.refuse(new Refused(true));
    expect(editor.content(0)!.regions.size).toBe(0);
    expect(core.queue.store.getState()).toMatchObject({ waiting: 1, stalled: expect.any(Refused) });
    core.queue.retry();
    await core.answer();
    expect(core.pageAt(0).regions.size).toBe(0);
    expect(core.queue.store.getState()).toEqual({ waiting: 0, stalled: null });
  });

  test('on a page that is read meanwhile is not lost to the older reading', async () => {
    const core = new FakeCore();
    const editor = await core.open(aRegion('a'));
    void editor.apply({ edits: [relabel('a', 'title')] });
    await editor.reload([0]);
    expect(editor.content(0)!.regions.get('a')!.class).toBe('title');
    await core.answer();
    await editor.reload([0]);
    expect(editor.content(0)!.regions.get('a')!.class).toBe('title');
  });

  test('of a whole document changes every page that was read', async () => {
    const core = new FakeCore();
    const editor = await core.open();
    void editor.apply({ edits: [{ op: 'set-page-state', document: 'doc', state: 'reviewed' }] });
    expect([0, 1, 2].map((page) => editor.content(page)!.state)).toEqual([
      'reviewed',
      'reviewed',
      'reviewed',
    ]);
    await core.answer();
  });

  test('changes nothing in a version or a library open for reading', async () => {
    const core = new FakeCore();
    const editor = await core.open(aRegion('a'));
    const readOnly = { ...editor.setup, isReadOnly: true };
    const { createEditorStore } = await import('../../../src-renderer/editor/state/editor-store');
    const viewer = createEditorStore(readOnly);
    viewer.load(0);
    await settled();
    await viewer.apply({ edits: [remove('a')] });
    expect(viewer.content(0)!.regions.size).toBe(1);
    expect(core.sent).toEqual([]);
  });
});

describe('undo', () => {
  test('of what has no pages of its own reads every shown page again', async () => {
    const core = new FakeCore();
    const editor = await core.open(aRegion('a'));
    const undone = editor.step('undo');
    core.pages.set(0, { regions: new Map(), state: 'unseen' });
    core.undoesDocuments = true;
    await core.answer();
    expect(await undone).toBeNull();
    await settled();
    expect(editor.content(0)!.regions.size).toBe(0);
  });

  test('comes after the edits before it, reads the page again and says what changed', async () => {
    const core = new FakeCore();
    const editor = await core.open(aRegion('a'));
    void editor.apply({ edits: [remove('a')] });
    const undone = editor.step('undo');
    expect(core.sent).toHaveLength(1);
    await core.answer();
    expect(core.sent[1]).toBe('undo');
    await core.answer();
    expect(await undone).toEqual({ pageIndex: 0, ids: new Set(['a']) });
    expect([...editor.content(0)!.regions.keys()]).toEqual(['a']);
    expect(editor.store.getState().history.undo).toBeNull();
  });

  test('regions that did not change keep their identity, so that nothing is drawn anew for them', async () => {
    const core = new FakeCore();
    const editor = await core.open(aRegion('a'), aRegion('b'));
    const before = editor.content(0)!.regions.get('b');
    void editor.apply({ edits: [remove('a')] });
    const undone = editor.step('undo');
    await core.answer();
    await core.answer();
    await undone;
    expect(editor.content(0)!.regions.get('b')).toBe(before);
  });
});

describe('a change made elsewhere', () => {
  test('is read when the core announces it', async () => {
    const core = new FakeCore();
    const editor = await core.open(aRegion('a'));
    editor.draftChanged(core.changeElsewhere([relabel('a', 'table')]));
    await settled();
    expect(editor.content(0)!.regions.get('a')!.class).toBe('table');
  });

  test('is told from our own edits, whose announcement may come before their answer', async () => {
    const core = new FakeCore();
    const editor = await core.open(aRegion('a'));
    let readings = 0;
    const { page } = core.calls;
    Object.assign(core.calls, {
      page: (...of: Parameters<typeof page>) => {
        readings += 1;
        return page(...of);
      },
    });
    void editor.apply({ edits: [relabel('a', 'title')] });
    editor.draftChanged(core.revision + 1);
    await core.answer();
    editor.draftChanged(core.revision);
    await settled();
    expect(readings).toBe(0);
    editor.draftChanged(core.changeElsewhere([relabel('a', 'table')]));
    await settled();
    expect(readings).toBe(3);
  });

  test('does not keep a region selected that it removed', async () => {
    const core = new FakeCore();
    const editor = await core.open(aRegion('a'), aRegion('b'));
    editor.select(0, ['a', 'b']);
    editor.draftChanged(core.changeElsewhere([remove('a')]));
    await settled();
    expect([...editor.store.getState().selection.ids]).toEqual(['b']);
  });
});

test('a page that cannot be read says so, and can be loaded again', async () => {
  const core = new FakeCore();
  const { page } = core.calls;
  Object.assign(core.calls, { page: () => Promise.reject(new Refused()) });
  const editor = await core.open(aRegion('a'));
  expect(editor.store.getState().pages.get(0)).toMatchObject({ status: 'failed', failure: new Refused() });
  Object.assign(core.calls, { page });
  editor.load(0);
  await settled();
  expect(editor.content(0)!.regions.size).toBe(1);
});
