import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { runCommand } from '../app/commands';
import { navigate } from '../app/router';
import { undoLastEdit } from '../app/undo';
import { appTexts } from '../texts/app-texts';
import { migrationTexts as texts } from '../texts/migration-texts';
import type { Effect } from './use-migration';
import classes from './announce-migration.module.css';

/** Long enough to read it and to choose. */
const SHOWN_MS = 20_000;

/** Says what a migration did, with the ways on from there: take it back, decide what is open, look at the changes. */
export function announceMigration(dataset: string, { rewritten, needsReview }: Effect): void {
  const id = crypto.randomUUID();
  const then = (act: () => void) => () => {
    notifications.hide(id);
    act();
  };
  notifications.show({
    id,
    message: (
      <div className={classes.message}>
        <span>{texts.apply.done(rewritten, needsReview)}</span>
        <span className={classes.actions}>
          {needsReview > 0 && (
            <Button size="compact-xs" onClick={then(() => runCommand('migration.decide'))}>
              {texts.apply.decide(needsReview)}
            </Button>
          )}
          <Button
            variant="default"
            size="compact-xs"
            onClick={then(() => navigate({ screen: 'changes', dataset }))}
          >
            {texts.apply.changes}
          </Button>
          <Button variant="default" size="compact-xs" onClick={then(() => void undoLastEdit(dataset))}>
            {appTexts.undo}
          </Button>
        </span>
      </div>
    ),
    autoClose: SHOWN_MS,
    withBorder: true,
    role: 'status',
    closeButtonProps: { 'aria-label': appTexts.close },
  });
}
