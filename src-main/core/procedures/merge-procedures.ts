import { decideByRules, decideConflicts } from '../../services/merge/decide-service';
import { mergePage } from '../../services/merge/merge-page';
import { abortMerge, continueMerge, startMerge } from '../../services/merge/merge-service';
import { mergeConflicts, mergePlaces, mergeState } from '../../services/merge/merge-state';
import { longCall } from '../long-call';
import { os } from '../router';
import type { Session } from '../session';
import { toContract } from './to-contract';

export function mergeProcedures(session: Session) {
  const context = () => session.library().context;
  return {
    start: os.merges.start.handler(({ input, signal: callerSignal }) =>
      longCall(
        async ({ signal, progress }) =>
          toContract(await startMerge(context(), input, { signal, onProgress: progress })),
        callerSignal,
      ),
    ),
    state: os.merges.state.handler(({ input, signal: callerSignal }) =>
      longCall(
        async ({ signal, progress }) =>
          toContract(await mergeState(context(), input.dataset, { signal, onProgress: progress })),
        callerSignal,
      ),
    ),
    conflicts: os.merges.conflicts.handler(async ({ input, signal }) =>
      toContract(await mergeConflicts(context(), input, signal)),
    ),
    places: os.merges.places.handler(({ input, signal }) => mergePlaces(context(), input.dataset, signal)),
    page: os.merges.page.handler(async ({ input, signal }) =>
      toContract(await mergePage(context(), input, signal)),
    ),
    decide: os.merges.decide.handler(({ input, signal }) => decideConflicts(context(), input, signal)),
    decideByRule: os.merges.decideByRule.handler(({ input, signal }) =>
      decideByRules(context(), input, signal),
    ),
    continue: os.merges.continue.handler(({ input, signal: callerSignal }) =>
      longCall(
        async ({ signal, progress }) =>
          toContract(await continueMerge(context(), input, { signal, onProgress: progress })),
        callerSignal,
      ),
    ),
    abort: os.merges.abort.handler(({ input }) => abortMerge(context(), input.dataset)),
  };
}
