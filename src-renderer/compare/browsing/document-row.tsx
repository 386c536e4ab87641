import { compareTexts } from '../../texts/compare-texts';
import { formatCount } from '../../texts/words';
import type { ComparedDocument, ListedDocument, What } from './compared-documents';
import classes from './document-list.module.css';

const texts = compareTexts.list;

interface DocumentRowProps {
  readonly listed: ListedDocument;
  readonly what: What;
}

/** A document that differs: how many regions came, went, changed, and what happened to itself. */
export function DocumentRow({ listed: { row, changes }, what }: DocumentRowProps) {
  const notes = notesOf(row);
  return (
    <span className={classes.row}>
      <span className={classes.name} title={row.name}>
        {row.name}
      </span>
      <span className={classes.second}>
        <span className={classes.counts}>
          {what.by === 'kind' || what.by === 'class' ? (
            <span>{texts.matching(changes)}</span>
          ) : (
            <RegionCounts row={row} />
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

function RegionCounts({ row }: { readonly row: ComparedDocument }) {
  const { added, removed, changed } = row;
  if (added + removed + changed === 0) return <span className={classes.quiet}>{texts.noRegions}</span>;
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
