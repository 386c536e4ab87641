import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import type { AttributeDefinition } from '../../../src-main/domain/label-schema/label-schema';
import type { AttributeValue } from '../../../src-main/domain/regions/region';
import { migrationTexts } from '../../texts/migration-texts';

const texts = migrationTexts.plan.attributes;

interface ValueFieldProps {
  readonly label: string;
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue | null;
  readonly onChange: (value: AttributeValue | null) => void;
  /** What an empty field means. */
  readonly placeholder?: string;
}

/** A field for a value of an attribute's type; empty is no value. */
export function ValueField({ label, definition, value, onChange, placeholder = '' }: ValueFieldProps) {
  const shared = { 'aria-label': label, placeholder };
  switch (definition.type) {
    case 'boolean':
      return (
        <Select
          {...shared}
          data={[
            { value: 'true', label: texts.yes },
            { value: 'false', label: texts.no },
          ]}
          value={typeof value === 'boolean' ? String(value) : null}
          clearable
          onChange={(next) => onChange(next === null ? null : next === 'true')}
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          data={[...(definition.choices ?? [])]}
          value={typeof value === 'string' ? value : null}
          clearable
          onChange={onChange}
        />
      );
    case 'multi-choice':
      return (
        <MultiSelect
          {...shared}
          size="xs"
          data={[...(definition.choices ?? [])]}
          value={Array.isArray(value) ? [...(value as readonly string[])] : []}
          onChange={(next) => onChange(next.length === 0 ? null : next)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          hideControls
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(next === '' ? null : Number(next))}
        />
      );
    case 'string':
      return (
        <TextInput
          {...shared}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      );
  }
}

/** A value in words. */
export const showAttributeValue = (value: AttributeValue): string =>
  typeof value === 'boolean'
    ? value
      ? texts.yes
      : texts.no
    : typeof value === 'object'
      ? value.join(', ')
      : String(value);
