import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePdf } from '../pdf/make-files';

const CLASSES = ['Text', 'Table', 'Picture', 'Caption', 'Title'];

/** Numbers that look random and can be had again from the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface CocoPlan {
  readonly images: number;
  readonly annotationsPerImage: number;
  /** Begins every file name, so that two files speak of different images. */
  readonly prefix: string;
  /** The first images are pages of these PDFs, the rest have no document. */
  readonly pdfs?: readonly string[];
}

/** Writes a COCO file of 600 × 800 images with boxes to two decimals. */
export function writeCocoFile(
  path: string,
  { images, annotationsPerImage, prefix, pdfs = [] }: CocoPlan,
): void {
  const random = seeded(images);
  const decimal = (limit: number): number => Math.round(random() * limit * 100) / 100;
  const imageList = Array.from({ length: images }, (_, index) => {
    const plain = { id: index + 1, width: 600, height: 800, file_name: `${prefix}-${index}.png` };
    return pdfs[index] === undefined ? plain : { ...plain, doc_name: pdfs[index], page_no: 1 };
  });
  const annotations = Array.from({ length: images * annotationsPerImage }, (_, index) => {
    const bbox = [decimal(400), decimal(600), 1 + decimal(190), 1 + decimal(190)];
    const imageId = 1 + Math.floor(index / annotationsPerImage);
    const category = 1 + Math.floor(random() * CLASSES.length);
    return {
      id: index + 1,
      image_id: imageId,
      category_id: category,
      bbox,
      area: bbox[2]! * bbox[3]!,
      iscrowd: 0,
    };
  });
  const categories = CLASSES.map((name, index) => ({ id: index + 1, name }));
  writeFileSync(path, JSON.stringify({ images: imageList, annotations, categories }));
}

/** PDFs of one page, each with bytes of its own and some weight; their names. */
export function writePdfs(folder: string, count: number): string[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: count }, (_, index) => {
    const name = `scan-${index}.pdf`;
    const catalog = '<< /Type /Catalog /Pages 2 0 R >>';
    const pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
    const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${600 + index} 800] >>`;
    const weight = { entries: '', data: Buffer.alloc(300_000, `${index} `) };
    writeFileSync(join(folder, name), makePdf([catalog, pages, page, weight]));
    return name;
  });
}
