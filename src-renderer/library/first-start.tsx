import { IconFolderOpen, IconPlus, IconSparkles } from '@tabler/icons-react';
import { canPick } from '../api/pick-files';
import { Mark } from '../app/mark';
import { useSession } from '../app/session-store';
import { ThemeButton } from '../app/theme-button';
import { ChoiceCard } from '../components/choice-card';
import { FailureView } from '../components/failure-view';
import { appTexts } from '../texts/app-texts';
import { libraryTexts as texts } from '../texts/library-texts';
import { newLibrary, openFolder, openSample, useOpening } from './open-library';
import { RecentLibraries } from './recent-libraries';
import classes from './first-start.module.css';

/** What stands in the window while no library is open. */
export function FirstStart() {
  const { isBusy, failure } = useOpening();
  const version = useSession((session) => session.version);
  return (
    <main className={classes.start}>
      <div className={classes.corner}>
        <ThemeButton />
      </div>
      <div className={classes.middle}>
        <header className={classes.brand}>
          <Mark size={52} />
          <div>
            <h1 className={classes.name}>{appTexts.name}</h1>
            <p className={classes.tagline}>{texts.tagline}</p>
          </div>
        </header>
        {failure !== undefined && <FailureView message={failure.userMessage} />}
        <div className={classes.columns}>
          <section aria-label={texts.start} className={classes.choices}>
            <ChoiceCard
              isMain
              icon={<IconPlus size={20} />}
              title={texts.newLibrary}
              hint={texts.newLibraryHint}
              onClick={() => void newLibrary()}
              isDisabled={isBusy}
            />
            {canPick('library-folder') && (
              <ChoiceCard
                icon={<IconFolderOpen size={20} />}
                title={texts.openFolder}
                hint={texts.openFolderHint}
                onClick={() => void openFolder()}
                isDisabled={isBusy}
              />
            )}
            <ChoiceCard
              icon={<IconSparkles size={20} />}
              title={texts.sample}
              hint={texts.sampleHint}
              onClick={() => void openSample()}
              isDisabled={isBusy}
            />
          </section>
          <section aria-label={texts.recent} className={classes.recent}>
            <h2 className={classes.heading}>{texts.recent}</h2>
            <RecentLibraries />
          </section>
        </div>
        <p className={classes.version}>{version}</p>
      </div>
    </main>
  );
}
