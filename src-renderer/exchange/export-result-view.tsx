import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { closeDialog } from '../app/dialogs';
import { ContentId } from '../components/content-id';
import { Dialog } from '../components/dialog';
import { appTexts } from '../texts/app-texts';
import { exchangeTexts } from '../texts/exchange-texts';
import type { Exported } from './export-version';
import classes from './export-result-view.module.css';

const texts = exchangeTexts.exporting;

/** Where the file is, which content it holds, and what it could not. */
export function ExportResultView({ result }: { readonly result: Exported }) {
  const { regions, path, contentId, losses } = result;
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={texts.doneTitle}
      footer={
        <Button onClick={closeDialog} data-autofocus>
          {appTexts.close}
        </Button>
      }
    >
      <div className={classes.done} role="status" data-selectable>
        <IconCircleCheck size={18} aria-hidden="true" />
        <span>{texts.done(regions, path)}</span>
      </div>
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
    </Dialog>
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
