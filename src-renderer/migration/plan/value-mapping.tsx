import { Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { AttributeDefinition } from '../../../src-main/domain/label-schema/label-schema';
import type { AttributeRule } from '../../../src-main/domain/migration/plan';
import type { AttributeValue } from '../../../src-main/domain/regions/region';
import { IconButton } from '../../components/icon-button';
import { migrationTexts } from '../../texts/migration-texts';
import { showAttributeValue, ValueField } from './value-field';
import classes from './plan.module.css';

const texts = migrationTexts.plan.attributes;

type Otherwise = NonNullable<AttributeRule['otherwise']>;
type Pair = readonly [from: AttributeValue, to: AttributeValue | null];

interface ValueMappingProps {
  readonly rule: AttributeRule;
  readonly from: AttributeDefinition;
  readonly to: AttributeDefinition;
  readonly onChange: (rule: AttributeRule) => void;
}

/** Old values and new ones, and what becomes of the values that are not listed. */
export function ValueMapping({ rule, from, to, onChange }: ValueMappingProps) {
  const values = rule.values ?? [];
  const setValues = (next: readonly Pair[]): void => {
    const { values: _, ...rest } = rule;
    onChange(next.length === 0 ? rest : { ...rest, values: next });
  };
  return (
    <div className={classes.details}>
      {values.length > 0 && (
        <div className={classes.values}>
          {values.map(([old, now], at) => (
            <MappedValue
              key={JSON.stringify(old)}
              old={showAttributeValue(old)}
              now={now}
              to={to}
              onChange={(next) => setValues(values.with(at, [old, next]))}
              onRemove={() => setValues(values.filter((_, index) => index !== at))}
            />
          ))}
        </div>
      )}
      <NewValue from={from} values={values} onAdd={(old) => setValues([...values, [old, null]])} />
      <Select
        label={texts.otherwise}
        data={(Object.keys(texts.otherwises) as Otherwise[]).map((value) => ({
          value,
          label: texts.otherwises[value],
        }))}
        value={rule.otherwise ?? 'keep'}
        onChange={(otherwise) =>
          otherwise !== null && onChange({ ...rule, otherwise: otherwise as Otherwise })
        }
      />
    </div>
  );
}

interface MappedValueProps {
  readonly old: string;
  readonly now: AttributeValue | null;
  readonly to: AttributeDefinition;
  readonly onChange: (value: AttributeValue | null) => void;
  readonly onRemove: () => void;
}

function MappedValue({ old, now, to, onChange, onRemove }: MappedValueProps) {
  return (
    <>
      <span>{old}</span>
      <ValueField
        label={texts.valueBecomes(old)}
        definition={to}
        value={now}
        placeholder={texts.valueDropped}
        onChange={onChange}
      />
      <IconButton size="sm" label={texts.removeValue(old)} onClick={onRemove}>
        <IconX size={14} />
      </IconButton>
    </>
  );
}

interface NewValueProps {
  readonly from: AttributeDefinition;
  readonly values: readonly Pair[];
  readonly onAdd: (value: AttributeValue) => void;
}

/** Choices and yes/no are all known: one click lists those that are missing. Others are typed. */
function NewValue({ from, values, onAdd }: NewValueProps) {
  const [typed, setTyped] = useState<AttributeValue | null>(null);
  const isListed = (value: AttributeValue): boolean =>
    values.some(([old]) => JSON.stringify(old) === JSON.stringify(value));
  const known: readonly AttributeValue[] = from.type === 'boolean' ? [true, false] : (from.choices ?? []);
  const missing = known.filter((value) => !isListed(value));
  if (known.length > 0 && from.type !== 'multi-choice') {
    if (missing.length === 0) return null;
    return (
      <Select
        aria-label={texts.addValue}
        placeholder={texts.addValue}
        data={missing.map((value) => ({ value: JSON.stringify(value), label: showAttributeValue(value) }))}
        value={null}
        onChange={(value) => value !== null && onAdd(JSON.parse(value) as AttributeValue)}
      />
    );
  }
  const add = (): void => {
    if (typed === null || isListed(typed)) return;
    onAdd(typed);
    setTyped(null);
  };
  return (
    <div className={classes.values}>
      <ValueField
        label={texts.oldValue}
        definition={from}
        value={typed}
        placeholder={texts.oldValue}
        onChange={setTyped}
      />
      <Button variant="default" leftSection={<IconPlus size={13} />} disabled={typed === null} onClick={add}>
        {texts.addValue}
      </Button>
    </div>
  );
}
