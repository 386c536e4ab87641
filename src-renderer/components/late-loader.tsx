import { Loader } from '@mantine/core';
import classes from './late-loader.module.css';

/** Something is on its way. Shows only when that takes longer than a moment: what flashes by disturbs. */
export const LateLoader = ({ label }: { readonly label: string }) => (
  <div className={classes.late} role="status">
    <Loader size="sm" role="img" aria-label={label} />
  </div>
);
