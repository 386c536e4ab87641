import { runInTurns } from '../../formats/take-turns';
import { blame } from '../../services/history/blame-service';
import {
  createBranch,
  deleteBranch,
  listBranches,
  switchBranch,
} from '../../services/history/branch-service';
import { recoverBranch } from '../../services/history/recover-branch';
import { restoreVersion } from '../../services/history/restore-service';
import { revertVersion } from '../../services/history/revert-service';
import { createTag, deleteTag, listTags } from '../../services/history/tag-service';
import { longCall } from '../long-call';
import { os } from '../router';
import type { Session } from '../session';
import { toContract } from './to-contract';

export function tagProcedures(session: Session) {
  const context = () => session.library().context;
  return {
    list: os.tags.list.handler(({ input }) => listTags(context(), input.dataset)),
    create: os.tags.create.handler(({ input }) => createTag(context(), input)),
    delete: os.tags.delete.handler(({ input }) => deleteTag(context(), input)),
  };
}

export function branchProcedures(session: Session) {
  const context = () => session.library().context;
  return {
    list: os.branches.list.handler(({ input }) => listBranches(context(), input.dataset)),
    create: os.branches.create.handler(({ input }) => createBranch(context(), input)),
    switch: os.branches.switch.handler(({ input }) => switchBranch(context(), input)),
    recover: os.branches.recover.handler(({ input }) => recoverBranch(context(), input)),
    delete: os.branches.delete.handler(({ input }) => deleteBranch(context(), input)),
  };
}

export function historyProcedures(session: Session) {
  const context = () => session.library().context;
  return {
    blame: os.history.blame.handler(async ({ input, signal }) =>
      toContract(await runInTurns(blame(context(), input), signal)),
    ),
    revert: os.history.revert.handler(({ input, signal: callerSignal }) =>
      longCall(async ({ signal, progress }) => {
        const onProgress = (done: number) => progress('Reverting documents', done, null);
        return toContract(await revertVersion(context(), input, { signal, onProgress }));
      }, callerSignal),
    ),
    restore: os.history.restore.handler(({ input }) => restoreVersion(context(), input)),
  };
}
