import type { ReactNode } from 'react';
import classes from './care-row.module.css';

interface CareRowProps {
  readonly icon: ReactNode;
  readonly hint: string;
  readonly action: ReactNode;
  readonly children?: ReactNode;
}

/** One thing that keeps a library well: what it does, its button, and what came of it. */
export function CareRow({ icon, hint, action, children }: CareRowProps) {
  return (
    <div className={classes.row}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      <div className={classes.words}>
        <span>{hint}</span>
        {children}
      </div>
      {action}
    </div>
  );
}
