import { Tooltip } from '@mantine/core';
import {
  IconBooks,
  IconFiles,
  IconGitCompare,
  IconHistory,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSettings,
  IconSitemap,
  IconTags,
  type Icon,
} from '@tabler/icons-react';
import { IconButton } from '../components/icon-button';
import { appTexts } from '../texts/app-texts';
import { Mark } from './mark';
import { formatRoute, type Route, type Screen } from './router';
import { toggleNavigation } from './view-settings';
import classes from './navigation.module.css';

interface Place {
  readonly route: Route;
  readonly icon: Icon;
  /** Screens that count as being here. */
  readonly screens: readonly Screen[];
}

const LIBRARY: Place = { route: { screen: 'library' }, icon: IconBooks, screens: ['library'] };
const SCHEMAS: Place = {
  route: { screen: 'schemas' },
  icon: IconSitemap,
  screens: ['schemas', 'compare-schemas'],
};
const SETTINGS: Place = { route: { screen: 'settings' }, icon: IconSettings, screens: ['settings'] };

const placesOf = (dataset: string): readonly Place[] => [
  {
    route: { screen: 'documents', dataset, version: 'draft' },
    icon: IconFiles,
    screens: ['documents', 'annotate', 'duplicates'],
  },
  { route: { screen: 'schema', dataset, version: 'draft' }, icon: IconTags, screens: ['schema'] },
  { route: { screen: 'changes', dataset }, icon: IconGitCompare, screens: ['changes'] },
  { route: { screen: 'versions', dataset }, icon: IconHistory, screens: ['versions', 'compare', 'merge'] },
];

interface NavigationProps {
  readonly route: Route;
  readonly dataset: string | null;
  readonly isNarrow: boolean;
}

/** The way to every screen, at the left edge. */
export function Navigation({ route, dataset, isNarrow }: NavigationProps) {
  const link = (place: Place) => (
    <PlaceLink key={place.route.screen} place={place} here={route.screen} isNarrow={isNarrow} />
  );
  const label = isNarrow ? appTexts.expand : appTexts.collapse;
  return (
    <nav className={classes.navigation} aria-label={appTexts.navigation}>
      <div className={classes.brand}>
        <Mark />
        {!isNarrow && <span className={classes.name}>{appTexts.name}</span>}
      </div>
      {link(LIBRARY)}
      {link(SCHEMAS)}
      {dataset !== null && (
        <div className={classes.group}>
          {!isNarrow && (
            <div className={classes.dataset} title={dataset}>
              {dataset}
            </div>
          )}
          {placesOf(dataset).map(link)}
        </div>
      )}
      <div className={classes.space} />
      {link(SETTINGS)}
      <IconButton
        label={label}
        onClick={toggleNavigation}
        className={classes.toggle}
        aria-expanded={!isNarrow}
      >
        {isNarrow ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
      </IconButton>
    </nav>
  );
}

interface PlaceLinkProps {
  readonly place: Place;
  readonly here: Screen;
  readonly isNarrow: boolean;
}

function PlaceLink({ place, here, isNarrow }: PlaceLinkProps) {
  const name = appTexts.screens[place.route.screen];
  const isHere = place.screens.includes(here);
  const Picture = place.icon;
  return (
    <Tooltip label={name} position="right" disabled={!isNarrow}>
      <a
        href={formatRoute(place.route)}
        className={classes.link}
        aria-current={isHere ? 'page' : undefined}
        aria-label={name}
      >
        <Picture size={18} stroke={1.7} aria-hidden="true" />
        {!isNarrow && <span>{name}</span>}
      </a>
    </Tooltip>
  );
}
