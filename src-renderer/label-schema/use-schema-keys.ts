import type { RefObject } from 'react';
import type { ShownClass } from '../../src-main/contract/schema-contract';
import { useCommands, type Command } from '../app/commands';
import { schemaTexts } from '../texts/schema-texts';
import { saveSchemaFile } from './save-schema-file';
import type { SchemaEditor } from './use-schema';

const texts = schemaTexts.commands;

interface SchemaKeys {
  readonly editor: SchemaEditor;
  readonly shown: ShownClass | undefined;
  readonly canEdit: boolean;
  readonly nameField: RefObject<HTMLInputElement | null>;
  readonly newField: RefObject<HTMLInputElement | null>;
}

/** The keys and commands of the schema screen. */
export function useSchemaKeys({ editor, shown, canEdit, nameField, newField }: SchemaKeys): void {
  const { group } = texts;
  const when = (): boolean => canEdit;
  const hasClass = (): boolean => canEdit && shown !== undefined;
  const rename = (): void => {
    nameField.current?.focus();
    nameField.current?.select();
  };
  const remove = (): void => {
    if (shown !== undefined) void editor.remove(shown.id, shown.name);
  };
  const save = (): void => {
    if (editor.view !== undefined) saveSchemaFile(editor.dataset, editor.view);
  };
  useCommands([
    { id: 'schema.add', name: texts.add, group, shortcut: 'n', when, run: () => newField.current?.focus() },
    { id: 'schema.rename', name: texts.rename, group, shortcut: 'F2', when: hasClass, run: rename },
    { id: 'schema.remove', name: texts.remove, group, shortcut: 'Delete', when: hasClass, run: remove },
    { id: 'schema.load', name: texts.load, group, when, run: () => void editor.loadFile() },
    { id: 'schema.save', name: texts.save, group, run: save },
    ...DIGITS.map((digit): Command => ({
      id: `schema.hotkey-${digit}`,
      name: `${texts.hotkey}: ${digit}`,
      group,
      shortcut: digit,
      onlyKeys: true,
      when: hasClass,
      run: () => shown !== undefined && void editor.change(shown.id, { hotkey: digit }),
    })),
  ]);
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;
