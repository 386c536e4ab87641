import { describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand';
import {
  dropUnseenSelection,
  isSelectionSeen,
  onSeen,
} from '../../../src-renderer/editor/actions/seen-selection';
import { placeBox } from '../../../src-renderer/editor/actions/place-box';
import type { Editor } from '../../../src-renderer/editor/editor';
import { createViewport } from '../../../src-renderer/pdf-view/viewport';
import { boundsOnPage } from '../../../src-renderer/editor/edits/region-geometry';
import { aRegion, FakeCore, LETTER } from './fake-core';

const POINT = 10_000;

/** A document of three pages with one region at the top of the first, in a view that shows half a page. */
async function openEditor() {
  const core = new FakeCore();
  const store = await core.open(aRegion('a'));
  const viewport = createViewport([LETTER, LETTER, LETTER], 'application/pdf', 0);
  viewport.resize(848, 500);
  store.store.setState({ currentClass: 'text' });
  const editor = {
    store,
    viewport,
    documentId: 'doc',
    shown: { pages: [LETTER, LETTER, LETTER] },
    schema: createStore(() => ({ schema: { classes: [{ id: 'text', name: 'Text' }] } })),
  } as unknown as Editor;
  return { core, editor, store, viewport };
}

describe('a key for the selected region', () => {
  test('acts while the region is in view', async () => {
    const { editor, store } = await openEditor();
    store.select(0, ['a']);
    const act = vi.fn();
    onSeen(editor, act)();
    expect(act).toHaveBeenCalledOnce();
  });

  test('acts when nothing is selected, wherever the view is', async () => {
    const { editor, viewport } = await openEditor();
    viewport.goToPage(2);
    const act = vi.fn();
    onSeen(editor, act)();
    expect(act).toHaveBeenCalledOnce();
  });

  test('only brings the region back into view when it was scrolled away, and acts at the second press', async () => {
    const { editor, store, viewport } = await openEditor();
    store.select(0, ['a']);
    viewport.scrollBy(0, 400);
    const act = vi.fn();
    const press = onSeen(editor, act);
    press();
    expect(act).not.toHaveBeenCalled();
    expect(isSelectionSeen(editor)).toBe(true);
    press();
    expect(act).toHaveBeenCalledOnce();
  });

  test('acts on many regions as long as one of them is in view', async () => {
    const { editor, store, core } = await openEditor();
    const far = aRegion('far', { parts: [{ box: [100_000, 7_000_000, 200_000, 7_200_000] }] });
    core.pages.set(0, { regions: new Map([aRegion('a'), far].map((one) => [one.id, one])), state: 'unseen' });
    await store.reload([0]);
    store.select(0, ['far']);
    expect(isSelectionSeen(editor)).toBe(false);
    store.select(0, ['a', 'far']);
    expect(isSelectionSeen(editor)).toBe(true);
  });
});

describe('turning the page', () => {
  test('selects nothing when the region stays behind', async () => {
    const { editor, store, viewport } = await openEditor();
    store.select(0, ['a']);
    viewport.goToPage(1);
    dropUnseenSelection(editor);
    expect(store.store.getState().selection.ids.size).toBe(0);
  });

  test('keeps a region that is still in view', async () => {
    const { editor, store, viewport } = await openEditor();
    store.select(0, ['a']);
    viewport.setFit('page');
    dropUnseenSelection(editor);
    expect([...store.store.getState().selection.ids]).toEqual(['a']);
  });
});

describe('a box placed by a key', () => {
  test('lies in the middle of what is in view, on whole points, and is selected', async () => {
    const { editor, store } = await openEditor();
    placeBox(editor);
    const region = store.content(0)!.regions.get([...store.store.getState().selection.ids][0]!)!;
    const [left, top, right, bottom] = boundsOnPage(region, 0)!;
    expect(Math.abs((left + right - LETTER.width) / 2)).toBeLessThan(POINT);
    // 500 CSS pixels less the gap above show the upper 363 points of the page.
    expect(Math.abs((top + bottom) / 2 - 181.5 * POINT)).toBeLessThan(POINT);
    expect([left, top, right, bottom].every((edge) => edge % POINT === 0)).toBe(true);
    expect(isSelectionSeen(editor)).toBe(true);
  });

  test('never lies exactly on another', async () => {
    const { editor, store } = await openEditor();
    placeBox(editor);
    placeBox(editor);
    const boxes = [...store.content(0)!.regions.values()].map(({ parts }) => JSON.stringify(parts));
    expect(new Set(boxes).size).toBe(3);
  });
});
