import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './done-line.module.css';

/** What has come of a dialog, as its first line. */
export const DoneLine = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.done} role="status" data-selectable>
    <IconCircleCheck size={18} aria-hidden="true" />
    <span>{children}</span>
  </div>
);
