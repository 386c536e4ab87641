import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { schemaTexts } from '../../texts/schema-texts';
import type { ClassFieldProps } from './class-details';
import classes from './class-details.module.css';

const texts = schemaTexts.class;

export const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** The digit that chooses the class. One that was given to another class is taken over only after a question. */
export function HotkeyField({ editor, labelClass, shown, change }: ClassFieldProps) {
  const [wanted, setWanted] = useState<string | null>(null);
  const byDigit = new Map(
    [...editor.classes.values()].flatMap(({ id, name, hotkey }) =>
      hotkey === null || id === labelClass.id ? [] : [[hotkey, name] as const],
    ),
  );
  const holder = editor.schema.classes.find(({ id, hotkey }) => hotkey === wanted && id !== labelClass.id);
  const take = (hotkey: string | null): void => {
    setWanted(null);
    change({ hotkey });
  };
  const choose = (digit: string): void => {
    const isGiven = editor.schema.classes.some(({ id, hotkey }) => hotkey === digit && id !== labelClass.id);
    if (isGiven) setWanted(digit);
    else take(digit === '' ? null : digit);
  };
  return (
    <div>
      <Select
        label={texts.hotkey}
        description={texts.hotkeyHint}
        data={[{ value: '', label: automatic(shown.hotkey, labelClass.hotkey) }, ...DIGITS]}
        value={wanted ?? labelClass.hotkey ?? ''}
        onChange={(digit) => choose(digit ?? '')}
        renderOption={({ option }) => (
          <span>
            {option.value === '' ? option.label : <span className={classes.key}>{option.value}</span>}{' '}
            <span className={classes.owner}>{byDigit.get(option.value)}</span>
          </span>
        )}
        disabled={!editor.canEdit}
      />
      {wanted !== null && holder !== undefined && (
        <div role="alert" className={classes.caution}>
          {texts.hotkeyTaken(wanted, holder.name)}
          <Button size="compact-xs" variant="default" onClick={() => take(wanted)}>
            {texts.hotkeyTakeOver}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setWanted(null)}>
            {texts.hotkeyLeave}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Without a key of its own, a class may have one by order: it is said which. */
const automatic = (shown: string | null, own: string | undefined): string =>
  own === undefined && shown !== null ? `${texts.hotkeyNone} (${shown})` : texts.hotkeyNone;
