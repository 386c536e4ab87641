import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { classNamed } from '../../schema-edits/class-edits';
import { typedName } from '../../schema-edits/typed-name';
import { schemaTexts } from '../../texts/schema-texts';
import type { ClassFieldProps } from './class-details';

const texts = schemaTexts.class;

interface NameFieldProps extends ClassFieldProps {
  readonly nameField: RefObject<HTMLInputElement | null>;
}

/** Renaming keeps every region; two classes of one name could not be told apart. */
export function NameField({ editor, labelClass, shown, change, nameField }: NameFieldProps) {
  const [name, setName] = useState<string>();
  const wanted = typedName(name ?? '');
  const holder = wanted === '' ? undefined : classNamed(editor.schema, wanted);
  const isTaken = holder !== undefined && holder.id !== labelClass.id;
  const save = (): void => {
    setName(undefined);
    if (wanted !== '' && wanted !== shown.name && !isTaken) change({ name: wanted });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setName(undefined);
    if (event.key === 'Escape' || (event.key === 'Enter' && !isTaken)) event.currentTarget.blur();
  };
  return (
    <TextInput
      ref={nameField}
      label={texts.name}
      description={texts.nameHint}
      value={name ?? shown.name}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
      error={isTaken ? schemaTexts.nameTaken : undefined}
      maxLength={200}
      readOnly={!editor.canEdit}
    />
  );
}
