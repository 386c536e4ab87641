import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { hasChoices } from '../../schema-edits/attribute-edits';
import { typedName } from '../../schema-edits/typed-name';
import { schemaTexts } from '../../texts/schema-texts';
import type { AttributeFieldProps } from './attribute-dialog';
import classes from '../definition-list.module.css';

const texts = schemaTexts.attributes;

/** What only one type has: values to choose from, a range and a unit, a pattern. */
export function TypeFields({ draft, change }: AttributeFieldProps) {
  if (hasChoices(draft.type)) return <ChoicesField draft={draft} change={change} />;
  if (draft.type === 'number') {
    const numberOf = (value: number | string): number | null => (typeof value === 'number' ? value : null);
    return (
      <div className={classes.row}>
        <NumberInput
          label={texts.min}
          value={draft.min ?? ''}
          onChange={(value) => change({ min: numberOf(value) })}
        />
        <NumberInput
          label={texts.max}
          value={draft.max ?? ''}
          onChange={(value) => change({ max: numberOf(value) })}
        />
        <TextInput
          label={texts.unit}
          placeholder={texts.unitPlaceholder}
          value={draft.unit ?? ''}
          maxLength={200}
          onChange={(event) => change({ unit: event.currentTarget.value })}
        />
      </div>
    );
  }
  if (draft.type === 'boolean') return null;
  return (
    <TextInput
      label={texts.pattern}
      description={texts.patternHint}
      placeholder="[A-Z]{2}-[0-9]+"
      value={draft.pattern ?? ''}
      maxLength={1000}
      onChange={(event) => change({ pattern: event.currentTarget.value })}
      spellCheck={false}
    />
  );
}

/** One value a line: the order is that of the lines, and a list can be pasted. */
function ChoicesField({ draft, change }: AttributeFieldProps) {
  const read = (text: string): readonly string[] =>
    text
      .split('\n')
      .map(typedName)
      .filter((line, at, all) => line !== '' && all.indexOf(line) === at);
  return (
    <Textarea
      label={texts.choices}
      description={texts.choicesHint}
      defaultValue={(draft.choices ?? []).join('\n')}
      onChange={(event) => change({ choices: read(event.currentTarget.value) })}
      autosize
      minRows={3}
      maxRows={10}
    />
  );
}
