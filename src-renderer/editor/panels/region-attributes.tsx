import { Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useStore } from 'zustand';
import type { AttributeValue, Region } from '../../../src-main/domain/regions/region';
import { setAttribute } from '../actions/edit-actions';
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
  if (definitions.length === 0 && others.length === 0) return null;
  return (
    <div className={classes['newClass']} role="group" aria-label={editorTexts.region.attributes}>
      {definitions.map((definition) => (
        <AttributeField
          key={`${definition.id} ${JSON.stringify(valueOf(region, definition))}`}
          definition={definition}
          value={valueOf(region, definition)}
          isReadOnly={editor.isReadOnly}
          onChange={(value) => setAttribute(editor, region, pageIndex, definition.name, value)}
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

/** Stored under the name an edit gives; files may use the id. */
const valueOf = (region: Region, { id, name }: AttributeDefinition): AttributeValue | undefined =>
  region.attributes?.[name] ?? region.attributes?.[id];

interface AttributeFieldProps {
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (value: AttributeValue | null) => void;
}

function AttributeField({ definition, value, isReadOnly, onChange }: AttributeFieldProps) {
  const { name, type, choices, required } = definition;
  const shared = { label: name, withAsterisk: required === true };
  const change = (next: AttributeValue | null): void => {
    if (JSON.stringify(next ?? undefined) !== JSON.stringify(value)) onChange(next);
  };
  switch (type) {
    case 'boolean':
      return (
        <Checkbox
          size="xs"
          label={name}
          checked={value === true}
          disabled={isReadOnly}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          defaultValue={typeof value === 'number' ? value : ''}
          readOnly={isReadOnly}
          onBlur={(event) =>
            change(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
          }
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          data={[...(choices ?? [])]}
          value={typeof value === 'string' ? value : null}
          readOnly={isReadOnly}
          clearable
          onChange={change}
        />
      );
    case 'multi-choice':
      return (
        <MultiSelect
          {...shared}
          size="xs"
          data={[...(choices ?? [])]}
          value={Array.isArray(value) ? [...(value as readonly string[])] : []}
          readOnly={isReadOnly}
          onChange={(next) => change(next.length === 0 ? null : next)}
        />
      );
    case 'string':
      return (
        <TextInput
          {...shared}
          defaultValue={typeof value === 'string' ? value : ''}
          readOnly={isReadOnly}
          onBlur={(event) => change(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      );
  }
}
