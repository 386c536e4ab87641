import { Fragment } from 'react';
import classes from './keys.module.css';

/** Keys to press: together within a list, one list after another. */
export function Keys({
  presses,
  then,
}: {
  readonly presses: readonly (readonly string[])[];
  readonly then: string;
}) {
  return (
    <span className={classes.keys}>
      {presses.map((press, index) => (
        <Fragment key={press.join('+')}>
          {index > 0 && <span className={classes.then}>{then}</span>}
          {press.map((key) => (
            <Key key={key}>{key}</Key>
          ))}
        </Fragment>
      ))}
    </span>
  );
}

interface KeyProps {
  readonly title?: string;
  readonly children: string;
}

/** One key, as it stands on the keyboard. */
export const Key = ({ title, children }: KeyProps) => (
  <kbd className={classes.key} title={title}>
    {children}
  </kbd>
);
