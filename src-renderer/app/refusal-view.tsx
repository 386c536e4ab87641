import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CallFailed } from '../api/call-failed';
import { FailureView } from '../components/failure-view';
import { wayOut } from './way-out';

interface RefusalViewProps {
  readonly dataset: string;
  readonly failure: CallFailed;
  readonly onRetry?: (() => void) | undefined;
  /** What else can be done about it. */
  readonly children?: ReactNode;
}

/** Why something was not done to a dataset, with the way to what stands against it where there is one. */
export function RefusalView({ dataset, failure, onRetry, children }: RefusalViewProps) {
  const way = wayOut(dataset, failure);
  return (
    <FailureView message={failure.userMessage} onRetry={onRetry}>
      {way !== undefined && (
        <Button variant="default" onClick={way.run}>
          {way.label}
        </Button>
      )}
      {children}
    </FailureView>
  );
}
