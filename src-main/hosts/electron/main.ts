import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { registerAppScheme } from './app-protocol';
import type { CoreSetup } from './core-messages';
import { startDesktop, type Desktop, type DesktopFiles } from './desktop-app';
import { OFFLINE_SWITCHES } from './permissions';
import { settleFolders, useOwnSession } from './settings-folder';
import { ownArguments, readStartOptions } from './start-options';

// Entry of the desktop app. Nothing here is awaited at the top level: Electron holds `ready` back until this file is done.
const builtFolder = import.meta.dirname;
const projectFolder = join(builtFolder, '../..');
const files: Omit<DesktopFiles, 'state'> = {
  preload: join(builtFolder, '../preload/index.cjs'),
  pages: join(builtFolder, '../renderer'),
  coreProcess: join(builtFolder, 'core-process.js'),
  icon: join(projectFolder, 'resources/icons/icon.png'),
};

app.setName('Colophon');
for (const [name, value] of OFFLINE_SWITCHES) app.commandLine.appendSwitch(name, value);
// Asking for both leaves child processes that refuse to start; root on Linux has to give the switch.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();
const folders = settleFolders();
const scripts = process.defaultApp ? [join(builtFolder, 'desktop.js'), projectFolder] : null;
const { library } = readStartOptions(ownArguments(process.argv, scripts), process.cwd());

// One running program is enough for one library. A second one that names another library runs beside it; a second one that
// names none only wanted to see the window.
let desktop: Desktop | null = null;
const isFirst = app.requestSingleInstanceLock({ library });
app.on('second-instance', (_event, _argv, _folder, given) => {
  const wanted = (given as { library?: string | null } | null)?.library ?? null;
  if (wanted === null || wanted === desktop?.library()) desktop?.focus();
});
if (isFirst || library !== null) {
  if (!isFirst) useOwnSession();
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  app.setAboutPanelOptions({ applicationName: app.name, applicationVersion: version });
  const setup: CoreSetup = {
    library,
    options: {
      settingsFolder: folders.settings,
      librariesFolder: folders.libraries,
      sampleFolder: folders.sample,
      sampleMaterial: join(projectFolder, 'resources/sample'),
      downloadsFolder: join(folders.settings, 'downloads'),
      documentWorker: join(builtFolder, 'document-worker.js'),
      jobThread: join(builtFolder, 'job-thread.js'),
      pdfAssets: join(files.pages, 'pdfjs'),
      program: 'Colophon desktop',
      version,
      readsTextInBackground: true,
    },
  };
  desktop = await startDesktop({ ...files, state: join(folders.settings, 'window-state.json') }, setup);
}

function giveUp(error: unknown): void {
  dialog.showErrorBox('Colophon could not start.', `${String(error)}\n\nNo library was opened or changed.`);
  app.exit(1);
}
