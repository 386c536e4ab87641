import type { PageView } from '../../../src-main/contract/label-contract';
import { api, type Api } from '../../api/client';
import { toCallFailed } from '../../api/call-failed';
import { trackSaving, useSaving } from '../../app/saving';
import { createEditQueue, type EditQueue } from './edit-queue';

export type EditOutcome = Awaited<ReturnType<Api['labels']['apply']>>;
export type HistoryState = EditOutcome['history'];
export type { PageView };

/** What the editor asks of the core. Tests give their own. */
export interface EditorCalls {
  page(document: string, pageIndex: number): Promise<PageView>;
  history(): Promise<HistoryState>;
  readonly queue: EditQueue;
}

/** One queue per dataset for as long as the window lives: leaving the screen does not leave edits behind. */
const queues = new Map<string, EditQueue>();

/** Failures that say nothing about the edit itself. */
const TRANSIENT = new Set(['unexpected', 'disk-failure', 'caller-refused', 'cancelled']);

function queueOf(dataset: string): EditQueue {
  const known = queues.get(dataset);
  if (known !== undefined) return known;
  const queue = createEditQueue({
    apply: ({ edits, label, gesture }) =>
      api.labels.apply({
        dataset,
        edits: edits as Parameters<typeof api.labels.apply>[0]['edits'],
        ...(label === undefined ? {} : { label }),
        ...(gesture === undefined ? {} : { gesture }),
      }),
    step: (step) => (step === 'undo' ? api.labels.undo({ dataset }) : api.labels.redo({ dataset })),
    isTransient: (error) => TRANSIENT.has(toCallFailed(error).code),
  });
  // The status bar says why edits wait; the next one that is saved clears it.
  queue.store.subscribe(({ stalled }) => {
    if (stalled !== null) useSaving.setState({ failure: toCallFailed(stalled) });
  });
  const tracked: EditQueue = {
    ...queue,
    apply: (call) => trackSaving(queue.apply(call)),
    step: (step) => trackSaving(queue.step(step)),
  };
  queues.set(dataset, tracked);
  return tracked;
}

/** True while edits of any dataset have not been answered: closing the window would lose them. */
export const hasUnsavedEdits = (): boolean =>
  [...queues.values()].some((queue) => queue.store.getState().waiting > 0);

/** The calls of the real core for one dataset. `version` is `draft` or a version number. */
export const createEditorCalls = (dataset: string, version: string): EditorCalls => ({
  page: (document, pageIndex) => api.labels.page({ version: `${dataset}@${version}`, document, pageIndex }),
  history: () => api.labels.history({ dataset }),
  queue: queueOf(dataset),
});
