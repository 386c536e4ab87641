import { UNITS_PER_POINT } from '../../../src-main/domain/geometry/units';
import { countOf } from '../../texts/words';
import { type CopiedRegion, copyRegions, pasteEdits } from '../edits/plan-edits';
import type { Editor } from '../editor';
import { deleteSelection, placeOf, selectedRegions } from './edit-actions';

/** Copies lie this many points beside their originals. */
const OFFSET_PT = 10;

interface Clipboard {
  readonly dataset: string;
  readonly copies: readonly CopiedRegion[];
  readonly from: { readonly document: string; readonly pageIndex: number };
  /** How often it was pasted on its own page: each lies beside the last. */
  pasted: number;
}

/** Regions copied in this window. Not the system's clipboard: a class is known to this dataset only. */
let clipboard: Clipboard | null = null;

export const canPaste = (editor: Editor): boolean =>
  clipboard !== null && clipboard.dataset === editor.dataset;

export function copySelection(editor: Editor): void {
  const { place, regions } = selectedRegions(editor);
  const copies = copyRegions(regions);
  if (copies.length > 0) clipboard = { dataset: editor.dataset, copies, from: place, pasted: 0 };
}

export function cutSelection(editor: Editor): void {
  copySelection(editor);
  deleteSelection(editor);
}

/** Pastes on the page in view: in the same place on another page, beside the original on its own. */
export function paste(editor: Editor): void {
  if (clipboard === null || !canPaste(editor)) return;
  const pageIndex = editor.viewport.store.getState().currentPage;
  const isSamePage = clipboard.from.document === editor.documentId && clipboard.from.pageIndex === pageIndex;
  if (isSamePage) clipboard.pasted += 1;
  insert(editor, {
    pageIndex,
    copies: clipboard.copies,
    steps: isSamePage ? clipboard.pasted : 0,
    verb: 'paste',
  });
}

/** Copies the selected regions beside themselves and selects the copies. */
export function duplicateSelection(editor: Editor): void {
  const { place, regions } = selectedRegions(editor);
  insert(editor, { pageIndex: place.pageIndex, copies: copyRegions(regions), steps: 1, verb: 'duplicate' });
}

interface Insertion {
  readonly pageIndex: number;
  readonly copies: readonly CopiedRegion[];
  /** How many offsets beside the original; 0 puts them in the same place. */
  readonly steps: number;
  /** For the undo menu. */
  readonly verb: string;
}

function insert(editor: Editor, { pageIndex, copies, steps, verb }: Insertion): void {
  const size = editor.shown.pages[pageIndex];
  if (size === undefined || copies.length === 0) return;
  const edits = pasteEdits(placeOf(editor, pageIndex), copies, steps * OFFSET_PT * UNITS_PER_POINT, size);
  const select = { pageIndex, ids: new Set(edits.map(({ id }) => id)) };
  void editor.store.apply({ edits, label: `${verb} ${countOf(edits.length, 'region')}` }, select);
}
