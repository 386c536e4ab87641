import { Button } from '@mantine/core';
import { canPick } from '../api/pick-files';
import { showFailure } from '../app/notify';
import { FailureView } from '../components/failure-view';
import { Panel } from '../components/panel';
import { libraryTexts as texts } from '../texts/library-texts';
import { closeLibrary, newLibrary, openFolder, openSample, useOpening } from './open-library';
import { RecentLibraries } from './recent-libraries';
import classes from './other-libraries.module.css';

/** The way to another library. */
export function OtherLibraries() {
  const { isBusy, failure } = useOpening();
  return (
    <Panel title={texts.otherLibraries}>
      {failure !== undefined && <FailureView message={failure.userMessage} />}
      <RecentLibraries />
      <div className={classes.actions}>
        <Button variant="default" disabled={isBusy} onClick={() => void newLibrary()}>
          {texts.newLibrary}
        </Button>
        {canPick('library-folder') && (
          <Button variant="default" disabled={isBusy} onClick={() => void openFolder()}>
            {texts.openFolder}
          </Button>
        )}
        <Button variant="default" disabled={isBusy} onClick={() => void openSample()}>
          {texts.sample}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          disabled={isBusy}
          onClick={() => void closeLibrary().catch(showFailure)}
        >
          {texts.closeLibrary}
        </Button>
      </div>
    </Panel>
  );
}
