import { IconChevronRight } from '@tabler/icons-react';
import { Fragment } from 'react';
import { api } from '../api/client';
import { useCall } from '../api/use-call';
import { appTexts } from '../texts/app-texts';
import { formatRoute, splitVersionRef, versionRefOf, type Route } from './router';
import classes from './breadcrumbs.module.css';

interface Crumb {
  readonly name: string;
  readonly route?: Route;
}

/** Where this is, from the dataset down; every step but the last leads back. */
export function Breadcrumbs({ route }: { readonly route: Route }) {
  const documentName = useDocumentName(route);
  const crumbs = crumbsOf(route, documentName);
  return (
    <nav aria-label="Breadcrumbs" className={classes.crumbs}>
      {crumbs.map(({ name, route: target }, index) => (
        <Fragment key={name}>
          {index > 0 && <IconChevronRight size={13} className={classes.arrow} aria-hidden="true" />}
          {target === undefined ? (
            <span className={classes.here} aria-current="location">
              {name}
            </span>
          ) : (
            <a href={formatRoute(target)} className={classes.link}>
              {name}
            </a>
          )}
        </Fragment>
      ))}
    </nav>
  );
}

function crumbsOf(route: Route, documentName: string | undefined): readonly Crumb[] {
  const name = appTexts.screens[route.screen];
  if (route.screen === 'annotate') {
    const { dataset, version } = route;
    return [
      { name: appTexts.screens.documents, route: { screen: 'documents', dataset, version } },
      ...versionCrumb(version),
      { name: documentName ?? '…' },
    ];
  }
  if (route.screen === 'compare') {
    const { dataset, version } = splitVersionRef(route.to);
    const other = splitVersionRef(route.from);
    const from = `${other.dataset === dataset ? '' : `${other.dataset}, `}${appTexts.version(other.version)}`;
    return [
      { name: appTexts.screens.versions, route: { screen: 'versions', dataset } },
      { name: `${from} → ${appTexts.version(version)}` },
    ];
  }
  if (route.screen === 'duplicates')
    return [
      {
        name: appTexts.screens.documents,
        route: { screen: 'documents', dataset: route.dataset, version: 'draft' },
      },
      { name },
    ];
  if (route.screen === 'merge')
    return [
      { name: appTexts.screens.versions, route: { screen: 'versions', dataset: route.dataset } },
      { name },
    ];
  if (route.screen === 'compare-schemas')
    return [
      { name: appTexts.screens.schemas, route: { screen: 'schemas' } },
      { name: `${route.from} → ${route.to}` },
    ];
  if (route.screen === 'schemas' && route.ref !== undefined)
    return [{ name, route: { screen: 'schemas' } }, { name: route.ref }];
  if (route.screen === 'documents' || route.screen === 'schema')
    return [{ name }, ...versionCrumb(route.version)];
  return [{ name }];
}

const versionCrumb = (version: string): readonly Crumb[] =>
  version === 'draft' ? [] : [{ name: appTexts.version(version) }];

function useDocumentName(route: Route): string | undefined {
  const shown = route.screen === 'annotate' ? route : null;
  const version = shown === null ? '' : versionRefOf(shown.dataset, shown.version);
  const document = shown?.document ?? '';
  const { data } = useCall(shown === null ? null : `name ${version} ${document}`, (signal) =>
    api.documents.get({ version, document }, { signal }),
  );
  return data?.name;
}
