import { listChangedPages, listDraftChanges } from '../../services/changes/list-draft-changes';
import { restoreParts } from '../../services/changes/restore-parts';
import { longCall } from '../long-call';
import { os } from '../router';
import type { Session } from '../session';
import { toContract } from './to-contract';

export function changesProcedures(session: Session) {
  const context = () => session.library().context;
  return {
    list: os.changes.list.handler(async ({ input, signal }) =>
      toContract(await listDraftChanges(context(), input, signal)),
    ),
    pages: os.changes.pages.handler(async ({ input, signal }) =>
      toContract(await listChangedPages(context(), input, signal)),
    ),
    restore: os.changes.restore.handler(({ input, signal: callerSignal }) =>
      longCall(async ({ signal, progress }) => {
        const onProgress = (done: number, total: number) => progress('Restoring documents', done, total);
        return toContract(await restoreParts(context(), input, { signal, onProgress }));
      }, callerSignal),
    ),
  };
}
