import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { FailureView } from '../components/failure-view';
import { appTexts } from '../texts/app-texts';
import classes from './error-boundary.module.css';

interface State {
  readonly error: Error | null;
}

/** Catches what a screen throws while it is drawn, so that the rest of the window lives on. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className={classes.crash}>
        <FailureView message={appTexts.crash}>
          <Button variant="default" onClick={() => this.setState({ error: null })}>
            {appTexts.crash.again}
          </Button>
        </FailureView>
        <details className={classes.details}>
          <summary>{appTexts.crash.details}</summary>
          <pre data-selectable>{error.stack ?? error.message}</pre>
        </details>
      </div>
    );
  }
}
