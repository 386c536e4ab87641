import type { Command } from '../../app/commands';
import {
  canPaste,
  copySelection,
  cutSelection,
  duplicateSelection,
  paste,
} from '../actions/clipboard-actions';
import { askForClass, deleteSelection, nextRequest, setStatus } from '../actions/edit-actions';
import { nudge, nudgeSize } from '../actions/nudge-actions';
import { escape, step } from '../actions/page-actions';
import { placeBox } from '../actions/place-box';
import { onSeen } from '../actions/seen-selection';
import { neighbour, selectAll, selectNeighbour, selectUnder } from '../actions/selection-actions';
import type { Editor } from '../editor';
import { toggleRegionHistory } from '../../blame/region-history';
import { blameTexts } from '../../texts/blame-texts';
import { editorTexts } from '../texts';
import { commandsOf } from './command-rows';

const { groups, commands: names } = editorTexts;

interface Conditions {
  readonly canEdit: () => boolean;
  readonly hasSelection: () => boolean;
  readonly canChange: () => boolean;
  readonly isDrawing: () => boolean;
}

/** Drawing, selecting and changing regions. */
export function regionCommands(editor: Editor): Command[] {
  const canEdit = (): boolean => !editor.isReadOnly;
  const hasSelection = (): boolean => editor.store.store.getState().selection.ids.size > 0;
  const isDrawing = (): boolean => editor.store.store.getState().tool === 'draw';
  const conditions = { canEdit, hasSelection, canChange: () => canEdit() && hasSelection(), isDrawing };
  const history = () => editor.store.store.getState().history;
  // What was just done may not be answered yet, or the history not be read: the core knows what can be taken back.
  const isSaving = (): boolean => editor.store.setup.calls.queue.store.getState().waiting > 0;
  const isUnread = (): boolean => history().revision === 0;
  const canUndo = (): boolean => canEdit() && (history().undo !== null || isUnread() || isSaving());
  const canRedo = (): boolean => canEdit() && history().redo !== null;
  return [
    ...toolCommands(editor, conditions),
    ...changeCommands(editor, conditions),
    ...selectCommands(editor, conditions),
    ...nudgeCommands(editor, conditions.canChange),
    ...commandsOf(groups.edit, [
      ['edit.undo', editorTexts.tools.undo, 'mod+Z', () => void step(editor, 'undo'), canUndo],
      [
        'edit.redo',
        editorTexts.tools.redo,
        ['mod+shift+Z', 'mod+Y'],
        () => void step(editor, 'redo'),
        canRedo,
      ],
    ]),
  ];
}

function toolCommands(editor: Editor, { canEdit, isDrawing }: Conditions): Command[] {
  const { store } = editor.store;
  const [cancel] = commandsOf(groups.tools, [['escape', names.escape, 'Escape', () => escape(editor)]]);
  return [
    ...commandsOf(groups.tools, [
      ['draw', names.draw, ['R', 'D'], () => store.setState({ tool: 'draw' }), canEdit],
      ['place', names.place, 'Enter', () => placeBox(editor), () => canEdit() && isDrawing()],
      ['select', names.select, 'V', () => store.setState({ tool: 'select' })],
    ]),
    { ...cancel!, onlyKeys: true },
    ...commandsOf(groups.classes, [
      ['new-class', names.newClass, 'C', () => askForClass(editor, null), canEdit],
    ]),
  ];
}

function changeCommands(editor: Editor, conditions: Conditions): Command[] {
  const { canEdit, hasSelection, canChange, isDrawing } = conditions;
  const seen = (act: () => void): (() => void) => onSeen(editor, act);
  const editText = (): void =>
    editor.requests.setState({ request: { kind: 'edit-text', number: nextRequest() } });
  const isOne = (): boolean => canEdit() && editor.store.store.getState().selection.ids.size === 1;
  // Text that is marked somewhere else is what a person wants to copy then.
  const canCopy = (): boolean => hasSelection() && (window.getSelection()?.toString() ?? '') === '';
  return commandsOf(groups.regions, [
    ['delete', names.delete, ['Delete', 'Backspace'], seen(() => deleteSelection(editor)), canChange],
    ['duplicate', names.duplicate, 'mod+D', seen(() => duplicateSelection(editor)), canChange],
    ['copy', names.copy, 'mod+C', () => copySelection(editor), canCopy],
    ['cut', names.cut, 'mod+X', seen(() => cutSelection(editor)), canChange],
    ['paste', names.paste, 'mod+V', () => paste(editor), () => canEdit() && canPaste(editor)],
    // With the drawing tool in hand, Enter places a box.
    ['text', names.text, isDrawing() ? 'E' : ['E', 'Enter'], seen(editText), isOne],
    ['accept', names.accept, 'A', seen(() => setStatus(editor, 'accepted')), canChange],
    ['history', blameTexts.region.command, 'I', toggleRegionHistory, hasSelection],
    ['reject', names.reject, 'X', seen(() => setStatus(editor, 'rejected')), canChange],
  ]);
}

function selectCommands(editor: Editor, { hasSelection }: Conditions): Command[] {
  // Past the last region Tab goes on to the panels: the page is no trap.
  const hasNext = (): boolean => neighbour(editor, 1) !== null;
  const hasPrevious = (): boolean => neighbour(editor, -1) !== null;
  return commandsOf(groups.regions, [
    ['next-region', names.nextRegion, 'Tab', () => selectNeighbour(editor, 1), hasNext],
    ['previous-region', names.previousRegion, 'shift+Tab', () => selectNeighbour(editor, -1), hasPrevious],
    ['under', names.under, 'B', () => selectUnder(editor), hasSelection],
    ['all', names.all, 'mod+A', () => selectAll(editor)],
  ]);
}

const ARROWS = [
  { key: 'ArrowLeft', move: names.moveLeft, resize: names.narrower, x: -1, y: 0 },
  { key: 'ArrowRight', move: names.moveRight, resize: names.wider, x: 1, y: 0 },
  { key: 'ArrowUp', move: names.moveUp, resize: names.lower, x: 0, y: -1 },
  { key: 'ArrowDown', move: names.moveDown, resize: names.higher, x: 0, y: 1 },
] as const;

/** Arrow keys move by a point, with Shift by ten; with Alt they move the right or lower edge. */
function nudgeCommands(editor: Editor, when: () => boolean): Command[] {
  return ARROWS.flatMap(({ key, move, resize, x, y }) => {
    const shift = (isLarge: boolean) => onSeen(editor, () => nudge(editor, { x, y, isLarge }));
    const resizeBy = (isLarge: boolean) => onSeen(editor, () => nudgeSize(editor, { x, y, isLarge }));
    const rows = commandsOf(groups.regions, [
      [`move ${key}`, names.by(move, 1), key, shift(false), when],
      [`move-far ${key}`, names.by(move, 10), `shift+${key}`, shift(true), when],
      [`resize ${key}`, names.by(resize, 1), `alt+${key}`, resizeBy(false), when],
      [`resize-far ${key}`, names.by(resize, 10), `alt+shift+${key}`, resizeBy(true), when],
    ]);
    return rows.map((command) => ({ ...command, onlyKeys: true }));
  });
}
