import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { appTexts } from '../texts/app-texts';
import classes from './failure-view.module.css';

interface FailureViewProps {
  /** What did not happen, why, and what to do now. */
  readonly message: { readonly what: string; readonly why: string; readonly next: string };
  readonly onRetry?: (() => void) | undefined;
  readonly children?: ReactNode;
}

/** A failure, shown where it happened. */
export function FailureView({ message, onRetry, children }: FailureViewProps) {
  return (
    <div role="alert" className={classes.failure} data-selectable>
      <IconAlertTriangle size={18} className={classes.icon} aria-hidden="true" />
      <div className={classes.words}>
        <strong>{message.what}</strong> <span>{message.why}</span> <span>{message.next}</span>
        {(onRetry !== undefined || children !== undefined) && (
          <div className={classes.actions}>
            {onRetry !== undefined && (
              <Button variant="default" onClick={onRetry}>
                {appTexts.retry}
              </Button>
            )}
            {children}
          </div>
        )}
      </div>
    </div>
  );
}
