import { closeDialog } from '../app/dialogs';
import { ContentId } from '../components/content-id';
import { DoneLine } from '../components/done-line';
import { NoticeDialog } from '../components/notice-dialog';
import { exchangeTexts } from '../texts/exchange-texts';
import type { Exported } from './export-version';
import classes from './export-result-view.module.css';

const texts = exchangeTexts.exporting;

/** Where the file is, which content it holds, and what it could not. */
export function ExportResultView({ result }: { readonly result: Exported }) {
  const { regions, path, contentId, losses } = result;
  return (
    <NoticeDialog onClose={closeDialog} title={texts.doneTitle}>
      <DoneLine>{texts.done(regions, path)}</DoneLine>
      <div className={classes.content}>
        {texts.contentId}: <ContentId id={contentId} />
      </div>
      {losses.length === 0 ? (
        <div>{texts.noLosses}</div>
      ) : (
        <>
          <Losses title={texts.leftOut} losses={losses.filter(({ kept }) => !kept)} />
          <Losses title={texts.writtenOtherwise} losses={losses.filter(({ kept }) => kept)} />
        </>
      )}
    </NoticeDialog>
  );
}

/** What COCO has no place for: left out, or written where other readers do not look for it. */
function Losses({ title, losses }: { readonly title: string; readonly losses: Exported['losses'] }) {
  if (losses.length === 0) return null;
  return (
    <div>
      {title}:
      <ul className={classes.losses}>
        {losses.map(({ what, count }) => (
          <li key={what}>{texts.loss(what, count)}</li>
        ))}
      </ul>
    </div>
  );
}
