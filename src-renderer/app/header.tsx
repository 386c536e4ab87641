import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconDatabase, IconSearch } from '@tabler/icons-react';
import { Keys } from '../components/keys';
import { appTexts } from '../texts/app-texts';
import { countOf } from '../texts/words';
import { BranchSwitcher } from './branch-switcher';
import { Breadcrumbs } from './breadcrumbs';
import { openPalette } from './command-palette';
import type { DatasetSummary } from './dataset-choice';
import { navigate, type Route } from './router';
import { showShortcut } from './shortcuts';
import { ThemeButton } from './theme-button';
import classes from './header.module.css';

interface HeaderProps {
  readonly route: Route;
  readonly dataset: string | null;
  readonly datasets: readonly DatasetSummary[];
}

/** Which dataset this is about, where in it one is, and the way to everything else. */
export function Header({ route, dataset, datasets }: HeaderProps) {
  return (
    <header className={classes.header}>
      {datasets.length > 0 && <DatasetSwitcher dataset={dataset} datasets={datasets} route={route} />}
      {dataset !== null && <BranchSwitcher key={dataset} dataset={dataset} />}
      <Breadcrumbs route={route} />
      <div className={classes.space} />
      <UnstyledButton className={classes.search} onClick={openPalette} aria-label={appTexts.openPalette}>
        <IconSearch size={15} aria-hidden="true" />
        <span className={classes.searchText}>{appTexts.palettePlaceholder}</span>
        <Keys presses={showShortcut('mod+K')} then={appTexts.shortcutSheet.followedBy} />
      </UnstyledButton>
      <ThemeButton />
    </header>
  );
}

interface SwitcherProps extends HeaderProps {
  readonly route: Route;
}

function DatasetSwitcher({ dataset, datasets, route }: SwitcherProps) {
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton
          className={classes.switcher}
          aria-label={`${appTexts.switchDataset}: ${dataset ?? ''}`}
        >
          <IconDatabase size={16} aria-hidden="true" />
          <span className={classes.switcherName}>{dataset ?? appTexts.noDataset}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        <Menu.Label>{appTexts.datasets}</Menu.Label>
        {datasets.map(({ name, documents }) => (
          <Menu.Item
            key={name}
            onClick={() => navigate(routeIn(route, name))}
            leftSection={name === dataset ? <IconCheck size={14} /> : <span className={classes.noCheck} />}
            rightSection={<span className={classes.count}>{countOf(documents, 'document')}</span>}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The same screen in another dataset, where it exists there. */
function routeIn(route: Route, dataset: string): Route {
  if (route.screen === 'changes' || route.screen === 'versions') return { screen: route.screen, dataset };
  if (route.screen === 'schema') return { screen: 'schema', dataset, version: 'draft' };
  return { screen: 'documents', dataset, version: 'draft' };
}
