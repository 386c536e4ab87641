import { create } from 'zustand';
import { api, type Api } from '../api/client';
import { toCallFailed, type CallFailed } from '../api/call-failed';
import { canPick, pickFiles } from '../api/pick-files';
import { closeDialog, openDialog } from '../app/dialogs';
import { navigate } from '../app/router';
import { refreshSession } from '../app/session-store';

type Opening = Awaited<ReturnType<Api['session']['open']>>;

/** Shown where a library is chosen: what is being opened, and why the last one was not. */
export const useOpening = create<{ readonly isBusy: boolean; readonly failure: CallFailed | undefined }>(
  () => ({
    isBusy: false,
    failure: undefined,
  }),
);

export const openRecent = (recent: string): Promise<void> =>
  open((readOnly) => api.session.open({ recent, readOnly }));

export const openSample = (): Promise<void> => open(() => api.session.openSample());

/** Makes a library: in a folder that a dialog chooses, or by a name where there is no such dialog. */
export async function newLibrary(): Promise<void> {
  if (!canPick('new-library-folder')) return openDialog({ name: 'new-library' });
  const handle = await pickFolder('new-library-folder');
  if (handle !== null) await open(() => api.session.create({ handle }));
}

export const createNamed = (name: string): Promise<void> => open(() => api.session.create({ name }));

export async function openFolder(): Promise<void> {
  const handle = await pickFolder('library-folder');
  if (handle !== null) await open((readOnly) => api.session.open({ handle, readOnly }));
}

export async function closeLibrary(): Promise<void> {
  await api.session.close();
  navigate({ screen: 'library' });
  await refreshSession();
}

async function pickFolder(kind: 'new-library-folder' | 'library-folder'): Promise<string | null> {
  const chosen = await pickFiles(kind);
  const [folder] = (await chosen?.handOver(() => undefined, new AbortController().signal)) ?? [];
  return folder?.handle ?? null;
}

async function open(call: (readOnly: boolean) => Promise<Opening>, readOnly = false): Promise<void> {
  if (useOpening.getState().isBusy) return;
  useOpening.setState({ isBusy: true, failure: undefined });
  try {
    const opening = await call(readOnly);
    if (opening.outcome === 'locked') {
      openDialog({ name: 'locked-library', holder: opening.holder, open: (again) => void open(call, again) });
      return;
    }
    closeDialog();
    navigate({ screen: 'library' });
    await refreshSession();
  } catch (error) {
    useOpening.setState({ failure: toCallFailed(error) });
  } finally {
    useOpening.setState({ isBusy: false });
  }
}
