import { useId, type ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Buttons at the right end of the title line. */
  readonly actions?: ReactNode;
  /** Filters and searches under the title; stays while the content scrolls. */
  readonly toolbar?: ReactNode;
  /** The content scrolls itself (a virtual list) or fills the height. */
  readonly isFilled?: boolean;
  readonly children: ReactNode;
}

/** The frame of a screen: title line, toolbar, and content that scrolls. */
export function Page({ title, subtitle, actions, toolbar, isFilled = false, children }: PageProps) {
  const id = useId();
  return (
    <section className={classes.page} aria-labelledby={id}>
      <header className={classes.header}>
        <div className={classes.titles}>
          <h1 id={id} className={classes.title}>
            {title}
          </h1>
          {subtitle !== undefined && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {toolbar !== undefined && <div className={classes.toolbar}>{toolbar}</div>}
      <div className={isFilled ? classes.filled : classes.scrolled}>{children}</div>
    </section>
  );
}
