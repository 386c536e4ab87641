import type { ToolEffect } from '../tools/tool';
import { sceneOf } from '../canvas/page-scene';
import { boundsOnPage, boxesOnPage } from '../edits/region-geometry';
import { inReadingPosition } from '../edits/reading-position';
import type { Editor } from '../editor';
import { unionOfBoxes } from '../../pdf-view/shapes/page-shape';

/** Selects as a pointer or list asks for. */
export function select(
  editor: Editor,
  pageIndex: number,
  ids: readonly string[],
  mode: Extract<ToolEffect, { kind: 'select' }>['mode'],
): void {
  const { selection } = editor.store.store.getState();
  const held = selection.pageIndex === pageIndex ? [...selection.ids] : [];
  if (mode === 'replace') return editor.store.select(pageIndex, ids);
  if (mode === 'add') return editor.store.select(pageIndex, [...held, ...ids]);
  const toggled = new Set(held);
  for (const id of ids) if (!toggled.delete(id)) toggled.add(id);
  editor.store.select(pageIndex, toggled);
}

/** Scrolls to what is selected. */
export function revealSelection(editor: Editor): void {
  const { pageIndex, ids } = editor.store.store.getState().selection;
  const regions = editor.store.content(pageIndex)?.regions;
  if (regions === undefined) return;
  const selected = [...ids].flatMap((id) => regions.get(id) ?? []);
  const bounds = unionOfBoxes(boxesOnPage(selected, pageIndex));
  if (bounds !== null) editor.viewport.reveal(pageIndex, bounds);
}

/** Regions of a page that the filter lets through, in the order of Tab and of the list. */
export function listedRegions(editor: Editor, pageIndex: number) {
  const { filterClass } = editor.store.store.getState();
  const regions = [...(editor.store.content(pageIndex)?.regions.values() ?? [])];
  return inReadingPosition(
    filterClass === null ? regions : regions.filter((region) => region.class === filterClass),
    pageIndex,
  );
}

/** The page that keys work on: that of the selection while it is in view, else the one in view. */
export function workPage(editor: Editor): number {
  const { selection } = editor.store.store.getState();
  const { visible, currentPage } = editor.viewport.store.getState();
  const isInView =
    selection.ids.size > 0 && selection.pageIndex >= visible.first && selection.pageIndex <= visible.last;
  return isInView ? selection.pageIndex : currentPage;
}

/** The neighbour of the selected region in reading position; null past either end, where Tab leaves the page. */
export function neighbour(
  editor: Editor,
  direction: 1 | -1,
): { readonly pageIndex: number; readonly id: string } | null {
  const pageIndex = workPage(editor);
  const listed = listedRegions(editor, pageIndex);
  const { selection } = editor.store.store.getState();
  const held = selection.pageIndex === pageIndex ? listed.findIndex(({ id }) => selection.ids.has(id)) : -1;
  const next = held === -1 ? listed.at(direction === 1 ? 0 : -1) : listed[held + direction];
  return next === undefined ? null : { pageIndex, id: next.id };
}

export function selectNeighbour(editor: Editor, direction: 1 | -1): void {
  const found = neighbour(editor, direction);
  if (found === null) return;
  editor.store.select(found.pageIndex, [found.id]);
  revealSelection(editor);
}

/** From the selected region to the next one below it at its middle. */
export function selectUnder(editor: Editor): void {
  const { pageIndex, ids } = editor.store.store.getState().selection;
  const content = editor.store.content(pageIndex);
  const [id] = ids;
  const region = id === undefined ? undefined : content?.regions.get(id);
  const box = region === undefined ? null : boundsOnPage(region, pageIndex);
  if (content === null || id === undefined || box === null) return;
  const index = sceneOf(content.regions, pageIndex, editor.styles.getState().styleOf);
  const hits = index.hit((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, 1);
  const next = hits[(hits.indexOf(id) + 1) % Math.max(1, hits.length)];
  if (next !== undefined) editor.store.select(pageIndex, [next]);
}

export function selectAll(editor: Editor): void {
  const pageIndex = workPage(editor);
  editor.store.select(
    pageIndex,
    listedRegions(editor, pageIndex).map(({ id }) => id),
  );
}
