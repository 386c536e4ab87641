import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { LARGEST_PICTURE_DISTANCE } from '../../src-main/domain/duplicates/thresholds';
import { splitTexts } from '../texts/split-texts';
import type { Likeness } from './found-pairs';
import classes from './duplicates.module.css';

const texts = splitTexts.check;
const BYS = ['both', 'text', 'picture'] as const;

interface LikenessFieldsProps {
  readonly likeness: Likeness;
  readonly onChange: (likeness: Likeness) => void;
  readonly isRunning: boolean;
  /** Looks once more; undefined before the first time, which begins where the screen says what it is for. */
  readonly onAgain: (() => void) | undefined;
}

/** When two pages count as the same, and the button that looks for them again. */
export function LikenessFields({ likeness, onChange, isRunning, onAgain }: LikenessFieldsProps) {
  const { by, text, picture } = likeness;
  return (
    <div className={classes.fields}>
      <SegmentedControl
        aria-label={texts.by}
        value={by}
        onChange={(value) => onChange({ ...likeness, by: BYS.find((each) => each === value) ?? 'both' })}
        data={BYS.map((value) => ({ value, label: texts.bys[value] }))}
      />
      <NumberInput
        className={classes.number}
        aria-label={texts.text}
        prefix={`${texts.text} `}
        suffix={texts.percent}
        value={Math.round(text * 100)}
        min={50}
        max={100}
        clampBehavior="strict"
        disabled={by === 'picture'}
        onChange={(value) => onChange({ ...likeness, text: (Number(value) || 50) / 100 })}
      />
      <NumberInput
        className={classes.number}
        aria-label={texts.picture}
        prefix={`${texts.picture} `}
        suffix={texts.bits}
        value={picture}
        min={0}
        max={LARGEST_PICTURE_DISTANCE}
        clampBehavior="strict"
        disabled={by === 'text'}
        onChange={(value) => onChange({ ...likeness, picture: Number(value) || 0 })}
      />
      {onAgain !== undefined && (
        <Button onClick={onAgain} disabled={isRunning}>
          {texts.again}
        </Button>
      )}
    </div>
  );
}
