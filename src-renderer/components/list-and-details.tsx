import type { ReactNode } from 'react';
import { SplitPanes } from './split-panes';
import classes from './list-and-details.module.css';

interface ListAndDetailsProps {
  /** The width of the list is remembered under this name. */
  readonly name: string;
  /** What the divider resizes: "Version list". */
  readonly label: string;
  readonly list: ReactNode;
  readonly details: ReactNode;
}

/** Windows in which what is listed leaves more to what is chosen. */
const NARROW_PX = 1100;

/** What a screen lists, beside what is shown of the one that is chosen. */
export const ListAndDetails = ({ name, label, list, details }: ListAndDetailsProps) => (
  <div className={classes.panes}>
    <SplitPanes
      name={name}
      label={label}
      fixed="start"
      initial={window.innerWidth < NARROW_PX ? 300 : 400}
      min={260}
      start={list}
      end={details}
    />
  </div>
);
