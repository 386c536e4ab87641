import { NumberInput } from '@mantine/core';
import type { Range } from '../../../src-main/domain/migration/plan';
import { migrationTexts } from '../../texts/migration-texts';
import { useFieldMark } from '../mistakes/row-mistakes';
import { withEnd } from './condition-kinds';
import classes from './conditions.module.css';

const texts = migrationTexts.condition;

interface RangeFieldsProps {
  readonly label: string;
  /** Its place in the condition: `centre.y`. */
  readonly at: string;
  readonly range: Range | undefined;
  /** Gets `null` when neither end is left. */
  readonly onChange: (range: Range | null) => void;
  readonly suffix?: string;
  readonly least?: number;
  readonly greatest?: number;
  readonly isWhole?: boolean;
  /** What is shown is the value times this. */
  readonly factor?: number;
}

/** Percent are shown with one decimal. */
const DECIMALS = 1;

/** Both ends of a range; an empty field is an open end. */
export function RangeFields({
  label,
  at,
  range,
  onChange,
  factor = 1,
  isWhole = false,
  ...limits
}: RangeFieldsProps) {
  const { suffix = '', least, greatest } = limits;
  const mark = useFieldMark(at);
  const field = (end: 'min' | 'max') => {
    const value = range?.[end];
    return (
      <NumberInput
        key={end}
        {...mark}
        aria-label={end === 'min' ? texts.from(label) : texts.to(label)}
        className={classes.number ?? ''}
        value={value === undefined ? '' : Number((value * factor).toFixed(4))}
        placeholder={texts.anywhere}
        suffix={suffix}
        {...(least === undefined ? {} : { min: least })}
        {...(greatest === undefined ? {} : { max: greatest })}
        {...(factor === 1 ? {} : { decimalScale: DECIMALS })}
        allowDecimal={!isWhole}
        hideControls
        onChange={(next) => onChange(withEnd(range, end, next === '' ? null : Number(next) / factor))}
      />
    );
  };
  return (
    <span className={classes.range} role="group" aria-label={label}>
      <span className={classes.rangeName}>{label}</span>
      {field('min')}
      <span aria-hidden="true">–</span>
      {field('max')}
    </span>
  );
}
