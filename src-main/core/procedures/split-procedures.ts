import { runInTurns } from '../../formats/take-turns';
import { checkSplits } from '../../services/duplicates/check-service';
import { assignByRule } from '../../services/splits/assign-service';
import {
  clearSplits,
  listFields,
  setDocumentAttribute,
  setSplit,
  showSplits,
} from '../../services/splits/split-service';
import { longCall, type LongWork } from '../long-call';
import { os } from '../router';
import type { Session } from '../session';

export function splitProcedures(session: Session) {
  const context = () => session.library().context;
  const reading = ({ signal, progress }: LongWork) => ({
    signal,
    onProgress: progress,
    reader: session.documents,
    passwordOf: (file: string) => session.library().passwords.get(file),
  });
  return {
    show: os.splits.show.handler(({ input, signal }) => showSplits(context(), input, { signal })),
    fields: os.splits.fields.handler(({ input, signal }) =>
      runInTurns(listFields(context(), input.version), signal),
    ),
    assign: os.splits.assign.handler(({ input, signal }) =>
      longCall((work) => assignByRule(context(), input, reading(work)), signal),
    ),
    set: os.splits.set.handler(({ input }) => setSplit(context(), input)),
    clear: os.splits.clear.handler(({ input, signal }) =>
      longCall((work) => clearSplits(context(), input, reading(work)), signal),
    ),
    setAttribute: os.splits.setAttribute.handler(({ input }) => setDocumentAttribute(context(), input)),
    check: os.splits.check.handler(({ input, signal }) =>
      longCall((work) => checkSplits(context(), input, reading(work)), signal),
    ),
  };
}
