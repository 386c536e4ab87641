import classes from './swatch.module.css';

/** The colour of a class, beside its name. */
export const Swatch = ({ color }: { readonly color: string }) => (
  <span className={classes.swatch} style={{ background: color }} aria-hidden="true" />
);
