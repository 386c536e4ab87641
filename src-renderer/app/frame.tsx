import { useEffect } from 'react';
import { MergeBanner } from '../merge/waiting/merge-banner';
import { appTexts } from '../texts/app-texts';
import { currentBranch, useBranches, useBranchTurn } from './branches';
import { rememberDataset, useDataset, useDatasets } from './dataset-choice';
import { Header } from './header';
import { Navigation } from './navigation';
import { datasetOf, useRoute } from './router';
import { CurrentScreen } from './screens';
import { StatusBar } from './status-bar';
import { useView } from './view-settings';
import classes from './frame.module.css';

/** The window while a library is open: navigation, header, the screen, status bar. */
export function Frame() {
  const route = useRoute();
  const datasets = useDatasets();
  const dataset = useDataset(datasets.data);
  const isNarrow = useView(({ isNavigationNarrow }) => isNavigationNarrow);
  const inRoute = datasetOf(route);
  const turn = useBranchTurn(dataset, currentBranch(useBranches(dataset).data)?.name);
  useEffect(() => {
    if (inRoute !== null) rememberDataset(inRoute);
  }, [inRoute]);
  useEffect(() => {
    document.title = [inRoute, appTexts.screens[route.screen], appTexts.name]
      .filter((part) => part !== null)
      .join(' – ');
  }, [inRoute, route.screen]);
  return (
    <div className={classes.frame} data-narrow={isNarrow || undefined}>
      <a href="#content" className={classes.skip} onClick={focusContent}>
        {appTexts.skipToContent}
      </a>
      <Navigation route={route} dataset={dataset} isNarrow={isNarrow} />
      <Header route={route} dataset={dataset} datasets={datasets.data ?? []} />
      <main id="content" tabIndex={-1} className={classes.content}>
        {/* The editor fills the window and has no title line of its own. */}
        {route.screen === 'annotate' && <h1 className="visually-hidden">{appTexts.screens.annotate}</h1>}
        {dataset !== null && route.screen !== 'merge' && <MergeBanner dataset={dataset} />}
        <CurrentScreen key={turn} route={route} />
      </main>
      <StatusBar />
    </div>
  );
}

/** The address belongs to the router, so the link moves the focus itself. */
function focusContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
