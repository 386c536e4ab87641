import type { Condition } from '../../../src-main/domain/migration/plan';
import { migrationTexts } from '../../texts/migration-texts';
import { withRange, type ConditionOf } from './condition-kinds';
import { RangeFields } from './range-fields';
import classes from './conditions.module.css';

const texts = migrationTexts.condition;
const SIDES = ['width', 'height', 'area'] as const;

interface SizeConditionProps {
  readonly condition: ConditionOf<'size'>;
  readonly onChange: (condition: Condition) => void;
}

/** How large a region must be, as shares of its page. */
export function SizeCondition({ condition: { size }, onChange }: SizeConditionProps) {
  return (
    <div className={classes.ranges}>
      {SIDES.map((side) => (
        <RangeFields
          key={side}
          label={texts.size[side]}
          at={`size.${side}`}
          range={size[side]}
          suffix=" %"
          factor={100}
          least={0}
          onChange={(range) => onChange({ size: withRange(size, side, range) })}
        />
      ))}
      <span className={classes.quiet}>{texts.ofPage}</span>
    </div>
  );
}
