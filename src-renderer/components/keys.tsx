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
            <kbd key={key} className={classes.key}>
              {key}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
