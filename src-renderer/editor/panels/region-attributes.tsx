import { Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useStore } from 'zustand';
import type { AttributeValue, Region } from '../../../src-main/domain/regions/region';
import { placeOf, setAttribute } from '../actions/edit-actions';
import { editorTexts } from '../texts';
import type { SchemaState } from '../editor';
import { useEditor } from '../use-editor';
import classes from './panels.module.css';

type AttributeDefinition = NonNullable<SchemaState['schema']['classes'][number]['attributes']>[number];

interface RegionAttributesProps {
  readonly region: Region;
  readonly pageIndex: number;
}

/** Attributes as the class defines them, and those a region has that no definition names (from an import). */
export function RegionAttributes({ region, pageIndex }: RegionAttributesProps) {
  const editor = useEditor();
  const found = useStore(editor.schema, ({ schema }) => schema.classes.find(({ id }) => id === region.class));
  const definitions = found?.attributes ?? [];
  const known = new Set(definitions.flatMap(({ id, name }) => [id, name]));
  const others = Object.entries(region.attributes ?? {}).filter(([name]) => !known.has(name));
  const address = { place: placeOf(editor, pageIndex), id: region.id };
  if (definitions.length === 0 && others.length === 0) return null;
  return (
    <div className={classes['newClass']} role="group" aria-label={editorTexts.region.attributes}>
      {definitions.map((definition) => (
        <AttributeField
          key={`${definition.id} ${JSON.stringify(valueOf(region, definition))}`}
          definition={definition}
          value={valueOf(region, definition)}
          isReadOnly={editor.isReadOnly}
          onChange={(value) => setAttribute(editor, address, definition.id, value)}
        />
      ))}
      {others.map(([name, value]) => (
        <div key={name} className={classes['fact']}>
          <span>{name}</span>
          <span className={classes['factValue']}>{String(value)}</span>
        </div>
      ))}
    </div>
  );
}

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
