import { distributionBetween } from '../../services/comparison/distribution-service';
import { writeReport } from '../../services/comparison/report-service';
import { totalsBetween } from '../../services/comparison/totals-by';
import type { Downloads } from '../downloads';
import type { HandleRegistry } from '../handles';
import { longCall } from '../long-call';
import { os } from '../router';
import type { Session } from '../session';
import { toContract } from './to-contract';

export function comparisonProcedures(session: Session, handles: HandleRegistry, downloads: Downloads) {
  const context = () => session.library().context;
  return {
    distribution: os.compare.distribution.handler(({ input, signal }) =>
      longCall(
        async (long) =>
          toContract(
            await distributionBetween(context(), input, { signal: long.signal, onProgress: long.progress }),
          ),
        signal,
      ),
    ),
    totals: os.compare.totals.handler(({ input, signal }) =>
      longCall(
        (long) => totalsBetween(context(), input, { signal: long.signal, onProgress: long.progress }),
        signal,
      ),
    ),
    report: os.compare.report.handler(({ input, signal: callerSignal }) =>
      longCall(async ({ signal, progress }) => {
        const { target: given, ...request } = input;
        const target =
          given === undefined
            ? downloads.newPath(`${input.from} to ${input.to}.${input.format}`)
            : handles.resolve(given);
        const outcome = await writeReport(
          context(),
          { ...request, target },
          { signal, onProgress: progress },
        );
        return given === undefined ? { ...outcome, download: handles.register(target) } : outcome;
      }, callerSignal),
    ),
  };
}
