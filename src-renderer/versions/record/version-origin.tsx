import { Fragment } from 'react';
import type { LogEntry } from '../../../src-main/contract/version-contract';
import { formatRoute } from '../../app/router';
import { historyTexts } from '../../texts/history-texts';
import classes from './record.module.css';

const texts = historyTexts.record;

interface VersionOriginProps {
  readonly dataset: string;
  readonly parents: readonly LogEntry[];
  /** The version whose content was restored before this one was made. */
  readonly restored: LogEntry | undefined;
}

/** What a version was made of, each with the way there. */
export function VersionOrigin({ dataset, parents, restored }: VersionOriginProps) {
  const [only] = parents;
  if (only === undefined && restored === undefined) return null;
  const link = ({ version }: LogEntry, words: string) => (
    <a href={formatRoute({ screen: 'versions', dataset, version: String(version) })}>{words}</a>
  );
  return (
    <p className={classes.origin}>
      {only !== undefined && parents.length === 1 && link(only, texts.follows(only.version))}
      {parents.length > 1 && (
        <span>
          {texts.merge}{' '}
          {parents.map((parent, index) => (
            <Fragment key={parent.id}>
              {index > 0 && ` ${texts.and} `}
              {link(parent, texts.version(parent.version))}
            </Fragment>
          ))}
        </span>
      )}
      {restored !== undefined && (
        <span>
          {texts.restored} {link(restored, texts.version(restored.version))}
        </span>
      )}
    </p>
  );
}
