import type { RefObject } from 'react';
import type { Command } from '../../app/commands';
import {
  canPaste,
  copySelection,
  cutSelection,
  duplicateSelection,
  paste,
} from '../actions/clipboard-actions';
import { askForClass, deleteSelection, nextRequest, setStatus } from '../actions/edit-actions';
import { nudge, nudgeSize, type Nudge } from '../actions/nudge-actions';
import { escape, step } from '../actions/page-actions';
import { neighbour, selectAll, selectNeighbour, selectUnder } from '../actions/selection-actions';
import type { Editor } from '../editor';
import { editorTexts } from '../texts';

const groups = editorTexts.groups;

/** Drawing, selecting and changing regions. */
export function regionCommands(editor: Editor, scroller: RefObject<HTMLElement | null>): Command[] {
  const { store } = editor.store;
  const canEdit = (): boolean => !editor.isReadOnly;
  const hasSelection = (): boolean => store.getState().selection.ids.size > 0;
  const canChange = (): boolean => canEdit() && hasSelection();
  const pagesHaveFocus = (): boolean =>
    document.activeElement === scroller.current || document.activeElement === document.body;
  const regions = groups.regions;
  return [
    {
      id: 'editor.draw',
      name: 'Draw a region',
      group: groups.tools,
      shortcut: ['R', 'D'],
      when: canEdit,
      run: () => store.setState({ tool: 'draw' }),
    },
    {
      id: 'editor.select',
      name: 'Select and move regions',
      group: groups.tools,
      shortcut: 'V',
      run: () => store.setState({ tool: 'select' }),
    },
    {
      id: 'editor.escape',
      name: 'Cancel, or select nothing',
      group: groups.tools,
      shortcut: 'Escape',
      onlyKeys: true,
      run: () => escape(editor),
    },
    {
      id: 'editor.delete',
      name: 'Delete the selected regions',
      group: regions,
      shortcut: ['Delete', 'Backspace'],
      when: canChange,
      run: () => deleteSelection(editor),
    },
    {
      id: 'editor.duplicate',
      name: 'Duplicate the selected regions',
      group: regions,
      shortcut: 'mod+D',
      when: canChange,
      run: () => duplicateSelection(editor),
    },
    {
      id: 'editor.copy',
      name: 'Copy regions',
      group: regions,
      shortcut: 'mod+C',
      when: () => hasSelection() && noTextSelected(),
      run: () => copySelection(editor),
    },
    {
      id: 'editor.cut',
      name: 'Cut regions',
      group: regions,
      shortcut: 'mod+X',
      when: canChange,
      run: () => cutSelection(editor),
    },
    {
      id: 'editor.paste',
      name: 'Paste regions on this page',
      group: regions,
      shortcut: 'mod+V',
      when: () => canEdit() && canPaste(editor),
      run: () => paste(editor),
    },
    {
      id: 'editor.all',
      name: 'Select all regions of the page',
      group: regions,
      shortcut: 'mod+A',
      run: () => selectAll(editor),
    },
    {
      id: 'editor.next-region',
      name: 'Select the next region',
      group: regions,
      shortcut: 'Tab',
      // Past the last region Tab goes on to the panels: the page is no trap.
      when: () => pagesHaveFocus() && neighbour(editor, 1) !== null,
      run: () => selectNeighbour(editor, 1),
    },
    {
      id: 'editor.previous-region',
      name: 'Select the previous region',
      group: regions,
      shortcut: 'shift+Tab',
      when: () => pagesHaveFocus() && neighbour(editor, -1) !== null,
      run: () => selectNeighbour(editor, -1),
    },
    {
      id: 'editor.under',
      name: 'Select the region under this one',
      group: regions,
      shortcut: 'B',
      when: hasSelection,
      run: () => selectUnder(editor),
    },
    {
      id: 'editor.text',
      name: 'Edit the text of the region',
      group: regions,
      shortcut: ['E', 'Enter'],
      when: () => canEdit() && store.getState().selection.ids.size === 1,
      run: () => editor.requests.setState({ request: { kind: 'edit-text', number: nextRequest() } }),
    },
    {
      id: 'editor.accept',
      name: 'Accept the selected regions',
      group: regions,
      shortcut: 'A',
      when: canChange,
      run: () => setStatus(editor, 'accepted'),
    },
    {
      id: 'editor.reject',
      name: 'Reject the selected regions',
      group: regions,
      shortcut: 'X',
      when: canChange,
      run: () => setStatus(editor, 'rejected'),
    },
    {
      id: 'editor.new-class',
      name: 'New class',
      group: groups.classes,
      shortcut: 'C',
      when: canEdit,
      run: () => askForClass(editor, null),
    },
    {
      id: 'edit.undo',
      name: 'Undo',
      group: groups.edit,
      shortcut: 'mod+Z',
      when: canEdit,
      run: () => void step(editor, 'undo'),
    },
    {
      id: 'edit.redo',
      name: 'Redo',
      group: groups.edit,
      shortcut: ['mod+shift+Z', 'mod+Y'],
      when: canEdit,
      run: () => void step(editor, 'redo'),
    },
    ...nudgeCommands(editor, canChange),
  ];
}

const noTextSelected = (): boolean => (window.getSelection()?.toString() ?? '') === '';

const ARROWS = [
  { key: 'ArrowLeft', name: 'left', x: -1, y: 0 },
  { key: 'ArrowRight', name: 'right', x: 1, y: 0 },
  { key: 'ArrowUp', name: 'up', x: 0, y: -1 },
  { key: 'ArrowDown', name: 'down', x: 0, y: 1 },
] as const;

/** Arrow keys move by a point, with Shift by ten; with Alt they move the right or lower edge. */
function nudgeCommands(editor: Editor, when: () => boolean): Command[] {
  return ARROWS.flatMap(({ key, name, x, y }) => {
    const make = (
      id: string,
      words: string,
      shortcut: string,
      run: (by: Nudge) => void,
      isLarge: boolean,
    ): Command => ({
      id: `editor.${id}-${name}`,
      name: words,
      group: groups.regions,
      shortcut,
      when,
      onlyKeys: true,
      run: () => run({ x, y, isLarge }),
    });
    const move = (by: Nudge): void => nudge(editor, by);
    const resize = (by: Nudge): void => nudgeSize(editor, by);
    const grows = x + y > 0 ? 'Larger' : 'Smaller';
    const axis = x === 0 ? 'in height' : 'in width';
    return [
      make('move', `Move ${name} by 1`, key, move, false),
      make('move-far', `Move ${name} by 10`, `shift+${key}`, move, true),
      make('resize', `${grows} ${axis} by 1`, `alt+${key}`, resize, false),
      make('resize-far', `${grows} ${axis} by 10`, `alt+shift+${key}`, resize, true),
    ];
  });
}
