import type { JsonValue } from '../../domain/canonical/canonical-json';
import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import type { Region } from '../../domain/regions/region';
import { type AtomicTextFile, createAtomicTextFile } from '../atomic-text-file';
import type { FormatLoss, FormatRun } from '../format';
import { takeTurns } from '../take-turns';
import { buildCategories, type CocoCategories } from './coco-categories';
import type { CocoExport, CocoPage } from './coco-export';
import { buildHeader } from './coco-header';
import { toCocoId } from './coco-types';
import { exportFrame, type ImageNumbering, numberImages } from './export-images';
import { scaleOf } from './frame';
import { createLosses, type Losses } from './losses';
import { createSeenIds } from './seen-ids';
import { writeAnnotation } from './write-annotation';

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
  readonly losses: Losses;
  readonly nextTurn: () => Promise<void> | undefined;
  readonly onProgress: FormatRun['onProgress'];
}

/**
 * Writes a version as one COCO file, page by page: memory does not grow with the regions. Pages are asked
 * for twice, since the format wants all images before the first annotation.
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
    const writing: Writing = {
      source,
      file,
      losses: createLosses(),
      nextTurn: takeTurns(run.signal),
      onProgress: run.onProgress,
    };
    const categories = buildCategories(source.schema, writing.losses);
    await file.write(startOf(writing, categories));
    const images = numberImages(source.scale, writing.losses);
    const first = await writeImages(writing, images);
    await file.write('\n],\n"annotations":[');
    const regions = await writeAnnotations(writing, images, categories, first);
    await file.write('\n]\n}\n');
    await file.commit();
    return { images: first.pages, regions, losses: writing.losses.list() };
  } catch (error) {
    await file.discard();
    throw error;
  }
}

function startOf({ source, losses }: Writing, { categories }: CocoCategories): string {
  const header = Object.entries(buildHeader(source, losses)).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  const list = categories.map((category) => JSON.stringify(category)).join(',\n');
  return `{\n${header.join(',\n')},\n"categories":[\n${list}\n],\n"images":[`;
}

/** What the first pass over the pages finds out for the second. */
interface FirstPass {
  readonly pages: number;
  /** Largest annotation id that regions came with; new ones count up from here. */
  readonly maximumId: number;
}

async function writeImages(writing: Writing, images: ImageNumbering): Promise<FirstPass> {
  const { source, file, nextTurn, onProgress } = writing;
  let pages = 0;
  let written = 0;
  let maximumId = 0;
  const put = (record: unknown): Promise<void> | undefined =>
    file.write(`${written++ === 0 ? '\n' : ',\n'}${JSON.stringify(record)}`);
  for await (const page of source.pages()) {
    const record = images.take(page);
    if (record !== null) await put(record);
    for (const { source: fields } of page.content.regions) {
      const id = toCocoId(fields?.['id']);
      if (typeof id === 'number' && Number.isSafeInteger(id) && id > maximumId) maximumId = id;
    }
    pages++;
    if (pages % PAGES_PER_REPORT === 0) onProgress?.({ what: 'Writing images', done: pages, total: null });
    await nextTurn();
  }
  for (const record of images.takeWaiting()) {
    await put(record);
    await nextTurn();
  }
  return { pages, maximumId };
}

async function writeAnnotations(
  writing: Writing,
  images: ImageNumbering,
  categories: CocoCategories,
  first: FirstPass,
): Promise<number> {
  const { source, file, losses, nextTurn, onProgress } = writing;
  const classes = new Map(source.schema.classes.map((labelClass) => [labelClass.id, labelClass]));
  const nextId = numberAnnotations(first.maximumId, losses);
  let pages = 0;
  let regions = 0;
  for await (const page of source.pages()) {
    const scale = scaleOf(exportFrame(page, source.scale), page.size);
    const imageId = images.idOf(pages++);
    for (const region of inFileOrder(page)) {
      const place = {
        id: nextId(region),
        imageId,
        categoryId: categories.idOf(region.class),
        scale,
        labelClass: region.class === null ? undefined : classes.get(region.class),
      };
      const annotation = JSON.stringify(writeAnnotation(region, place, losses));
      const full = file.write(`${regions++ === 0 ? '\n' : ',\n'}${annotation}`);
      if (full !== undefined) await full; // a million waits for nothing would cost a second
    }
    if (pages % PAGES_PER_REPORT === 0)
      onProgress?.({ what: 'Writing annotations', done: pages, total: first.pages });
    await nextTurn();
  }
  return regions;
}

/** Keeps the id a region came with when no other had it before; new ids lie above all that came. */
function numberAnnotations(maximumId: number, losses: Losses): (region: Region) => JsonValue {
  const seen = createSeenIds();
  let last = maximumId;
  return ({ source }) => {
    const given = source?.['id'];
    const id = toCocoId(given);
    if (id !== null && seen.add(id)) return given!;
    if (id !== null) losses.add('annotation ids renumbered, because another annotation has them', 'kept');
    return ++last;
  };
}

/** By the id they came with, then by region id: close to the order of the imported file, and the same every time. */
function inFileOrder({ content }: CocoPage): readonly Region[] {
  const orderOf = ({ source }: Region): number => {
    const id = toCocoId(source?.['id']);
    return typeof id === 'number' ? id : Infinity;
  };
  return content.regions
    .map((region) => ({ region, order: orderOf(region) }))
    .toSorted((a, b) =>
      a.order === b.order ? compareCodeUnits(a.region.id, b.region.id) : a.order - b.order,
    )
    .map(({ region }) => region);
}
