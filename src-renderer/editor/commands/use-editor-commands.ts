import { useStore } from 'zustand';
import type { ShownClass } from '../../../src-main/contract/schema-contract';
import { type Command, useCommands } from '../../app/commands';
import { chooseClass } from '../actions/edit-actions';
import { onSeen } from '../actions/seen-selection';
import type { Editor } from '../editor';
import { editorTexts } from '../texts';
import { exampleCommands } from './example-commands';
import { OTHER_KEYS } from './other-keys';
import { pageCommands } from './page-commands';
import { regionCommands } from './region-commands';

const texts = editorTexts.groups;

/** Keeps what the editor can do in the palette, on the shortcut sheet and under its keys. */
export function useEditorCommands(editor: Editor): void {
  const { classes } = useStore(editor.schema);
  // Enter means something else with the drawing tool in hand.
  useStore(editor.store.store, ({ tool }) => tool);
  useCommands(editorCommands(editor, classes));
}

type KeyedClass = Pick<ShownClass, 'id' | 'name' | 'hotkey' | 'deprecated'>;

/** Everything that a person can do with an open document. */
export const editorCommands = (editor: Editor, classes: readonly KeyedClass[]): readonly Command[] => [
  ...OTHER_KEYS,
  ...regionCommands(editor),
  ...exampleCommands(editor),
  ...pageCommands(editor),
  ...classCommands(editor, classes),
];

/** One per class that has a digit: it chooses the class, and relabels what is selected. */
const classCommands = (editor: Editor, classes: readonly KeyedClass[]): readonly Command[] =>
  classes
    .filter(({ deprecated }) => !deprecated)
    .map(({ id, name, hotkey }) => ({
      id: `editor.class.${id}`,
      name: editorTexts.commands.labelAs(name),
      group: texts.classes,
      run: onSeen(editor, () => chooseClass(editor, id)),
      ...(hotkey === null ? {} : { shortcut: hotkey }),
    }));
