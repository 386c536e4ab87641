import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import type { AttributeDefinition } from '../../../src-main/domain/label-schema/label-schema';
import { IconButton } from '../../components/icon-button';
import { schemaTexts } from '../../texts/schema-texts';
import classes from '../definition-list.module.css';

const texts = schemaTexts.attributes;

interface AttributeRowProps {
  readonly attribute: AttributeDefinition;
  readonly canEdit: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onEdit: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** One attribute in a line: name, type and what is demanded of its values. */
export function AttributeRow({ attribute, canEdit, isFirst, isLast, ...act }: AttributeRowProps) {
  const { name } = attribute;
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <div className={classes.name}>{name}</div>
        <div className={classes.facts}>{describe(attribute)}</div>
      </div>
      {canEdit && (
        <div className={classes.buttons}>
          <IconButton label={texts.up(name)} onClick={() => act.onMove(-1)} disabled={isFirst}>
            <IconArrowUp size={16} />
          </IconButton>
          <IconButton label={texts.down(name)} onClick={() => act.onMove(1)} disabled={isLast}>
            <IconArrowDown size={16} />
          </IconButton>
          <IconButton label={texts.edit(name)} onClick={act.onEdit}>
            <IconPencil size={16} />
          </IconButton>
          <IconButton label={texts.remove(name)} onClick={act.onRemove}>
            <IconTrash size={16} />
          </IconButton>
        </div>
      )}
    </li>
  );
}

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
