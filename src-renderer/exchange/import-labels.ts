import type { ImportResult } from '../../src-main/contract/exchange-contract';
import type { Picked } from '../../src-main/contract/host-capabilities';
import { api } from '../api/client';
import { hostKind } from '../api/host';
import { runLongCall } from '../api/long-call';
import type { Chosen } from '../api/pick-files';
import { releaseUploads } from '../api/uploads';
import { runWork, type Report } from '../app/tasks';
import { exchangeTexts } from '../texts/exchange-texts';
import type { ImportFiles } from './import-fields';

const texts = exchangeTexts.importing;

interface ImportChoice extends ImportFiles {
  readonly dataset: string;
  readonly source: Chosen;
}

/** Hands the chosen files over and imports them, with progress in the dialog. */
export function importLabels({
  dataset,
  source,
  documents,
  map,
  withoutDocuments,
  split,
  iou,
  replace,
}: ImportChoice): Promise<ImportResult> {
  return runWork(
    texts.task(source.names[0] ?? ''),
    async (report, signal) => {
      const handOver = (chosen: Chosen | null): Promise<readonly Picked[]> =>
        handOverAll(chosen, report, signal);
      const [sources, files, maps] = [await handOver(source), await handOver(documents), await handOver(map)];
      const mapping = maps[0]?.handle;
      const input = {
        dataset,
        format: 'coco' as const,
        source: sources[0]?.handle ?? '',
        documents: files.map(({ handle }) => handle),
        withoutDocuments,
        replace,
        ...(iou === null ? {} : { match: 'geometry' as const, iou }),
        ...(split === null ? {} : { split }),
        ...(mapping === undefined ? {} : { map: mapping }),
      };
      try {
        return await runLongCall((stop) => api.exchange.import(input, { signal: stop }), report, signal);
      } finally {
        if (hostKind === 'web') releaseUploads([...sources, ...files, ...maps]);
      }
    },
    true,
  );
}

const handOverAll = async (
  chosen: Chosen | null,
  report: Report,
  signal: AbortSignal,
): Promise<readonly Picked[]> =>
  chosen === null
    ? []
    : chosen.handOver((done, total) => report({ what: texts.handingOver, done, total }), signal);
