import { Fragment, useEffect, useState } from 'react';
import { Loader } from '@mantine/core';
import { toCallFailed, type CallFailed } from '../api/call-failed';
import { connectToHost } from '../api/host';
import { FailureView } from '../components/failure-view';
import { appTexts } from '../texts/app-texts';
import { AppCommands } from './app-commands';
import { CommandPalette } from './command-palette';
import { ErrorBoundary } from './error-boundary';
import { Features } from './features';
import { Frame } from './frame';
import { FirstStart } from './screens';
import { followSession, refreshSession, useSession } from './session-store';
import { listenForShortcuts } from './shortcuts';
import { ShortcutSheet } from './shortcut-sheet';
import { TaskPanel } from './task-panel';
import classes from './start.module.css';

/** One connection for the life of the page, also when React mounts twice in development. */
let connecting: Promise<void> | undefined;

/** Connects to the core, then shows the first-start screen or the open library. */
export function Start() {
  const [failure, setFailure] = useState<CallFailed>();
  useEffect(() => {
    connecting ??= connectToHost().then(followSession);
    connecting.catch((error: unknown) => setFailure(toCallFailed(error)));
    return listenForShortcuts(window);
  }, []);
  // What was read from one library is not shown, nor asked for, in another.
  const libraryId = useSession(({ library }) => library?.id);
  if (failure !== undefined) return <Centered failure={failure} />;
  return (
    <ErrorBoundary>
      <Fragment key={libraryId}>
        {/* Before the screens: of two commands on the same keys that of the screen counts. */}
        <AppCommands />
        <Features />
        <Opened />
      </Fragment>
      <CommandPalette />
      <ShortcutSheet />
      <TaskPanel />
    </ErrorBoundary>
  );
}

function Opened() {
  const library = useSession((session) => session.library);
  const failure = useSession((session) => session.failure);
  if (library === undefined) return <Centered failure={failure} onRetry={() => void refreshSession()} />;
  return library === null ? <FirstStart /> : <Frame />;
}

function Centered({
  failure,
  onRetry,
}: {
  readonly failure: CallFailed | undefined;
  readonly onRetry?: () => void;
}) {
  return (
    <main className={classes.centered}>
      <h1 className="visually-hidden">{appTexts.name}</h1>
      {failure === undefined ? (
        <Loader size="sm" role="img" aria-label={appTexts.starting} />
      ) : (
        <FailureView message={failure.userMessage} onRetry={onRetry} />
      )}
    </main>
  );
}
