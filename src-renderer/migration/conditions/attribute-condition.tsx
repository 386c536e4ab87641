import { Select, TagsInput } from '@mantine/core';
import type { AttributeDefinition } from '../../../src-main/domain/label-schema/label-schema';
import type { Condition } from '../../../src-main/domain/migration/plan';
import type { AttributeValue } from '../../../src-main/domain/regions/region';
import { migrationTexts } from '../../texts/migration-texts';
import { useFieldMark } from '../mistakes/row-mistakes';
import type { ConditionOf } from './condition-kinds';
import { RangeFields } from './range-fields';
import classes from './conditions.module.css';

const texts = migrationTexts.condition;

type Test = keyof typeof texts.attributeTests;

interface AttributeConditionProps {
  readonly condition: ConditionOf<'attribute'>;
  readonly attributes: readonly AttributeDefinition[];
  readonly onChange: (condition: Condition) => void;
}

/** What the value of an attribute must be: any, one of a list, or within a range. */
export function AttributeCondition({ condition, attributes, onChange }: AttributeConditionProps) {
  const { attribute, is, range } = condition;
  const definition = attributes.find(({ id }) => id === attribute);
  const test: Test = is !== undefined ? 'is' : range !== undefined ? 'range' : 'any';
  const tests: readonly Test[] = definition?.type === 'number' ? ['any', 'is', 'range'] : ['any', 'is'];
  const setTest = (next: Test): void => {
    if (next === 'any') onChange({ attribute });
    else onChange(next === 'is' ? { attribute, is: [] } : { attribute, range: {} });
  };
  const marks = { attribute: useFieldMark('attribute'), is: useFieldMark('is') };
  return (
    <>
      <Select
        {...marks.attribute}
        aria-label={texts.attribute}
        className={classes.test ?? ''}
        data={attributes.map(({ id, name }) => ({ value: id, label: name }))}
        value={attribute === '' ? null : attribute}
        onChange={(next) => next !== null && onChange({ attribute: next })}
      />
      <Select
        aria-label={texts.attributeTest}
        className={classes.test ?? ''}
        data={tests.map((value) => ({ value, label: texts.attributeTests[value] }))}
        value={test}
        onChange={(next) => next !== null && setTest(next as Test)}
      />
      {test === 'is' && (
        <TagsInput
          {...marks.is}
          size="xs"
          aria-label={texts.values}
          placeholder={texts.valuesHint}
          className={classes.words ?? ''}
          data={suggestionsOf(definition)}
          value={(is ?? []).map(String)}
          onChange={(values) => onChange({ attribute, is: values.map((value) => typed(value, definition)) })}
        />
      )}
      {test === 'range' && (
        <RangeFields
          label={definition?.name ?? ''}
          at="range"
          range={range}
          onChange={(next) => onChange({ attribute, range: next ?? {} })}
        />
      )}
    </>
  );
}

const suggestionsOf = (definition: AttributeDefinition | undefined): string[] =>
  definition?.type === 'boolean' ? ['true', 'false'] : [...(definition?.choices ?? [])];

/** What was typed as a value of the attribute's type; what is none stays words, and the core says so. */
function typed(value: string, definition: AttributeDefinition | undefined): AttributeValue {
  if (definition?.type === 'boolean' && /^(true|false)$/.test(value)) return value === 'true';
  if (definition?.type === 'number' && value.trim() !== '' && Number.isFinite(Number(value)))
    return Number(value);
  return value;
}
