import { runInTurns } from '../../formats/take-turns';
import { compareOverview } from '../../services/comparison/compare-overview';
import { compareRegions, compareSummary } from '../../services/comparison/compare-service';
import { draftOf, findDataset } from '../../services/content/content-view';
import { applyEdits, historyOf, redo, undo } from '../../services/labels/label-service';
import { getPage } from '../../services/documents/page-service';
import { listProblems, prepareCommit } from '../../services/labels/problem-service';
import { statusInTurns } from '../../services/changes/status';
import { searchLog } from '../../services/history/log-service';
import { commit, showVersion } from '../../services/history/version-service';
import { longCall } from '../long-call';
import { os } from '../router';
import type { Session } from '../session';
import { toContract } from './to-contract';

export function labelProcedures(session: Session) {
  const context = () => session.library().context;
  return {
    page: os.labels.page.handler(({ input }) => toContract(getPage(context(), input))),
    apply: os.labels.apply.handler(({ input }) => applyEdits(context(), input)),
    undo: os.labels.undo.handler(({ input }) => undo(context(), input.dataset)),
    redo: os.labels.redo.handler(({ input }) => redo(context(), input.dataset)),
    history: os.labels.history.handler(({ input }) =>
      historyOf(context(), draftOf(context(), findDataset(context(), input.dataset))),
    ),
    problems: os.labels.problems.handler(({ input, signal }) =>
      longCall(
        (long) => listProblems(context(), input, { signal: long.signal, onProgress: long.progress }),
        signal,
      ),
    ),
  };
}

export function versionProcedures(session: Session) {
  const context = () => session.library().context;
  return {
    status: os.versions.status.handler(({ input, signal }) =>
      statusInTurns(context(), input.dataset, signal),
    ),
    commit: os.versions.commit.handler(async ({ input }) => {
      await prepareCommit(context(), input.dataset);
      return commit(context(), input);
    }),
    log: os.versions.log.handler(({ input, signal }) => searchLog(context(), input.dataset, input, signal)),
    show: os.versions.show.handler(({ input }) => toContract(showVersion(context(), input.version))),
  };
}

export function compareProcedures(session: Session) {
  const context = () => session.library().context;
  return {
    summary: os.compare.summary.handler(({ input, signal }) =>
      runInTurns(compareSummary(context(), input.from, input.to, input), signal),
    ),
    overview: os.compare.overview.handler(({ input, signal }) =>
      longCall((long) => runInTurns(compareOverview(context(), input, long.progress), long.signal), signal),
    ),
    regions: os.compare.regions.handler(async ({ input, signal }) =>
      toContract(await runInTurns(compareRegions(context(), input), signal)),
    ),
  };
}
