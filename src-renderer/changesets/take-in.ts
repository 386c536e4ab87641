import type { ChangesetInspected, ChangesetOpened } from '../../src-main/contract/changeset-contract';
import type { Picked } from '../../src-main/contract/host-capabilities';
import { api } from '../api/client';
import { hostKind } from '../api/host';
import { runLongCall } from '../api/long-call';
import type { Chosen } from '../api/pick-files';
import { releaseUploads } from '../api/uploads';
import { runWork, type Report } from '../app/tasks';
import { changesetTexts } from '../texts/changeset-texts';

const texts = changesetTexts.opening;

/** A changeset that was checked, and the file it is in. */
export interface CheckedFile {
  readonly name: string;
  readonly source: readonly Picked[];
  readonly inspected: ChangesetInspected;
}

/** Hands a file over and checks it. */
export function checkFile(dataset: string, chosen: Chosen): Promise<CheckedFile> {
  const name = chosen.names[0] ?? '';
  return runWork(
    texts.task(name),
    async (report, signal) => {
      const source = await handAllOver(chosen, report, signal);
      const input = { dataset, source: source[0]?.handle ?? '' };
      try {
        const inspected = await runLongCall(
          (stop) => api.changesets.inspect(input, { signal: stop }),
          report,
          signal,
        );
        return { name, source, inspected };
      } catch (error) {
        giveUp(source);
        throw error;
      }
    },
    true,
  );
}

interface TakeInChoice {
  readonly dataset: string;
  readonly file: CheckedFile;
  readonly branch: string;
  /** Where documents are that are neither in the file nor here. */
  readonly documents: Chosen | null;
}

/** Takes a checked file in. */
export function takeIn({ dataset, file, branch, documents }: TakeInChoice): Promise<ChangesetOpened> {
  return runWork(
    texts.taking(file.name),
    async (report, signal) => {
      const found = documents === null ? [] : await handAllOver(documents, report, signal);
      const input = {
        dataset,
        source: file.source[0]?.handle ?? '',
        branch,
        documents: found.map(({ handle }) => handle),
      };
      try {
        return await runLongCall((stop) => api.changesets.open(input, { signal: stop }), report, signal);
      } finally {
        giveUp(found);
      }
    },
    true,
  );
}

/** Says that a file is needed no more. */
export function giveUp(files: readonly Picked[]): void {
  if (hostKind === 'web') releaseUploads(files);
}

const handAllOver = (chosen: Chosen, report: Report, signal: AbortSignal): Promise<readonly Picked[]> =>
  chosen.handOver((done, total) => report({ what: texts.handingOver, done, total }), signal);
