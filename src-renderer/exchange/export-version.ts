import type { Split } from '../../src-main/domain/regions/region';
import { api, type Api, type LongResult } from '../api/client';
import { runLongCall } from '../api/long-call';
import { canPick, pickFiles } from '../api/pick-files';
import { saveDownload } from '../api/save-file';
import { versionRefOf } from '../app/router';
import { runWork } from '../app/tasks';
import { exchangeTexts } from '../texts/exchange-texts';

export type Exported = LongResult<Api['exchange']['export']>;

interface ExportChoice {
  readonly dataset: string;
  /** `draft` or a number as text. */
  readonly version: string;
  /** Pixels per point. */
  readonly scale: number;
  /** Only documents of this split; all when null. */
  readonly split: Split | null;
}

/** Writes a version as COCO where the person says; null when they closed the dialog that asks. */
export async function exportVersion(choice: ExportChoice): Promise<Exported | null> {
  const { dataset, version, scale, split } = choice;
  const part = split === null ? '' : `-${split}`;
  const name = `${dataset}-${version === 'draft' ? 'draft' : `v${version}`}${part}.json`.replaceAll(
    /[\\/:*?"<>|]/g,
    '-',
  );
  const target = canPick('save-coco') ? await pickTarget(name) : undefined;
  if (target === null) return null;
  const input = {
    version: versionRefOf(dataset, version),
    format: 'coco' as const,
    scale,
    allowDraft: version === 'draft',
    ...(split === null ? {} : { split }),
    ...(target === undefined ? {} : { target }),
  };
  const exported = await runWork(
    exchangeTexts.exporting.task(input.version),
    (report, signal) => runLongCall((stop) => api.exchange.export(input, { signal: stop }), report, signal),
    true,
  );
  if (exported.download !== undefined) await saveDownload(exported.download, name);
  return exported.download === undefined ? exported : { ...exported, path: name };
}

async function pickTarget(name: string): Promise<string | null> {
  const chosen = await pickFiles('save-coco', name);
  const [target] = (await chosen?.handOver(() => undefined, new AbortController().signal)) ?? [];
  return target?.handle ?? null;
}
