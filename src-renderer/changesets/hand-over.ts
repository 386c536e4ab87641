import type { ChangesetCreated, ChangesetPreview } from '../../src-main/contract/changeset-contract';
import { api } from '../api/client';
import { runLongCall } from '../api/long-call';
import { canPick, pickFiles } from '../api/pick-files';
import { saveDownload } from '../api/save-file';
import { runWork } from '../app/tasks';
import { changesetTexts } from '../texts/changeset-texts';

/** What the other side has: what is on `main`, nothing, or a version by its number as text. */
export type Since = 'main' | 'nothing' | `${number}`;

/** What a person chooses for a changeset. */
export interface HandOverChoice {
  readonly dataset: string;
  readonly branch: string;
  readonly since: Since;
  readonly withDocuments: boolean;
}

const inputOf = ({ since, ...choice }: HandOverChoice) => ({
  ...choice,
  ...(since === 'main' ? {} : { since: since === 'nothing' ? null : since }),
});

/** What the file would hold. */
export const previewHandOver = (choice: HandOverChoice, signal: AbortSignal): Promise<ChangesetPreview> =>
  runLongCall(
    (stop) => api.changesets.preview(inputOf(choice), { signal: stop }),
    () => undefined,
    signal,
  );

/** Writes the file where the person says; null when they closed the dialog that asks. */
export async function handOver(choice: HandOverChoice): Promise<ChangesetCreated | null> {
  const name = `${choice.dataset}-${choice.branch}.changeset`.replaceAll(/[\\/:*?"<>|]/g, '-');
  const target = canPick('save-changeset') ? await pickTarget(name) : undefined;
  if (target === null) return null;
  const input = { ...inputOf(choice), ...(target === undefined ? {} : { target }) };
  const made = await runWork(
    changesetTexts.making.task(choice.branch),
    (report, signal) => runLongCall((stop) => api.changesets.create(input, { signal: stop }), report, signal),
    true,
  );
  if (made.download === undefined) return made;
  await saveDownload(made.download, name);
  return { ...made, path: name };
}

async function pickTarget(name: string): Promise<string | null> {
  const chosen = await pickFiles('save-changeset', name);
  const [target] = (await chosen?.handOver(() => undefined, new AbortController().signal)) ?? [];
  return target?.handle ?? null;
}
