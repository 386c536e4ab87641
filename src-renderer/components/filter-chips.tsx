import { useId } from 'react';
import classes from './filter-chips.module.css';

interface FilterChipsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
}

/** One of a few filters, as radio buttons in the shape of chips. */
export function FilterChips<Value extends string>({
  label,
  value,
  onChange,
  choices,
}: FilterChipsProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classes.chips}>
      <legend className="visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={classes.chip}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
