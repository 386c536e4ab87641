import { Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { LabelSchema, RelationType } from '../../../src-main/domain/label-schema/label-schema';
import { IconButton } from '../../components/icon-button';
import { Panel } from '../../components/panel';
import { putRelationType, relationTypesOf, removeRelationType } from '../../schema-edits/relation-edits';
import { schemaTexts } from '../../texts/schema-texts';
import type { SchemaEditor } from '../use-schema';
import { RelationDialog } from './relation-dialog';
import classes from '../definition-list.module.css';

const texts = schemaTexts.relations;

/** The kinds of links that two regions may have. */
export function RelationList({ editor }: { readonly editor: SchemaEditor }) {
  const [edited, setEdited] = useState<RelationType | 'new' | null>(null);
  const { schema, canEdit } = editor;
  const types = relationTypesOf(schema);
  const add = (
    <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')}>
      {texts.add}
    </Button>
  );
  return (
    <Panel title={texts.title} actions={canEdit ? add : undefined}>
      {types.length === 0 ? (
        <p className={classes.none}>{texts.none}</p>
      ) : (
        <ul className={classes.list}>
          {types.map((type) => (
            <li key={type.id} className={classes.item}>
              <div className={classes.words}>
                <div className={classes.name}>{type.name}</div>
                <div className={classes.facts}>{describe(type, schema)}</div>
              </div>
              {canEdit && (
                <div className={classes.buttons}>
                  <IconButton label={texts.edit(type.name)} onClick={() => setEdited(type)}>
                    <IconPencil size={16} />
                  </IconButton>
                  <IconButton
                    label={texts.remove(type.name)}
                    onClick={() => void editor.edit((now) => removeRelationType(now, type.id))}
                  >
                    <IconTrash size={16} />
                  </IconButton>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {edited !== null && (
        <RelationDialog
          schema={schema}
          type={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSave={(type) => {
            setEdited(null);
            void editor.edit((now) => putRelationType(now, type));
          }}
        />
      )}
    </Panel>
  );
}

function describe({ from, to, cardinality, undirected }: RelationType, schema: LabelSchema): string {
  const names = new Map(schema.classes.map(({ id, name }) => [id, name]));
  const end = (ids: readonly string[] | undefined): string =>
    ids === undefined ? texts.anyClass : ids.map((id) => names.get(id) ?? id).join(', ');
  return [
    `${end(from)} ${undirected ? '↔' : '→'} ${end(to)}`,
    texts.cardinalities[cardinality ?? 'many-to-many'],
  ].join(' · ');
}
