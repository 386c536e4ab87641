import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { schemaTexts } from '../../texts/schema-texts';
import type { AttributeFieldProps } from './attribute-dialog';

const texts = schemaTexts.attributes;

/** The value that a new region starts with, in the type of the attribute. */
export function DefaultField({ draft, change }: AttributeFieldProps) {
  const { type, default: value, choices = [] } = draft;
  const shared = { label: texts.default, description: texts.defaultHint };
  switch (type) {
    case 'boolean':
      return (
        <Select
          {...shared}
          data={[
            { value: '', label: texts.noDefault },
            { value: 'true', label: texts.value(true) },
            { value: 'false', label: texts.value(false) },
          ]}
          value={typeof value === 'boolean' ? String(value) : ''}
          onChange={(next) => change({ default: next === '' || next === null ? null : next === 'true' })}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => change({ default: typeof next === 'number' ? next : null })}
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          placeholder={texts.noDefault}
          data={[...choices]}
          value={typeof value === 'string' && choices.includes(value) ? value : null}
          onChange={(next) => change({ default: next })}
          clearable
          clearButtonProps={{ 'aria-label': texts.noDefault }}
        />
      );
    case 'multi-choice':
      return (
        <MultiSelect
          {...shared}
          size="xs"
          data={[...choices]}
          value={Array.isArray(value) ? value.filter((one) => choices.includes(one)) : []}
          onChange={(next) => change({ default: next.length === 0 ? null : next })}
        />
      );
    case 'string':
      return (
        <TextInput
          {...shared}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => change({ default: event.currentTarget.value || null })}
        />
      );
  }
}
