import { basename, extname } from 'node:path';
import {
  dialog,
  type BrowserWindow,
  type FileFilter,
  type MessageBoxOptions,
  type OpenDialogOptions,
} from 'electron';
import type { PickKind } from '../../contract/host-capabilities';
import type { ErrorReply } from '../../domain/errors/app-error';
import type { Opening } from './core-messages';

const DOCUMENTS: FileFilter = { name: 'Documents', extensions: ['pdf', 'png', 'jpg', 'jpeg', 'tif', 'tiff'] };
const JSON_FILES: FileFilter = { name: 'JSON', extensions: ['json'] };
const CHANGESETS: FileFilter = { name: 'Changesets', extensions: ['changeset'] };
const ALL_FILES: FileFilter = { name: 'All files', extensions: ['*'] };

/** What is named and does not exist yet. */
const SAVING: Readonly<Record<SaveKind, string>> = {
  'save-coco': 'Export as COCO',
  'save-changeset': 'Hand over a branch',
  'save-report': 'Export the comparison',
  'backup-folder': 'Back up the library to a new folder',
};
type SaveKind = Extract<PickKind, `save-${string}` | 'backup-folder'>;

const OPENING: Readonly<Record<Exclude<PickKind, SaveKind>, OpenDialogOptions>> = {
  documents: {
    title: 'Add documents',
    buttonLabel: 'Add',
    properties: ['openFile', 'multiSelections'],
    filters: [DOCUMENTS, ALL_FILES],
  },
  folder: { title: 'Choose a folder', properties: ['openDirectory', 'multiSelections'] },
  annotations: { title: 'Import annotations', properties: ['openFile'], filters: [JSON_FILES, ALL_FILES] },
  mapping: { title: 'Choose a mapping file', properties: ['openFile'], filters: [JSON_FILES, ALL_FILES] },
  schema: { title: 'Choose a schema file', properties: ['openFile'], filters: [JSON_FILES, ALL_FILES] },
  changeset: { title: 'Take in a changeset', properties: ['openFile'], filters: [CHANGESETS, ALL_FILES] },
  'library-folder': { title: 'Open a library', buttonLabel: 'Open', properties: ['openDirectory'] },
  'new-library-folder': {
    title: 'Choose an empty folder for the new library',
    buttonLabel: 'Create here',
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  },
};

/** Opens the dialog for one kind of thing. @returns absolute paths; none when the person closed it */
export async function askForPaths(
  window: BrowserWindow,
  kind: PickKind,
  suggestedName: string | null,
): Promise<readonly string[]> {
  if (!isSaving(kind)) return (await dialog.showOpenDialog(window, OPENING[kind])).filePaths;
  // Only a name: the page does not say where to.
  const defaultPath = basename((suggestedName ?? '').replaceAll('\\', '/'));
  const { filePath } = await dialog.showSaveDialog(window, {
    title: SAVING[kind],
    ...(defaultPath === '' ? {} : { defaultPath }),
    ...(kind === 'backup-folder' ? {} : { filters: [filterOf(defaultPath), ALL_FILES] }),
  });
  return filePath === '' || filePath === undefined ? [] : [filePath];
}

const isSaving = (kind: PickKind): kind is SaveKind => Object.hasOwn(SAVING, kind);

/** Files of the kind that the suggested name is of. */
function filterOf(name: string): FileFilter {
  const extension = extname(name).slice(1).toLowerCase();
  if (extension === 'changeset') return CHANGESETS;
  return extension === 'html' || extension === 'csv'
    ? { name: extension.toUpperCase(), extensions: [extension] }
    : JSON_FILES;
}

/** Asks something that has two answers. @returns true for the first one */
async function choosesFirst(window: BrowserWindow, question: Question): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, { defaultId: 0, cancelId: 1, ...question });
  return response === 0;
}

type Question = Pick<MessageBoxOptions, 'type' | 'message' | 'detail' | 'cancelId'> & {
  readonly buttons: [first: string, second: string];
};

/** The library is in use elsewhere. @returns true to open it for reading */
export const offerReadOnly = (
  window: BrowserWindow,
  { library, holder }: Extract<Opening, { outcome: 'locked' }>,
): Promise<boolean> =>
  choosesFirst(window, {
    type: 'question',
    message: `“${library}” is already open by ${holder}.`,
    detail: 'Only one program at a time can change a library. You can look at it, or choose another one.',
    buttons: ['Open read-only', 'Choose another library'],
  });

/** Something failed that the page cannot show, in the core's own three sentences. */
export async function showFailure(window: BrowserWindow, { userMessage }: ErrorReply): Promise<void> {
  const { what, why, next } = userMessage;
  await dialog.showMessageBox(window, {
    type: 'error',
    message: what,
    detail: `${why} ${next}`,
    buttons: ['OK'],
  });
}

/** The process that holds the library died. @returns true to start it again */
export const offerRestart = (window: BrowserWindow): Promise<boolean> =>
  choosesFirst(window, {
    type: 'error',
    message: 'The part of Colophon that holds your library has stopped.',
    detail:
      'Everything that was saved is still there, and nothing is lost. Restart it to go on where you were.',
    buttons: ['Restart', 'Quit'],
  });

/** The page itself died. @returns true to load it again */
export const offerReload = (window: BrowserWindow): Promise<boolean> =>
  choosesFirst(window, {
    type: 'error',
    message: 'The window stopped working.',
    detail: 'Everything that was saved is still there. Load it again to go on.',
    buttons: ['Load again', 'Quit'],
  });

/** Edits cannot be saved. @returns true to stay */
export const offerToStay = (window: BrowserWindow): Promise<boolean> =>
  choosesFirst(window, {
    type: 'warning',
    message: 'The last edits were not saved yet.',
    detail:
      'Saving takes unusually long, or failed. Keep the window open to see why; if you close it now, these edits are lost.',
    buttons: ['Keep open', 'Close without them'],
    cancelId: 0,
  });
