import { UnstyledButton } from '@mantine/core';
import classes from './toggle-chips.module.css';

interface ToggleChipsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[];
}

/** One of a few. Buttons and no radio fields: in a field, the keys that step through changes would be typing. */
export function ToggleChips<Value extends string>({
  label,
  value,
  onChange,
  choices,
}: ToggleChipsProps<Value>) {
  return (
    <div role="group" aria-label={label} className={classes.chips}>
      {choices.map((choice) => (
        <UnstyledButton
          key={choice.value}
          className={classes.chip}
          aria-pressed={choice.value === value}
          title={choice.hint}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </UnstyledButton>
      ))}
    </div>
  );
}
