import type { ReactNode } from 'react';
import classes from './version-pane.module.css';

interface VersionPaneProps {
  readonly title: string;
  /** A mark beside the title. */
  readonly badge?: ReactNode;
  readonly message: string;
  /** By whom, when. */
  readonly facts: ReactNode;
  /** Buttons for what can be done with the version. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** Everything about one version: why it was made, by whom, what can be done with it, then what is in it. */
export const VersionPane = ({ title, badge, message, facts, actions, children }: VersionPaneProps) => (
  <article className={classes.pane} aria-label={title}>
    <h2 className={classes.title}>
      {title} {badge}
    </h2>
    <p className={classes.message} data-selectable>
      {message}
    </p>
    <p className={classes.facts}>{facts}</p>
    <div className={classes.actions}>{actions}</div>
    {children}
  </article>
);
