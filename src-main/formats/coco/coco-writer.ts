import { type AtomicTextFile, createAtomicTextFile } from '../atomic-text-file';
import type { FormatLoss, FormatRun } from '../format';
import { takeTurns } from '../take-turns';
import { type AnnotationTexts, describeAnnotations } from './annotation-texts';
import { buildCategories, type CocoCategories } from './coco-categories';
import type { CocoExport } from './coco-export';
import { buildHeader } from './coco-header';
import { type ImageNumbering, numberImages } from './export-images';
import { createLosses, type Losses } from './losses';

/** Often enough for a smooth bar, seldom enough to cost nothing. */
const PAGES_PER_REPORT = 100;

export interface CocoExportResult {
  readonly images: number;
  readonly regions: number;
  /** What COCO could not carry. */
  readonly losses: readonly FormatLoss[];
}

interface Writing {
  readonly source: CocoExport;
  readonly file: AtomicTextFile;
  readonly images: ImageNumbering;
  readonly annotations: AnnotationTexts;
  readonly nextTurn: () => Promise<void> | undefined;
  readonly onProgress: FormatRun['onProgress'];
}

/**
 * Writes a version as one COCO file, page by page: memory does not grow with the regions. The format wants all images
 * before the first annotation; reading a page costs most, so annotations wait in a file and no page is read twice.
 *
 * @param target appears whole or not at all: written beside it, synced, then renamed
 * @throws AppError `disk-failure`, `not-found`, `cancelled`
 */
export async function writeCoco(
  target: string,
  source: CocoExport,
  run: FormatRun = {},
): Promise<CocoExportResult> {
  const file = await createAtomicTextFile(target);
  try {
    const losses = createLosses();
    const categories = buildCategories(source.schema, losses);
    const images = numberImages(source.scale, losses);
    const writing: Writing = {
      source,
      file,
      images,
      annotations: describeAnnotations(source, { images, categories, losses }),
      nextTurn: takeTurns(run.signal),
      onProgress: run.onProgress,
    };
    await file.write(startOf(source, categories, losses));
    const counts = await writePages(writing);
    await file.write('\n],\n"annotations":[');
    await writeAnnotations(writing);
    await file.write('\n]\n}\n');
    await file.commit();
    return { ...counts, losses: losses.list() };
  } catch (error) {
    await file.discard();
    throw error;
  }
}

function startOf(source: CocoExport, { categories }: CocoCategories, losses: Losses): string {
  const header = Object.entries(buildHeader(source, losses)).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  const list = categories.map((category) => JSON.stringify(category)).join(',\n');
  return `{\n${header.join(',\n')},\n"categories":[\n${list}\n],\n"images":[`;
}

/** Writes all images, and makes the annotations to be written later. */
async function writePages(writing: Writing): Promise<{ images: number; regions: number }> {
  const { source, file, images, annotations, nextTurn, onProgress } = writing;
  const nextImage = startList();
  const nextAnnotation = startList();
  let pages = 0;
  let regions = 0;
  for await (const page of source.pages()) {
    const record = images.take(page);
    if (record !== null) await file.write(nextImage(JSON.stringify(record)));
    for (const text of annotations.ofPage(page, pages)) {
      const full = file.later.add(nextAnnotation(text));
      if (full !== undefined) await full; // a million waits for nothing would cost a second
      regions++;
    }
    pages++;
    if (pages % PAGES_PER_REPORT === 0)
      onProgress?.({ what: 'Writing pages', done: pages, total: source.pageCount });
    await nextTurn();
  }
  for (const record of images.takeWaiting()) {
    await file.write(nextImage(JSON.stringify(record)));
    await nextTurn();
  }
  return { images: pages, regions };
}

/** Puts each item of a list on a line of its own, behind a comma where it is not the first. */
function startList(): (item: string) => string {
  let separator = '\n';
  return (item) => {
    const line = separator + item;
    separator = ',\n';
    return line;
  };
}

async function writeAnnotations({ file, annotations, nextTurn }: Writing): Promise<void> {
  for await (const piece of file.later.read()) {
    await file.write(annotations.complete(piece));
    await nextTurn();
  }
}
