import { Select, TextInput } from '@mantine/core';
import type { Condition } from '../../../src-main/domain/migration/plan';
import { migrationTexts } from '../../texts/migration-texts';
import { useFieldMark } from '../mistakes/row-mistakes';
import {
  TEXT_TESTS,
  textCondition,
  textTestOf,
  textWords,
  type ConditionOf,
  type TextTest,
} from './condition-kinds';
import classes from './conditions.module.css';

const texts = migrationTexts.condition;

interface TextFieldsProps {
  readonly condition: ConditionOf<'text'>;
  readonly onChange: (condition: Condition) => void;
}

/** What the text of a region must be like. */
export function TextFields({ condition: { text }, onChange }: TextFieldsProps) {
  const test = textTestOf(text);
  const words = textWords(text);
  const mark = useFieldMark('text.matches');
  return (
    <>
      <Select
        aria-label={texts.test}
        className={classes.test ?? ''}
        data={TEXT_TESTS.map((value) => ({ value, label: texts.tests[value] }))}
        value={test}
        onChange={(next) => next !== null && onChange(textCondition(next as TextTest, words))}
      />
      {test !== 'isEmpty' && (
        <TextInput
          {...mark}
          aria-label={texts.words}
          className={classes.words ?? ''}
          value={words}
          maxLength={1000}
          onChange={(event) => onChange(textCondition(test, event.currentTarget.value))}
        />
      )}
    </>
  );
}
