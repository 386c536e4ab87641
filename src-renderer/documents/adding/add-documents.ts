import type { Picked } from '../../../src-main/contract/host-capabilities';
import { api } from '../../api/client';
import { hostKind } from '../../api/host';
import { runLongCall } from '../../api/long-call';
import { pickFiles, type Chosen } from '../../api/pick-files';
import { releaseUploads } from '../../api/uploads';
import { isDialogOpen, openDialog, type OpenDialog } from '../../app/dialogs';
import { showDone, showEnded, showFailure } from '../../app/notify';
import { currentRoute } from '../../app/router';
import { runWork, type Report } from '../../app/tasks';
import { documentTexts } from '../../texts/document-texts';
import { showUndoable } from '../../app/undo';

const texts = documentTexts.adding;

/** Lets the person choose files or a folder, and adds them to the draft. */
export async function chooseAndAdd(dataset: string, kind: 'documents' | 'folder'): Promise<void> {
  try {
    const chosen = await pickFiles(kind);
    if (chosen !== null) await addChosen(dataset, chosen);
  } catch (error) {
    showFailure(error);
  }
}

/** Adds what was chosen or dropped. What failed is listed, with a field for passwords where one is asked for. */
export function addChosen(dataset: string, chosen: Chosen): Promise<void> {
  return add(dataset, texts.title(chosen.names), (report, signal) =>
    chosen.handOver((done, total) => report({ what: texts.handingOver, done, total }), signal),
  );
}

/** Adds protected files, or folders with such files, again, now with passwords. */
export function addAgain(
  dataset: string,
  sources: readonly Picked[],
  passwords: readonly string[],
): Promise<void> {
  return add(dataset, texts.title(sources.map(({ name }) => name)), async () => sources, passwords);
}

type HandOver = (report: Report, signal: AbortSignal) => Promise<readonly Picked[]>;

async function add(
  dataset: string,
  title: string,
  handOver: HandOver,
  passwords: readonly string[] = [],
): Promise<void> {
  try {
    const { result, sources } = await runWork(title, async (report, signal) => {
      const picked = await handOver(report, signal);
      const input = { dataset, sources: picked.map(({ handle }) => handle), passwords: [...passwords] };
      const added = await runLongCall((stop) => api.documents.add(input, { signal: stop }), report, signal);
      return { result: added, sources: picked };
    });
    if (result.failed.length > 0) return tellFailed({ name: 'added', dataset, result, sources });
    releaseSources(sources);
    const words = texts.done(result.added, result.duplicates);
    if (result.added > 0) showUndoable(dataset, words);
    else showDone(words);
  } catch (error) {
    showFailure(error);
  }
}

/** A dialog that opens by itself would take the keys of somebody who went on working, or the place of another one. */
function tellFailed(dialog: Extract<OpenDialog, { name: 'added' }>): void {
  const route = currentRoute();
  const isWatching = route.screen === 'documents' && route.dataset === dialog.dataset && !isDialogOpen();
  const show = (): void => openDialog(dialog);
  if (isWatching) return show();
  const { added, failed } = dialog.result;
  showEnded(texts.ended(added, failed.length), { label: texts.show, run: show }, () =>
    releaseSources(dialog.sources),
  );
}

/** Uploads are kept only as long as they may be tried again. */
export function releaseSources(sources: readonly Picked[]): void {
  if (hostKind === 'web') releaseUploads(sources);
}
