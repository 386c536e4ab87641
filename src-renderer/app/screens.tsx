import { lazy, Suspense } from 'react';
import { LateLoader } from '../components/late-loader';
import { appTexts } from '../texts/app-texts';
import { ErrorBoundary } from './error-boundary';
import { formatRoute, type Route } from './router';

/** Screens are loaded when they are first shown: the window opens before the page renderer is parsed. */
const LibraryScreen = lazy(async () => ({
  default: (await import('../library/library-screen')).LibraryScreen,
}));
const DocumentsScreen = lazy(async () => ({
  default: (await import('../documents/documents-screen')).DocumentsScreen,
}));
const AnnotateScreen = lazy(async () => ({
  default: (await import('../editor/annotate-screen')).AnnotateScreen,
}));
const DuplicatesScreen = lazy(async () => ({
  default: (await import('../duplicates/duplicates-screen')).DuplicatesScreen,
}));
const CompareScreen = lazy(async () => ({
  default: (await import('../compare/compare-screen')).CompareScreen,
}));
const ChangesScreen = lazy(async () => ({
  default: (await import('../compare/changes-screen')).ChangesScreen,
}));
const SchemaScreen = lazy(async () => ({
  default: (await import('../label-schema/schema-screen')).SchemaScreen,
}));
const VersionsScreen = lazy(async () => ({
  default: (await import('../versions/versions-screen')).VersionsScreen,
}));
const MergeScreen = lazy(async () => ({
  default: (await import('../merge/merge-screen')).MergeScreen,
}));
const SchemasScreen = lazy(async () => ({
  default: (await import('../schema-versions/schemas-screen')).SchemasScreen,
}));
const CompareSchemasScreen = lazy(async () => ({
  default: (await import('../schema-versions/comparison/compare-schemas-screen')).CompareSchemasScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('../settings/settings-screen')).SettingsScreen,
}));
const FirstStartScreen = lazy(async () => ({ default: (await import('../library/first-start')).FirstStart }));

export function FirstStart() {
  return (
    <Suspense fallback={null}>
      <FirstStartScreen />
    </Suspense>
  );
}

/** The screen of a route. Another dataset or version starts afresh; turning a page does not. */
export function CurrentScreen({ route }: { readonly route: Route }) {
  return (
    <ErrorBoundary key={formatRoute(screenOf(route))}>
      <Suspense fallback={<LateLoader label={appTexts.loadingScreen} />}>{showScreen(route)}</Suspense>
    </ErrorBoundary>
  );
}

/** The same for routes that one screen shows without starting afresh. */
function screenOf(route: Route): Route {
  if (route.screen === 'schemas') return { screen: 'schemas' };
  if (route.screen === 'versions') return { screen: 'versions', dataset: route.dataset };
  return 'pageIndex' in route ? { ...route, pageIndex: 0 } : route;
}

function showScreen(route: Route) {
  switch (route.screen) {
    case 'library':
      return <LibraryScreen />;
    case 'documents':
      return <DocumentsScreen dataset={route.dataset} version={route.version} />;
    case 'annotate':
      return (
        <AnnotateScreen
          dataset={route.dataset}
          version={route.version}
          documentId={route.document}
          pageIndex={route.pageIndex}
        />
      );
    case 'changes':
      return <ChangesScreen dataset={route.dataset} />;
    case 'duplicates':
      return <DuplicatesScreen dataset={route.dataset} />;
    case 'versions':
      return <VersionsScreen dataset={route.dataset} selected={route.version} />;
    case 'merge':
      return <MergeScreen dataset={route.dataset} />;
    case 'compare':
      return <CompareScreen from={route.from} to={route.to} />;
    case 'schema':
      return <SchemaScreen dataset={route.dataset} version={route.version} />;
    case 'schemas':
      return <SchemasScreen selected={route.ref} />;
    case 'compare-schemas':
      return <CompareSchemasScreen from={route.from} to={route.to} />;
    case 'settings':
      return <SettingsScreen />;
  }
}
