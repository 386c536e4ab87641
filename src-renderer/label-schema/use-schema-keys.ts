import type { RefObject } from 'react';
import type { ShownClass } from '../../src-main/contract/schema-contract';
import { HOTKEYS } from '../../src-main/domain/label-schema/shown-class';
import { useCommands, type Command } from '../app/commands';
import { showUndoable } from '../app/undo';
import { changeClass, hotkeyHolder } from '../schema-edits/class-edits';
import { stepClass, type Step } from '../schema-edits/class-moves';
import { saveSchemaFile, SCHEMA_FILE_FORMATS } from '../schema-versions/save-schema-file';
import { schemaTexts } from '../texts/schema-texts';
import { openRestructure, removeOrAsk } from './restructure/open-restructure';
import type { SchemaEditor } from './use-schema';

const texts = schemaTexts.commands;
const { group } = texts;

/** Loading and saving from the palette. */
export function useFileCommands(editor: SchemaEditor, ref: string, load: () => void): void {
  const canSave = (): boolean => editor.schema.classes.length > 0;
  useCommands([
    { id: 'schema.load', name: texts.load, group, when: () => editor.canEdit, run: load },
    ...SCHEMA_FILE_FORMATS.map((format) => ({
      id: `schema.save-${format}`,
      name: texts.save[format],
      group,
      when: canSave,
      run: () => void saveSchemaFile(ref, format),
    })),
  ]);
}

interface ClassCommands {
  readonly editor: SchemaEditor;
  readonly shown: ShownClass | undefined;
  readonly nameField: RefObject<HTMLInputElement | null>;
  readonly newField: RefObject<HTMLInputElement | null>;
}

const STEPS: readonly (readonly [step: Step, shortcut: string])[] = [
  ['up', 'alt+ArrowUp'],
  ['down', 'alt+ArrowDown'],
  ['out', 'alt+ArrowLeft'],
  ['in', 'alt+ArrowRight'],
];

/** The keys and commands of the class that is chosen. */
export function useClassCommands({ editor, shown, nameField, newField }: ClassCommands): void {
  const when = (): boolean => editor.canEdit && shown !== undefined;
  const rename = (): void => {
    nameField.current?.focus();
    nameField.current?.select();
  };
  const id = shown?.id ?? '';
  const command = (name: keyof typeof texts.class, run: () => void, shortcut?: string): Command => ({
    id: `schema.${name}`,
    name: texts.class[name],
    group,
    when,
    run,
    ...(shortcut !== undefined && { shortcut }),
  });
  useCommands([
    {
      id: 'schema.add',
      name: texts.add,
      group,
      shortcut: 'n',
      when: () => editor.canEdit,
      run: () => newField.current?.focus(),
    },
    command('rename', rename, 'F2'),
    command('remove', () => void removeOrAsk(editor, id), 'Delete'),
    command('merge', () => openRestructure('merge', id)),
    command('split', () => openRestructure('split', id)),
    ...STEPS.map(([step, shortcut]) =>
      command(step, () => void editor.edit((schema) => stepClass(schema, id, step)), shortcut),
    ),
    ...HOTKEYS.map((digit): Command => ({
      id: `schema.hotkey-${digit}`,
      name: `${texts.hotkey}: ${digit}`,
      group,
      shortcut: digit,
      onlyKeys: true,
      when,
      run: () => void giveHotkey(editor, id, digit),
    })),
  ]);
}

/** A key press takes the digit over without a question; it is said from whom, and can be taken back. */
async function giveHotkey(editor: SchemaEditor, id: string, digit: string): Promise<void> {
  const holder = hotkeyHolder(editor.schema, digit, id);
  const done = await editor.edit((schema) => changeClass(schema, id, { hotkey: digit }));
  if (done && holder !== undefined) showUndoable(editor.dataset, texts.hotkeyTaken(digit, holder.name));
}
