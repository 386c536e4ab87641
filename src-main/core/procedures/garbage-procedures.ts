import { collectGarbage } from '../../services/garbage/collect-garbage';
import { longCall } from '../long-call';
import { os } from '../router';
import type { Session } from '../session';

export function garbageProcedures(session: Session) {
  return {
    collect: os.garbage.collect.handler(({ input, signal: callerSignal }) =>
      longCall(
        ({ signal, progress }) =>
          collectGarbage(session.library().context, input, { signal, onProgress: progress }),
        callerSignal,
      ),
    ),
  };
}
