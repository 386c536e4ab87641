import { useEffect } from 'react';
import type { MenuAction } from '../../src-main/contract/host-capabilities';
import { desktop } from '../api/host';
import { appTexts } from '../texts/app-texts';
import { runCommand, useCommands, type Command } from './commands';
import { openPalette } from './command-palette';
import { useDataset, useDatasets } from './dataset-choice';
import { navigate, type Route } from './router';
import { useSession } from './session-store';
import { openShortcutSheet } from './shortcut-sheet';
import { useThemeToggle } from './theme-button';
import { redoLastEdit, undoLastEdit } from './undo';
import { toggleNavigation } from './view-settings';

const texts = appTexts.commands;

/** Which command does the work of a menu item of the desktop window. */
const MENU: Readonly<Record<MenuAction, string>> = {
  'new-library': 'library.new',
  'open-library': 'library.open',
  'open-sample': 'library.sample',
  'add-documents': 'documents.add',
  undo: 'edit.undo',
  redo: 'edit.redo',
  settings: 'go.settings',
  shortcuts: 'app.shortcuts',
};

/** Commands that work on every screen. Shows nothing. */
export function AppCommands() {
  const library = useSession((session) => session.library);
  useEffect(() => desktop?.onMenu((action) => runCommand(MENU[action])), []);
  const { toggle } = useThemeToggle();
  useCommands([
    { id: 'app.palette', name: texts.palette, group: texts.groups.app, shortcut: 'mod+K', run: openPalette },
    {
      id: 'app.shortcuts',
      name: texts.shortcuts,
      group: texts.groups.app,
      shortcut: '?',
      run: openShortcutSheet,
    },
    { id: 'app.theme', name: texts.theme, group: texts.groups.app, run: toggle },
  ]);
  return library == null ? null : <LibraryCommands />;
}

function LibraryCommands() {
  const datasets = useDatasets().data ?? [];
  const dataset = useDataset(datasets);
  useCommands([
    {
      id: 'app.navigation',
      name: texts.navigation,
      group: texts.groups.app,
      shortcut: 'mod+B',
      run: toggleNavigation,
    },
    go('library', 'g l', { screen: 'library' }),
    ...(dataset === null ? [] : datasetPlaces(dataset)),
    go('schemas', 'g h', { screen: 'schemas' }),
    go('settings', 'mod+,', { screen: 'settings' }),
    ...datasets.map(({ name }) => ({
      id: `dataset.${name}`,
      name: texts.dataset(name),
      group: texts.groups.datasets,
      run: () => navigate({ screen: 'documents', dataset: name, version: 'draft' }),
    })),
    ...(dataset === null ? [] : historyCommands(dataset)),
  ]);
  return null;
}

function go(screen: Route['screen'], shortcut: string, route: Route): Command {
  const run = (): void => navigate(route);
  return {
    id: `go.${screen}`,
    name: texts.go(appTexts.screens[screen]),
    group: texts.groups.go,
    shortcut,
    run,
  };
}

const datasetPlaces = (dataset: string): readonly Command[] => [
  go('documents', 'g d', { screen: 'documents', dataset, version: 'draft' }),
  go('schema', 'g s', { screen: 'schema', dataset, version: 'draft' }),
  go('changes', 'g c', { screen: 'changes', dataset }),
  go('versions', 'g v', { screen: 'versions', dataset }),
];

/** Undo and redo of the draft. The editor registers its own under the same ids, which win while it is shown. */
function historyCommands(dataset: string): readonly Command[] {
  const when = (): boolean => useSession.getState().library?.mode === 'write';
  const group = texts.groups.edit;
  return [
    {
      id: 'edit.undo',
      name: texts.undo,
      group,
      shortcut: 'mod+Z',
      when,
      run: () => void undoLastEdit(dataset),
    },
    {
      id: 'edit.redo',
      name: texts.redo,
      group,
      shortcut: ['mod+shift+Z', 'mod+Y'],
      when,
      run: () => void redoLastEdit(dataset),
    },
  ];
}
