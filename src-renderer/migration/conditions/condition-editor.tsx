import { Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { AttributeDefinition } from '../../../src-main/domain/label-schema/label-schema';
import type { Condition } from '../../../src-main/domain/migration/plan';
import type { GeometryKind } from '../../../src-main/domain/regions/region';
import { IconButton } from '../../components/icon-button';
import { migrationTexts } from '../../texts/migration-texts';
import { InnerPlace } from '../mistakes/row-mistakes';
import { AttributeCondition } from './attribute-condition';
import { CentreCondition } from './centre-condition';
import { CONDITION_KINDS, kindOf, newCondition, type ConditionKind } from './condition-kinds';
import { RangeFields } from './range-fields';
import { SizeCondition } from './size-condition';
import { TextFields } from './text-condition';
import classes from './conditions.module.css';

const texts = migrationTexts.condition;

export interface ConditionProps {
  readonly condition: Condition;
  /** Attributes of the class that is split. */
  readonly attributes: readonly AttributeDefinition[];
  readonly onChange: (condition: Condition) => void;
}

/** A condition of any kind: choose the kind, then say what it needs. Groups hold further conditions. */
export function ConditionEditor(props: ConditionProps) {
  const { condition, attributes, onChange } = props;
  const kinds = CONDITION_KINDS.filter(
    (kind) => kind !== 'attribute' || attributes.length > 0 || kindOf(condition) === kind,
  );
  return (
    <div className={classes.condition}>
      <Select
        aria-label={texts.kind}
        className={classes.kind ?? ''}
        data={kinds.map((value) => ({ value, label: texts.kinds[value] }))}
        value={kindOf(condition)}
        onChange={(kind) => kind !== null && onChange(newCondition(kind as ConditionKind))}
      />
      <Fields {...props} />
    </div>
  );
}

function Fields({ condition, attributes, onChange }: ConditionProps) {
  if ('all' in condition) {
    return (
      <Group name="all" parts={condition.all} attributes={attributes} onChange={(all) => onChange({ all })} />
    );
  }
  if ('any' in condition) {
    return (
      <Group name="any" parts={condition.any} attributes={attributes} onChange={(any) => onChange({ any })} />
    );
  }
  if ('not' in condition) {
    return (
      <div className={classes.group}>
        <InnerPlace at="not">
          <ConditionEditor
            condition={condition.not}
            attributes={attributes}
            onChange={(not) => onChange({ not })}
          />
        </InnerPlace>
      </div>
    );
  }
  if ('attribute' in condition)
    return <AttributeCondition condition={condition} attributes={attributes} onChange={onChange} />;
  if ('geometry' in condition) {
    return (
      <Select
        aria-label={texts.shape}
        data={(Object.keys(texts.shapes) as GeometryKind[]).map((value) => ({
          value,
          label: texts.shapes[value],
        }))}
        value={condition.geometry}
        onChange={(geometry) => geometry !== null && onChange({ geometry: geometry as GeometryKind })}
      />
    );
  }
  if ('text' in condition) return <TextFields condition={condition} onChange={onChange} />;
  if ('centre' in condition) return <CentreCondition condition={condition} onChange={onChange} />;
  if ('size' in condition) return <SizeCondition condition={condition} onChange={onChange} />;
  return (
    <RangeFields
      label={texts.page}
      at="page"
      range={condition.page}
      least={1}
      isWhole
      onChange={(page) => onChange({ page: page ?? {} })}
    />
  );
}

interface GroupProps {
  readonly name: 'all' | 'any';
  readonly parts: readonly Condition[];
  readonly attributes: readonly AttributeDefinition[];
  readonly onChange: (parts: readonly Condition[]) => void;
}

/** The conditions of "all of these" and "any of these". */
function Group({ name, parts, attributes, onChange }: GroupProps) {
  return (
    <div className={classes.group}>
      {parts.map((part, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- conditions have no name but their place
        <div key={at} className={classes.part}>
          <InnerPlace at={`${name}[${at}]`}>
            <ConditionEditor
              condition={part}
              attributes={attributes}
              onChange={(next) => onChange(parts.with(at, next))}
            />
          </InnerPlace>
          <IconButton
            size="sm"
            label={texts.remove}
            onClick={() => onChange(parts.filter((_, index) => index !== at))}
          >
            <IconX size={14} />
          </IconButton>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconPlus size={13} />}
        onClick={() => onChange([...parts, newCondition('text')])}
      >
        {texts.add}
      </Button>
    </div>
  );
}
