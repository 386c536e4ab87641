import type { ReactNode } from 'react';
import { formatAge, formatTime } from '../texts/words';
import classes from './version-row.module.css';

interface VersionRowProps {
  readonly href: string;
  readonly isShown: boolean;
  readonly number: string;
  readonly isRetired?: boolean;
  readonly message: string;
  readonly author: string;
  readonly time: string;
  /** A line below: what is in the version. */
  readonly contents?: string;
  /** A line under the message: what the version is called. */
  readonly names?: ReactNode;
  /** Marks at the end of the row. */
  readonly children?: ReactNode;
}

/** One version in a list of versions: its number, why it was made, by whom and when. */
export function VersionRow({ href, isShown, number, isRetired = false, ...said }: VersionRowProps) {
  const { message, author, time, contents, names, children } = said;
  return (
    <a href={href} className={classes.row} aria-current={isShown || undefined}>
      <span className={classes.number} data-retired={isRetired || undefined}>
        {number}
      </span>
      <span className={classes.words}>
        <bdi className={classes.message} title={message}>
          {message}
        </bdi>
        {names}
        <span className={classes.made} title={`${author}, ${formatTime(time)}`}>
          <bdi className={classes.author}>{author}</bdi>
          <span>{` · ${formatAge(time)}`}</span>
        </span>
        {contents !== undefined && (
          <span className={classes.facts} title={contents}>
            {contents}
          </span>
        )}
      </span>
      {children}
    </a>
  );
}
