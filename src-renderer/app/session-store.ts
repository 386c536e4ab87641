import { create } from 'zustand';
import type { LibraryInfo } from '../../src-main/contract/session-contract';
import { api, type Api } from '../api/client';
import { onConnectionChange, onLibraryEvent, onLibraryOpened } from '../api/library-events';
import { toCallFailed, type CallFailed } from '../api/call-failed';
import { navigate } from './router';

type SessionState = Awaited<ReturnType<Api['session']['state']>>;
export type RecentLibrary = SessionState['recent'][number];

interface Session {
  /** `undefined` until the first answer, `null` when no library is open. */
  readonly library: LibraryInfo | null | undefined;
  readonly recent: readonly RecentLibrary[];
  readonly version: string;
  /** Why the first answer did not come. */
  readonly failure: CallFailed | undefined;
  /** Files whose text is still being read in the background. */
  readonly backgroundRemaining: number;
  readonly isConnected: boolean;
}

/** What is open, and how it is. Follows the library's events. */
export const useSession = create<Session>(() => ({
  library: undefined,
  recent: [],
  version: '',
  failure: undefined,
  backgroundRemaining: 0,
  isConnected: true,
}));

/** True while the open library can be changed. */
export const useCanWrite = (): boolean => useSession(({ library }) => library?.mode === 'write');

/** Names a dataset of the open library, for what is kept of it until the window closes. */
export const keyOfDataset = (dataset: string): string =>
  JSON.stringify([useSession.getState().library?.id ?? null, dataset]);

/** Reads the session's state again: after opening, creating or closing a library. */
export async function refreshSession(): Promise<void> {
  try {
    const { library, recent, version } = await api.session.state();
    const last = useSession.getState().library?.id;
    // The address may name what only the last library had.
    if (last !== undefined && last !== library?.id) navigate({ screen: 'library' });
    useSession.setState({ library, recent, version, failure: undefined });
  } catch (error) {
    useSession.setState({ failure: toCallFailed(error) });
  }
}

/** Starts following the library. Called once. */
export function followSession(): void {
  onConnectionChange((isConnected) => useSession.setState({ isConnected }));
  onLibraryOpened(refreshSession);
  onLibraryEvent(({ kind, remaining }) => {
    if (kind === 'background') useSession.setState({ backgroundRemaining: remaining ?? 0 });
  });
  void refreshSession();
}
