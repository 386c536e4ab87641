import { Button } from '@mantine/core';
import type { Condition, Range } from '../../../src-main/domain/migration/plan';
import { migrationTexts } from '../../texts/migration-texts';
import { withRange, type ConditionOf } from './condition-kinds';
import { PageDiagram } from './page-diagram';
import { RangeFields } from './range-fields';
import classes from './conditions.module.css';

const texts = migrationTexts.condition;

type Centre = ConditionOf<'centre'>['centre'];

const HALVES: readonly { readonly label: string; readonly centre: Centre }[] = [
  { label: texts.top, centre: { y: { max: 0.5 } } },
  { label: texts.bottom, centre: { y: { min: 0.5 } } },
  { label: texts.left, centre: { x: { max: 0.5 } } },
  { label: texts.right, centre: { x: { min: 0.5 } } },
];

interface CentreConditionProps {
  readonly condition: ConditionOf<'centre'>;
  readonly onChange: (condition: Condition) => void;
}

/** Where the middle of a region must lie: dragged on a small page, typed, or one of the halves. */
export function CentreCondition({ condition: { centre }, onChange }: CentreConditionProps) {
  const set = (axis: 'x' | 'y') => (range: Range | null) =>
    onChange({ centre: withRange(centre, axis, range) });
  const axis = (name: 'x' | 'y') => (
    <RangeFields
      label={texts.centre[name]}
      at={`centre.${name}`}
      range={centre[name]}
      suffix=" %"
      factor={100}
      least={0}
      greatest={100}
      onChange={set(name)}
    />
  );
  return (
    <div className={classes.centre}>
      <PageDiagram centre={centre} onChange={(next) => onChange({ centre: next })} />
      <div className={classes.ranges}>
        {axis('y')}
        {axis('x')}
        <span className={classes.halves}>
          {HALVES.map((half) => (
            <Button
              key={half.label}
              variant="default"
              size="compact-xs"
              onClick={() => onChange({ centre: half.centre })}
            >
              {half.label}
            </Button>
          ))}
        </span>
      </div>
    </div>
  );
}
