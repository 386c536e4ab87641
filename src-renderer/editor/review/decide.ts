import type { AttributeValue, Region } from '../../../src-main/domain/regions/region';
import { placeOf, reshapeRegion } from '../actions/edit-actions';
import { attributeEdit, deleteEdits, relabelEdits } from '../edits/plan-edits';
import { boundsOnPage } from '../edits/region-geometry';
import type { Editor } from '../editor';
import type { Answer } from './questions';

export interface RegionOnPage {
  readonly region: Region;
  readonly pageIndex: number;
}

/** Gives the answer as an ordinary edit. */
export function decide(editor: Editor, { region, pageIndex }: RegionOnPage, answer: Answer): void {
  const place = placeOf(editor, pageIndex);
  switch (answer.kind) {
    case 'class':
      return void editor.store.apply({ edits: relabelEdits(place, [region], answer.class) });
    case 'attribute':
      return decideAttribute(editor, { region, pageIndex }, answer.attribute, answer.value);
    case 'box': {
      const box = boundsOnPage(region, pageIndex);
      return box === null ? undefined : reshapeRegion(editor, { place, id: region.id }, { box });
    }
  }
}

export function decideAttribute(
  editor: Editor,
  { region, pageIndex }: RegionOnPage,
  attribute: string,
  value: AttributeValue,
): void {
  const place = placeOf(editor, pageIndex);
  void editor.store.apply({ edits: [attributeEdit(place, region.id, attribute, value)] });
}

/** Deletes the region in question. */
export function decideToDelete(editor: Editor, { region, pageIndex }: RegionOnPage): void {
  void editor.store.apply({ edits: deleteEdits(placeOf(editor, pageIndex), [region.id]) });
}

/** Keys mean the item in question as long as nothing else is selected. */
export function isAtItem(editor: Editor, id: string): boolean {
  const { ids } = editor.store.store.getState().selection;
  return ids.size === 0 || (ids.size === 1 && ids.has(id));
}
