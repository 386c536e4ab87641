import { Swatch } from './swatch';
import classes from './swatch.module.css';

/** A class as it is known everywhere: by colour and name. */
export const ClassName = ({ color, name }: { readonly color: string; readonly name: string }) => (
  <span className={classes.named}>
    <Swatch color={color} />
    {name}
  </span>
);
