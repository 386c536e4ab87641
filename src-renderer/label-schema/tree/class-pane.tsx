import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState, type RefObject } from 'react';
import { classTree } from '../../../src-main/domain/label-schema/class-tree';
import { schemaTexts } from '../../texts/schema-texts';
import { findClasses, treeRows } from '../../schema-edits/class-tree';
import type { SchemaEditor } from '../use-schema';
import { AddClass } from './add-class';
import { ClassTree } from './class-tree';
import { PlaceAnnouncer } from './place-announcer';
import classes from './class-pane.module.css';

const texts = schemaTexts.tree;

/** From so many classes on, looking for one by name is quicker than by eye. */
const SEARCH_FROM = 12;

interface ClassPaneProps {
  readonly editor: SchemaEditor;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly newField: RefObject<HTMLInputElement | null>;
}

/** The left half of the screen: a field for a new class, a search, and the tree. */
export function ClassPane({ editor, chosen, onChoose, newField }: ClassPaneProps) {
  const { schema } = editor;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  const tree = useMemo(() => classTree(schema), [schema]);
  const found = useMemo(() => findClasses(schema, words), [schema, words]);
  const rows = useMemo(() => treeRows(tree, closed, found), [tree, closed, found]);
  const toggle = (id: string, open: boolean): void =>
    setClosed((last) => {
      const next = new Set(last);
      if (open) next.delete(id);
      else next.add(id);
      return next;
    });
  return (
    <>
      {editor.canEdit && <AddClass editor={editor} field={newField} onAdded={onChoose} />}
      {schema.classes.length >= SEARCH_FROM && (
        <TextInput
          type="search"
          aria-label={texts.search}
          placeholder={texts.search}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          leftSection={<IconSearch size={15} aria-hidden="true" />}
          className={classes.search}
        />
      )}
      {rows.length === 0 && words !== '' ? (
        <p className={classes.none}>{texts.noneFound}</p>
      ) : (
        <ClassTree
          editor={editor}
          rows={rows}
          isFiltered={found !== null}
          chosen={chosen}
          onChoose={onChoose}
          onToggle={toggle}
        />
      )}
      <PlaceAnnouncer schema={schema} chosen={chosen} />
    </>
  );
}
