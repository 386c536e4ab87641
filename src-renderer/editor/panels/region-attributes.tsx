import { Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { AttributeValue, Region } from '../../../src-main/domain/regions/region';
import { IconButton } from '../../components/icon-button';
import { placeOf, setAttribute } from '../actions/edit-actions';
import { foreignValues } from '../edits/foreign-values';
import { editorTexts } from '../texts';
import type { SchemaState } from '../editor';
import { useEditor } from '../use-editor';
import classes from './panels.module.css';

const texts = editorTexts.region;

type AttributeDefinition = NonNullable<SchemaState['schema']['classes'][number]['attributes']>[number];

interface RegionAttributesProps {
  readonly region: Region;
  readonly pageIndex: number;
}

/** Attributes as the class defines them, and values that the class has no attribute for. */
export function RegionAttributes({ region, pageIndex }: RegionAttributesProps) {
  const editor = useEditor();
  const schema = useStore(editor.schema, (state) => state.schema);
  const definitions = schema.classes.find(({ id }) => id === region.class)?.attributes ?? [];
  const others = foreignValues(region, schema);
  const address = { place: placeOf(editor, pageIndex), id: region.id };
  if (definitions.length === 0 && others.length === 0) return null;
  return (
    <div className={classes['newClass']} role="group" aria-label={texts.attributes}>
      {definitions.map((definition) => (
        <AttributeField
          key={`${definition.id} ${JSON.stringify(valueOf(region, definition))}`}
          definition={definition}
          value={valueOf(region, definition)}
          isReadOnly={editor.isReadOnly}
          onChange={(value) => setAttribute(editor, address, definition.id, value)}
        />
      ))}
      {others.length > 0 && (
        <ul className={classes['foreign']} aria-label={texts.foreign}>
          {others.map(({ key, name, value }) => (
            <li key={key} className={classes['foreignValue']}>
              <span className={classes['quiet']} title={key}>
                {name ?? texts.unknownAttribute}
              </span>
              <span className={classes['label']} title={showValue(value)} data-selectable>
                {showValue(value)}
              </span>
              {!editor.isReadOnly && (
                <IconButton
                  label={texts.removeValue(name ?? texts.unknownAttribute, showValue(value))}
                  size="sm"
                  onClick={() => setAttribute(editor, address, key, null)}
                >
                  <IconX size={13} />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const showValue = (value: AttributeValue): string =>
  typeof value === 'boolean'
    ? value
      ? texts.yes
      : texts.no
    : Array.isArray(value)
      ? value.join(', ')
      : String(value);

/** Kept under the id; what was imported before there was a definition may have the name. */
const valueOf = (region: Region, { id, name }: AttributeDefinition): AttributeValue | undefined =>
  region.attributes?.[id] ?? region.attributes?.[name];

interface AttributeFieldProps {
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (value: AttributeValue | null) => void;
}

function AttributeField({ definition, value, isReadOnly, onChange }: AttributeFieldProps) {
  const change = (next: AttributeValue | null): void => {
    if (JSON.stringify(next ?? undefined) !== JSON.stringify(value)) onChange(next);
  };
  const { name, type } = definition;
  if (type === 'boolean') {
    return (
      <Checkbox
        size="xs"
        label={name}
        checked={value === true}
        disabled={isReadOnly}
        onChange={(event) => change(event.currentTarget.checked)}
      />
    );
  }
  const Field = type === 'choice' || type === 'multi-choice' ? ChoiceField : TypedField;
  return <Field definition={definition} value={value} isReadOnly={isReadOnly} onChange={change} />;
}

function ChoiceField({ definition, value, isReadOnly, onChange }: AttributeFieldProps) {
  const { name, type, choices, required } = definition;
  const shared = {
    label: name,
    withAsterisk: required === true,
    readOnly: isReadOnly,
    data: [...(choices ?? [])],
  };
  if (type === 'choice') {
    return (
      <Select {...shared} value={typeof value === 'string' ? value : null} clearable onChange={onChange} />
    );
  }
  const chosen = Array.isArray(value) ? [...(value as readonly string[])] : [];
  return (
    <MultiSelect
      {...shared}
      size="xs"
      value={chosen}
      onChange={(next) => onChange(next.length === 0 ? null : next)}
    />
  );
}

/** Takes effect on leaving the field. */
function TypedField({ definition, value, isReadOnly, onChange }: AttributeFieldProps) {
  const { name, type, required } = definition;
  const shared = { label: name, withAsterisk: required === true, readOnly: isReadOnly };
  if (type === 'number') {
    const take = (text: string): void => onChange(text === '' ? null : Number(text));
    return (
      <NumberInput
        {...shared}
        defaultValue={typeof value === 'number' ? value : ''}
        onBlur={(event) => take(event.currentTarget.value)}
      />
    );
  }
  const take = (text: string): void => onChange(text === '' ? null : text);
  return (
    <TextInput
      {...shared}
      defaultValue={typeof value === 'string' ? value : ''}
      onBlur={(event) => take(event.currentTarget.value)}
    />
  );
}
