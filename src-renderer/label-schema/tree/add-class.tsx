import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type RefObject } from 'react';
import { addClass, classNamed } from '../../schema-edits/class-edits';
import { newClassId } from '../../schema-edits/new-ids';
import { schemaTexts } from '../../texts/schema-texts';
import type { SchemaEditor } from '../use-schema';
import classes from './add-class.module.css';

const texts = schemaTexts.tree;

interface AddClassProps {
  readonly editor: SchemaEditor;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onAdded: (id: string) => void;
}

/** A name and Enter make a class; the field stays ready for the next one. */
export function AddClass({ editor, field, onAdded }: AddClassProps) {
  const [name, setName] = useState('');
  const isTaken = name.trim() !== '' && classNamed(editor.schema, name) !== undefined;
  const add = async (): Promise<void> => {
    const wanted = name.trim();
    if (wanted === '' || isTaken) return;
    const id = await newClassId(wanted, new Set(editor.schema.classes.map((each) => each.id)));
    const saved = editor.edit((schema) => addClass(schema, { id, name: wanted, parent: null }));
    onAdded(id);
    setName((now) => (now.trim() === wanted ? '' : now));
    if (!(await saved)) setName((now) => (now === '' ? wanted : now));
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
        error={isTaken ? schemaTexts.nameTaken : undefined}
        className={classes.field}
        leftSection={<IconPlus size={15} aria-hidden="true" />}
      />
      <Button type="submit" variant="default" disabled={name.trim() === '' || isTaken}>
        {texts.add}
      </Button>
    </form>
  );
}
