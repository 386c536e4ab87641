import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { notifications } from '@mantine/notifications';
import { toCallFailed } from '../api/call-failed';
import { appTexts } from '../texts/app-texts';

const FAILURE_MS = 12_000;
const DONE_MS = 4000;
/** Long enough to think twice. */
const UNDO_MS = 10_000;

/** Says what did not happen, why, and what to do. For failures that have no place of their own on the screen. */
export function showFailure(error: unknown, action?: OfferedAction): void {
  const failure = toCallFailed(error);
  if (failure.isCancelled) return;
  const { what, why, next } = failure.userMessage;
  const id = crypto.randomUUID();
  notifications.show({
    id,
    color: 'red',
    title: what,
    message: <WithAction id={id} text={`${why} ${next}`} action={action} />,
    autoClose: FAILURE_MS,
    role: 'alert',
    closeButtonProps: { 'aria-label': appTexts.close },
  });
}

/** What a notification offers besides being closed. */
export interface OfferedAction {
  readonly label: string;
  readonly run: () => void;
}

/** The notification that offers to take something back. */
let lastOffer: string | null = null;

/**
 * Says that something was done; with a function, offers to take it back, or else what the action says.
 *
 * @returns takes the message away
 */
export function showDone(text: string, offered?: (() => void) | OfferedAction): () => void {
  const id = crypto.randomUUID();
  const action = typeof offered === 'function' ? { label: appTexts.undo, run: offered } : offered;
  if (action !== undefined) {
    // Undo takes back the last thing, which is not what an older offer says any more.
    if (lastOffer !== null) notifications.hide(lastOffer);
    lastOffer = id;
  }
  show(id, {
    message: <WithAction id={id} text={text} action={action} />,
    autoClose: action === undefined ? DONE_MS : UNDO_MS,
  });
  return () => void notifications.hide(id);
}

/** Says that work has ended which a person has to look at, and waits until they do. They may be busy elsewhere. */
export function showEnded(text: string, action: OfferedAction, onDismiss: () => void): void {
  const id = crypto.randomUUID();
  let isTaken = false;
  const run = (): void => {
    isTaken = true;
    action.run();
  };
  show(id, {
    message: <WithAction id={id} text={text} action={{ label: action.label, run }} />,
    autoClose: false,
    onClose: () => {
      if (!isTaken) onDismiss();
    },
  });
}

interface Shown {
  readonly message: ReactNode;
  /** Milliseconds; `false` for until it is closed. */
  readonly autoClose: number | false;
  readonly onClose?: () => void;
}

function show(id: string, shown: Shown): void {
  notifications.show({
    id,
    ...shown,
    withBorder: true,
    role: 'status',
    closeButtonProps: { 'aria-label': appTexts.close },
  });
}

interface WithActionProps {
  /** Of the notification, which the action closes. */
  readonly id: string;
  readonly text: string;
  readonly action: OfferedAction | undefined;
}

function WithAction({ id, text, action }: WithActionProps) {
  const act = (): void => {
    action?.run();
    notifications.hide(id);
  };
  return (
    <span style={{ display: 'flex', gap: 12, alignItems: 'center', justifyContent: 'space-between' }}>
      <span>{text}</span>
      {action !== undefined && (
        <Button variant="default" size="compact-xs" style={{ flex: 'none' }} onClick={act}>
          {action.label}
        </Button>
      )}
    </span>
  );
}
