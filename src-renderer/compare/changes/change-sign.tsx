import type { ChangeLook } from './nature';
import classes from './change-sign.module.css';

interface ChangeSignProps {
  readonly look: ChangeLook;
  readonly sign: string;
  readonly name: string;
}

/** The look of a change in front of its words; never colour alone. */
export const ChangeSign = ({ look, sign, name }: ChangeSignProps) => (
  <span className={classes.sign} data-look={look} title={name}>
    <span aria-hidden="true">{sign}</span>
    <span className="visually-hidden">{name}</span>
  </span>
);
