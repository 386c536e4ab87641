import { type ReactNode, useId } from 'react';
import classes from './panels.module.css';

interface PanelProps {
  readonly title: string;
  /** Quiet words after the title: a count. */
  readonly note?: string;
  readonly actions?: ReactNode;
  /** Takes the height that others leave. */
  readonly grows?: boolean;
  readonly children: ReactNode;
}

/** A titled part of the side. */
export function Panel({ title, note, actions, grows = false, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes['panel']} data-grow={grows || undefined} aria-labelledby={id}>
      <header className={classes['panelHeader']}>
        <h2 id={id} className={classes['panelTitle']}>
          {title} {note !== undefined && <span className={classes['count']}>{note}</span>}
        </h2>
        {actions}
      </header>
      {children}
    </section>
  );
}
