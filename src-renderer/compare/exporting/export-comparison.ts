import { api } from '../../api/client';
import { runLongCall } from '../../api/long-call';
import { canPick, pickFiles } from '../../api/pick-files';
import { saveDownload } from '../../api/save-file';
import { runWork } from '../../app/tasks';
import { compareTexts } from '../../texts/compare-texts';
import type { Sides } from '../walk/comparison';

export type ReportFormat = 'html' | 'json' | 'csv';

/**
 * Writes a comparison as one file where the person says.
 *
 * @returns where it is; null when they closed the dialog that asks
 */
export async function exportComparison(sides: Sides, format: ReportFormat): Promise<string | null> {
  const name = `${sides.from} to ${sides.to}.${format}`.replaceAll(/[\\/:*?"<>|]/g, '-');
  const target = canPick('save-report') ? await pickTarget(name) : undefined;
  if (target === null) return null;
  const input = { ...sides, format, ...(target === undefined ? {} : { target }) };
  const written = await runWork(compareTexts.exporting.task(format), (report, signal) =>
    runLongCall((stop) => api.compare.report(input, { signal: stop }), report, signal),
  );
  if (written.download === undefined) return written.path;
  await saveDownload(written.download, name);
  return name;
}

async function pickTarget(name: string): Promise<string | null> {
  const chosen = await pickFiles('save-report', name);
  const [target] = (await chosen?.handOver(() => undefined, new AbortController().signal)) ?? [];
  return target?.handle ?? null;
}
