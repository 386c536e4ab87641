import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { AttributeDefinition } from '../../../src-main/domain/label-schema/label-schema';
import { IconButton } from '../../components/icon-button';
import {
  attributesInOrder,
  moveAttribute,
  putAttribute,
  removeAttribute,
} from '../../schema-edits/attribute-edits';
import { schemaTexts } from '../../texts/schema-texts';
import type { ClassFieldProps } from '../class/class-details';
import { DefinitionList } from '../definition-list';
import { AttributeDialog } from './attribute-dialog';

const texts = schemaTexts.attributes;

/** What can be said of each region of the class, in the order in which it is asked. */
export function AttributeList({ editor, labelClass, change }: ClassFieldProps) {
  const attributes = attributesInOrder(labelClass);
  const move = (id: string, by: 1 | -1) => () => change({ attributes: moveAttribute(attributes, id, by) });
  return (
    <DefinitionList
      texts={texts}
      items={attributes}
      canEdit={editor.canEdit}
      describe={describe}
      renderMoreButtons={({ id, name }, at) => (
        <>
          <IconButton label={texts.up(name)} onClick={move(id, -1)} disabled={at === 0}>
            <IconArrowUp size={16} />
          </IconButton>
          <IconButton label={texts.down(name)} onClick={move(id, 1)} disabled={at === attributes.length - 1}>
            <IconArrowDown size={16} />
          </IconButton>
        </>
      )}
      onRemove={({ id }) => change({ attributes: removeAttribute(attributes, id) })}
    >
      {(attribute, onClose) => (
        <AttributeDialog
          className={labelClass.name}
          attribute={attribute}
          others={attributes}
          onClose={onClose}
          onSave={(saved) => {
            onClose();
            change({ attributes: putAttribute(attributes, saved) });
          }}
        />
      )}
    </DefinitionList>
  );
}

/** Type and what is demanded of the values. */
function describe({ type, required, default: value, choices, ...rest }: AttributeDefinition): string {
  const { min, max, unit, pattern } = rest;
  return [
    texts.types[type],
    ...(required ? [texts.required] : []),
    ...(choices === undefined ? [] : [choices.join(', ')]),
    ...(min === undefined && max === undefined ? [] : [texts.range(min, max)]),
    ...(unit === undefined ? [] : [unit]),
    ...(pattern === undefined ? [] : [texts.matches(pattern)]),
    ...(value === undefined ? [] : [texts.defaultIs(texts.value(value))]),
  ].join(' · ');
}
