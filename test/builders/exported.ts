import { readFileSync } from 'node:fs';
import { exportCoco } from '../../src-main/services/exchange/export-service';
import type { TestLibrary } from './libraries';

/** A version or draft as COCO: reads every document and page of it. */
export async function exportedText(library: TestLibrary, version: string): Promise<string> {
  const target = library.path('exported.json');
  const request = { version, target, scale: 1, allowDraft: true };
  await exportCoco(library.context, request, { program: 'Colophon', onProgress: () => undefined });
  return readFileSync(target, 'utf8');
}
