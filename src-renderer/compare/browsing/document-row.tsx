import { compareTexts } from '../../texts/compare-texts';
import { formatCount } from '../../texts/words';
import {
  isLookingNeeded,
  type Cause,
  type ComparedDocument,
  type ListedDocument,
  type What,
} from '../walk/compared-documents';
import classes from './document-list.module.css';

const texts = compareTexts.list;

interface DocumentRowProps {
  readonly listed: ListedDocument;
  readonly what: What;
  readonly cause: Cause;
}

/** A document that differs: how many regions came, went, changed, and what happened to itself. */
export function DocumentRow({ listed: { row, changes }, what, cause }: DocumentRowProps) {
  const notes = notesOf(row);
  return (
    <span className={classes.row}>
      <span className={classes.name} title={row.name}>
        {row.name}
      </span>
      <span className={classes.second}>
        <span className={classes.counts}>
          {isLookingNeeded(what, cause) ? (
            <span>{texts.matching(changes)}</span>
          ) : (
            <RegionCounts row={row} cause={cause} />
          )}
        </span>
        {notes !== '' && (
          <span className={classes.notes} title={notes}>
            {notes}
          </span>
        )}
      </span>
    </span>
  );
}

/** Counts of one cause never stand among those of the other. */
function RegionCounts({ row, cause }: { readonly row: ComparedDocument; readonly cause: Cause }) {
  const isByPeople = cause !== 'schema';
  const [added, removed, changed] = isByPeople ? [row.added, row.removed, row.changed] : [0, 0, 0];
  const rewritten = cause === 'labels' ? 0 : row.rewritten;
  if (added + removed + changed + rewritten === 0)
    return <span className={classes.quiet}>{texts.noRegions}</span>;
  return (
    <>
      {added > 0 && (
        <span data-look="added" title={texts.added(added)}>
          +{formatCount(added)}
        </span>
      )}
      {removed > 0 && (
        <span data-look="removed" title={texts.removed(removed)}>
          −{formatCount(removed)}
        </span>
      )}
      {changed > 0 && (
        <span data-look="changed" title={texts.changed(changed)}>
          ~{formatCount(changed)}
        </span>
      )}
      {rewritten > 0 && (
        <span title={texts.rewritten(rewritten, isByPeople ? row.changedTwice : 0)}>
          §{formatCount(rewritten)}
        </span>
      )}
    </>
  );
}

function notesOf({ presence, isReplaced, split, pages }: ComparedDocument): string {
  const none = compareTexts.documents.noSplit;
  const parts = [
    ...(presence === 'added' ? [texts.isAdded] : []),
    ...(presence === 'removed' ? [texts.isRemoved] : []),
    ...(isReplaced ? [texts.isReplaced] : []),
    ...(split === null ? [] : [texts.split(split.before ?? none, split.after ?? none)]),
    ...(pages.length > 1 ? [texts.pages(pages.length)] : []),
  ];
  return parts.join(' · ');
}
