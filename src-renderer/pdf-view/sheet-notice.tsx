import { Button, Loader, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { OpenState } from './open-document';
import classes from './pdf-view.module.css';

interface SheetNoticeProps {
  readonly name: string;
  readonly open: OpenState;
  readonly problem: string | null;
  readonly isFirst: boolean;
  readonly isWaiting: boolean;
  readonly onUnlock: (password: string) => void;
  readonly onRetry: () => void;
}

/** What stands on a sheet that has no picture: why, and what to do. Paper is white in both themes, so is this. */
export function SheetNotice(props: SheetNoticeProps) {
  const { open, problem, isWaiting } = props;
  if (open.kind === 'absent') return <AbsentNotice name={props.name} />;
  if (open.kind === 'locked')
    return props.isFirst ? <PasswordForm wrong={open.wrong} onUnlock={props.onUnlock} /> : null;
  if (open.kind === 'failed')
    return <Problem title="This document cannot be shown." reason={open.reason} onRetry={props.onRetry} />;
  if (problem !== null)
    return <Problem title="This page cannot be shown." reason={problem} onRetry={props.onRetry} />;
  if (!isWaiting) return null;
  return (
    <div className={classes['waiting']}>
      <Loader size="sm" color="gray" role="img" aria-label="Drawing the page" />
    </div>
  );
}

const AbsentNotice = ({ name }: { readonly name: string }) => (
  <div className={classes['absent']}>
    <strong>{name}</strong>
    <span>The file is not in this library. Its regions are here; add the file to see the page.</span>
  </div>
);

interface ProblemProps {
  readonly title: string;
  readonly reason: string;
  readonly onRetry: () => void;
}

const Problem = ({ title, reason, onRetry }: ProblemProps) => (
  <div className={classes['notice']} role="alert" data-mantine-color-scheme="light">
    <Stack gap="xs" align="flex-start">
      <Text fw={600} c="dark.7">
        {title}
      </Text>
      <Text size="sm" c="dark.5">
        {reason}
      </Text>
      <Button size="xs" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </Stack>
  </div>
);

function PasswordForm({
  wrong,
  onUnlock,
}: {
  readonly wrong: boolean;
  readonly onUnlock: (password: string) => void;
}) {
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password !== '') onUnlock(password);
  };
  return (
    <form className={classes['notice']} onSubmit={submit} data-mantine-color-scheme="light">
      <Stack gap="xs">
        <PasswordInput
          label="This document is protected by a password"
          description="The password is used to show the pages until you close the window, and is not stored."
          error={
            wrong
              ? 'This password does not open it. Check capital letters and the keyboard layout.'
              : undefined
          }
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="off"
        />
        <Button type="submit" size="xs" disabled={password === ''}>
          Open
        </Button>
      </Stack>
    </form>
  );
}
