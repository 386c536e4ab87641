import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { PageSize } from '../../../src-main/domain/geometry/units';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { toClasses } from '../../../src-main/formats/coco/coco-classes';
import type { CocoExport, CocoPage } from '../../../src-main/formats/coco/coco-export';
import { type CocoFile, openCoco } from '../../../src-main/formats/coco/coco-file';
import { toRegions } from '../../../src-main/formats/coco/coco-regions';
import { frameOf } from '../../../src-main/formats/coco/frame';
import { normaliseObject } from '../../../src-main/domain/canonical/normalise-text';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const DATA = process.env['COLOPHON_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');

/** Path of a real file; `null`, with the reason printed, when the collection is not at hand. */
export function realFile(name: string): string | null {
  const path = join(DATA, name);
  if (existsSync(path)) return path;
  console.log(`skipped: ${name} is not at hand (set COLOPHON_TEST_DATA to the folder of real data)`);
  return null;
}

/** A folder of its own for the tests of a file; gone afterwards. */
export function temporaryFolder(): { path(name: string): string } {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-coco-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return { path: (name) => join(folder, name) };
}

export const writeJson = (path: string, value: unknown): Promise<void> =>
  writeFile(path, JSON.stringify(value));
export const readJson = async <Value>(path: string): Promise<Value> =>
  JSON.parse(await readFile(path, 'utf8')) as Value;

export const codesOf = (file: CocoFile): Record<string, number> =>
  Object.fromEntries(file.warnings.list().map(({ code, count }) => [code, count]));

/** Size of the page that an image shows, when the test has no document: the image itself, at one point per pixel. */
const sizeAsDeclared = (fields: Parameters<typeof frameOf>[0]): PageSize => {
  const frame = frameOf(fields) ?? { width: 612, height: 792 };
  return { width: Math.round(frame.width * 10_000), height: Math.round(frame.height * 10_000) };
};

/** A COCO file as the pages and schema that an import would store, one document for each image. */
export async function importWhole(
  path: string,
  sizeOf: (fields: CocoFile['header']) => PageSize = sizeAsDeclared,
): Promise<{
  pages: CocoPage[];
  schema: LabelSchema;
  header: CocoFile['header'];
  codes: Record<string, number>;
}> {
  const file = await openCoco(path);
  const { classes, classOf } = toClasses(file.categories, sha256);
  const pages: CocoPage[] = [];
  for await (const { imageNumber, image, annotations } of file.annotatedImages()) {
    const size = sizeOf(image.fields);
    const entry = sha256(`entry ${imageNumber}`).slice(0, 32);
    const options = {
      frame: frameOf(image.fields),
      page: size,
      entryId: entry,
      classOf,
      sha256,
      warnings: file.warnings,
    };
    const regions = toRegions(annotations, options).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const content = { regions, frame: normaliseObject(image.fields) };
    pages.push({
      documentName: image.fileName ?? 'unnamed',
      entry,
      pageIndex: 0,
      pageCount: 1,
      size,
      content,
    });
  }
  await file.close();
  return { pages, schema: { classes }, header: file.header, codes: codesOf(file) };
}

/** An export of these pages; everything else is the same each time. */
export function anExport(pages: readonly CocoPage[], given: Partial<CocoExport> = {}): CocoExport {
  return {
    async *pages() {
      yield* pages;
    },
    pageCount: pages.length,
    schema: { classes: [] },
    version: {
      dataset: 'letters',
      number: 3,
      versionId: 'v'.repeat(64),
      contentId: 'c'.repeat(64),
      time: '2026-01-02T03:04:05Z',
    },
    headers: [],
    scale: 1,
    program: 'Colophon 0.1.0',
    ...given,
  };
}
