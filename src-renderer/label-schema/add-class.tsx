import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type RefObject } from 'react';
import { schemaTexts as texts } from '../texts/schema-texts';
import type { SchemaEditor } from './use-schema';
import classes from './add-class.module.css';

interface AddClassProps {
  readonly editor: SchemaEditor;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onAdded: (id: string) => void;
}

/** A name and Enter make a class; the field stays ready for the next one. */
export function AddClass({ editor, field, onAdded }: AddClassProps) {
  const [name, setName] = useState('');
  const add = async (): Promise<void> => {
    const wanted = name.trim();
    if (wanted === '') return;
    const id = await editor.add(wanted);
    if (id === undefined) return;
    onAdded(id);
    setName((now) => (now.trim() === wanted ? '' : now));
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        ref={field}
        aria-label={texts.newClass}
        placeholder={texts.newClassPlaceholder}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        maxLength={200}
        className={classes.field}
        leftSection={<IconPlus size={15} aria-hidden="true" />}
      />
      <Button type="submit" variant="default" disabled={name.trim() === ''}>
        {texts.add}
      </Button>
    </form>
  );
}
