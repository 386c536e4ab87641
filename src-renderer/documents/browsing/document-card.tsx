import { IconAlertTriangle, IconFileOff, IconLock, IconPhoto } from '@tabler/icons-react';
import type { DocumentRow } from '../../../src-main/contract/document-contract';
import { documentTexts as texts } from '../../texts/document-texts';
import { formatCount } from '../../texts/words';
import { ReviewState } from './review-state';
import { useThumbnail } from './thumbnails';
import classes from './document-card.module.css';

/** A document as a card: its first page, its name, what is on it. */
export function DocumentCard({ row }: { readonly row: DocumentRow }) {
  return (
    <div className={classes.card}>
      <div className={classes.picture}>
        <FirstPage file={row.file} />
        <div className={classes.badges}>
          {row.split !== null && <span className={classes.badge}>{texts.splits[row.split]}</span>}
          {row.problems > 0 && <ProblemMark count={row.problems} />}
        </div>
      </div>
      <div className={classes.name} title={row.name}>
        {row.name.split('/').at(-1)}
      </div>
      <div className={classes.facts}>
        <span>
          {texts.pages(row.pages)} · {texts.regions(row.regions)}
        </span>
        <ReviewState reviewed={row.reviewed} pages={row.pages} isShort />
      </div>
    </div>
  );
}

/** The same as a line of a table. */
export function DocumentLine({ row }: { readonly row: DocumentRow }) {
  return (
    <div className={classes.line}>
      <div className={classes.small}>
        <FirstPage file={row.file} />
      </div>
      <span className={classes.lineName} title={row.name}>
        {row.name}
      </span>
      {row.problems > 0 ? <ProblemMark count={row.problems} /> : <span />}
      <span className={classes.number}>{formatCount(row.pages)}</span>
      <span className={classes.number}>{formatCount(row.regions)}</span>
      <ReviewState reviewed={row.reviewed} pages={row.pages} />
      <span className={classes.quiet}>{row.split === null ? '' : texts.splits[row.split]}</span>
    </div>
  );
}

/** The heads of the columns of `DocumentLine`. */
export function DocumentLineHead() {
  const { columns } = texts;
  return (
    <div className={classes.head} aria-hidden="true">
      <span />
      <span>{columns.name}</span>
      <span />
      <span className={classes.number}>{columns.pages}</span>
      <span className={classes.number}>{columns.regions}</span>
      <span>{columns.reviewed}</span>
      <span>{columns.split}</span>
    </div>
  );
}

function FirstPage({ file }: { readonly file: string | null }) {
  const thumbnail = useThumbnail(file);
  if (thumbnail === 'locked') return <LockedPage />;
  if (thumbnail !== null)
    return <img src={thumbnail.url} alt="" className={classes.page} draggable={false} />;
  return (
    <span className={classes.noPage} title={file === null ? texts.absent : undefined}>
      {file === null ? <IconFileOff size={24} stroke={1.4} /> : <IconPhoto size={24} stroke={1.2} />}
      {file === null && <span className={classes.absent}>{texts.absent}</span>}
    </span>
  );
}

const LockedPage = () => (
  <span className={classes.noPage} title={texts.locked}>
    <IconLock size={24} stroke={1.4} aria-hidden="true" />
    <span className={classes.absent}>{texts.lockedShort}</span>
  </span>
);

function ProblemMark({ count }: { readonly count: number }) {
  return (
    <span className={classes.problem} title={texts.problems(count)}>
      <IconAlertTriangle size={14} aria-hidden="true" />
      <span className="visually-hidden">{texts.problems(count)}</span>
    </span>
  );
}
