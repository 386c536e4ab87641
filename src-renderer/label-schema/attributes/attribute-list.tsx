import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { AttributeDefinition } from '../../../src-main/domain/label-schema/label-schema';
import { Panel } from '../../components/panel';
import {
  attributesInOrder,
  moveAttribute,
  putAttribute,
  removeAttribute,
} from '../../schema-edits/attribute-edits';
import { schemaTexts } from '../../texts/schema-texts';
import type { ClassFieldProps } from '../class/class-details';
import { AttributeDialog } from './attribute-dialog';
import { AttributeRow } from './attribute-row';
import classes from '../definition-list.module.css';

const texts = schemaTexts.attributes;

/** What can be said of each region of the class, in the order in which it is asked. */
export function AttributeList({ editor, labelClass, change }: ClassFieldProps) {
  const [edited, setEdited] = useState<AttributeDefinition | 'new' | null>(null);
  const attributes = attributesInOrder(labelClass);
  const { canEdit } = editor;
  const add = (
    <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')}>
      {texts.add}
    </Button>
  );
  return (
    <Panel title={texts.title} actions={canEdit ? add : undefined}>
      {attributes.length === 0 ? (
        <p className={classes.none}>{texts.none}</p>
      ) : (
        <ul className={classes.list}>
          {attributes.map((attribute, at) => (
            <AttributeRow
              key={attribute.id}
              attribute={attribute}
              canEdit={canEdit}
              isFirst={at === 0}
              isLast={at === attributes.length - 1}
              onEdit={() => setEdited(attribute)}
              onMove={(by) => change({ attributes: moveAttribute(attributes, attribute.id, by) })}
              onRemove={() => change({ attributes: removeAttribute(attributes, attribute.id) })}
            />
          ))}
        </ul>
      )}
      {edited !== null && (
        <AttributeDialog
          className={labelClass.name}
          attribute={edited === 'new' ? null : edited}
          others={attributes}
          onClose={() => setEdited(null)}
          onSave={(attribute) => {
            setEdited(null);
            change({ attributes: putAttribute(attributes, attribute) });
          }}
        />
      )}
    </Panel>
  );
}
