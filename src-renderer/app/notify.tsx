import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { toCallFailed } from '../api/call-failed';
import { appTexts } from '../texts/app-texts';

const FAILURE_MS = 12_000;
const DONE_MS = 4000;
/** Long enough to think twice. */
const UNDO_MS = 10_000;

/** Says what did not happen, why, and what to do. For failures that have no place of their own on the screen. */
export function showFailure(error: unknown): void {
  const failure = toCallFailed(error);
  if (failure.isCancelled) return;
  const { what, why, next } = failure.userMessage;
  notifications.show({
    color: 'red',
    title: what,
    message: `${why} ${next}`,
    autoClose: FAILURE_MS,
    role: 'alert',
    closeButtonProps: { 'aria-label': appTexts.close },
  });
}

/** Says that something was done; with `undo`, offers to take it back. */
export function showDone(text: string, undo?: () => void): void {
  const id = crypto.randomUUID();
  const takeBack = (): void => {
    notifications.hide(id);
    undo?.();
  };
  notifications.show({
    id,
    message: (
      <span style={{ display: 'flex', gap: 12, alignItems: 'center', justifyContent: 'space-between' }}>
        <span>{text}</span>
        {undo !== undefined && (
          <Button variant="default" size="compact-xs" onClick={takeBack}>
            {appTexts.undo}
          </Button>
        )}
      </span>
    ),
    autoClose: undo === undefined ? DONE_MS : UNDO_MS,
    withBorder: true,
    role: 'status',
    closeButtonProps: { 'aria-label': appTexts.close },
  });
}
