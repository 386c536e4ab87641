import { exportCoco } from '../../services/exchange/export-service';
import { importCoco } from '../../services/exchange/import-service';
import type { Downloads } from '../downloads';
import type { HandleRegistry } from '../handles';
import { longCall } from '../long-call';
import { os } from '../router';
import type { Session } from '../session';

export function exchangeProcedures(
  session: Session,
  handles: HandleRegistry,
  { version, downloads }: { version: string; downloads: Downloads },
) {
  return {
    import: os.exchange.import.handler(({ input, signal: callerSignal }) =>
      longCall(async ({ signal, progress }) => {
        const { context, background } = session.library();
        const outcome = await importCoco(
          context,
          {
            dataset: input.dataset,
            path: handles.resolve(input.source),
            documents: input.documents.map((document) => handles.resolve(document)),
            map: input.map === undefined ? undefined : handles.resolve(input.map),
            withoutDocuments: input.withoutDocuments,
            split: input.split,
            ...(input.match === 'geometry' && { iou: input.iou }),
            replace: input.replace,
          },
          { reader: session.documents, signal, onProgress: progress },
        );
        if (session.readsTextInBackground) background.wake();
        return outcome;
      }, callerSignal),
    ),
    export: os.exchange.export.handler(({ input, signal: callerSignal }) =>
      longCall(async ({ signal, progress }) => {
        const { context } = session.library();
        const target =
          input.target === undefined
            ? downloads.newPath(`${input.version}.coco.json`)
            : handles.resolve(input.target);
        const program = `Colophon ${version}`;
        const outcome = await exportCoco(
          context,
          {
            version: input.version,
            target,
            scale: input.scale,
            split: input.split,
            allowDraft: input.allowDraft,
          },
          { program, signal, onProgress: progress },
        );
        return input.target === undefined ? { ...outcome, download: handles.register(target) } : outcome;
      }, callerSignal),
    ),
  };
}
