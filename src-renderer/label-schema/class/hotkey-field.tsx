import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { HOTKEYS } from '../../../src-main/domain/label-schema/shown-class';
import { hotkeyHolder } from '../../schema-edits/class-edits';
import { schemaTexts } from '../../texts/schema-texts';
import type { ClassFieldProps } from './class-details';
import classes from './class-details.module.css';

const texts = schemaTexts.class;

/** The digit that chooses the class. One that was given to another class is taken over only after a question. */
export function HotkeyField({ editor, labelClass, shown, change }: ClassFieldProps) {
  const [wanted, setWanted] = useState<string | null>(null);
  const byDigit = new Map(
    [...editor.classes.values()].flatMap(({ id, name, hotkey }) =>
      hotkey === null || id === labelClass.id ? [] : [[hotkey, name] as const],
    ),
  );
  const holderOf = (digit: string) => hotkeyHolder(editor.schema, digit, labelClass.id);
  const holder = wanted === null ? undefined : holderOf(wanted);
  const take = (hotkey: string | null): void => {
    setWanted(null);
    change({ hotkey });
  };
  const choose = (digit: string): void => {
    if (holderOf(digit) !== undefined) setWanted(digit);
    else take(digit === '' ? null : digit);
  };
  return (
    <div>
      <Select
        label={texts.hotkey}
        description={texts.hotkeyHint}
        data={[{ value: '', label: automatic(shown.hotkey, labelClass.hotkey) }, ...HOTKEYS]}
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
