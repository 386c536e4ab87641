import { createChangeset, previewChangeset } from '../../services/changesets/create-changeset';
import { inspectChangeset } from '../../services/changesets/inspect-changeset';
import { openChangeset } from '../../services/changesets/open-changeset';
import type { Downloads } from '../downloads';
import type { HandleRegistry } from '../handles';
import { longCall, type LongWork } from '../long-call';
import { os } from '../router';
import type { Session } from '../session';

export function changesetProcedures(session: Session, handles: HandleRegistry, downloads: Downloads) {
  const context = () => session.library().context;
  const options = ({ signal, progress }: LongWork) => ({ signal, onProgress: progress });
  return {
    preview: os.changesets.preview.handler(({ input, signal }) =>
      longCall((long) => previewChangeset(context(), input, options(long)), signal),
    ),
    create: os.changesets.create.handler(({ input, signal }) =>
      longCall(async (long) => {
        const target =
          input.target === undefined
            ? downloads.newPath(`${input.dataset}-${input.branch}.changeset`)
            : handles.resolve(input.target);
        const made = await createChangeset(context(), { ...input, target }, options(long));
        return input.target === undefined ? { ...made, download: handles.register(target) } : made;
      }, signal),
    ),
    inspect: os.changesets.inspect.handler(({ input, signal }) =>
      longCall((long) => {
        const path = handles.resolve(input.source);
        return inspectChangeset(context(), { dataset: input.dataset, path }, options(long));
      }, signal),
    ),
    open: os.changesets.open.handler(({ input, signal }) =>
      longCall(async (long) => {
        const { context: library, background } = session.library();
        const request = {
          dataset: input.dataset,
          path: handles.resolve(input.source),
          branch: input.branch,
          documents: input.documents.map((document) => handles.resolve(document)),
        };
        const reading = { ...options(long), reader: session.documents };
        const opened = await openChangeset(library, request, reading);
        if (session.readsTextInBackground) background.wake();
        return opened;
      }, signal),
    ),
  };
}
