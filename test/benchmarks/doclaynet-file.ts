import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** Sizes of DocLayNet core: 80,863 pages with 1,107,470 regions of 11 classes. */
export const DOCLAYNET = { pages: 80_863, regions: 1_107_470 };

const CLASSES = [
  'Caption',
  'Footnote',
  'Formula',
  'List-item',
  'Page-footer',
  'Page-header',
  'Picture',
  'Section-header',
  'Table',
  'Text',
  'Title',
];
const CATEGORIES = [
  'financial_reports',
  'scientific_articles',
  'laws_and_regulations',
  'government_tenders',
  'manuals',
  'patents',
];

/** Numbers that look random and are the same on every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes a COCO file of DocLayNet's shape, fields and number of digits, a share of its size. */
export async function writeDocLayNet(path: string, share = 1): Promise<{ pages: number; regions: number }> {
  const pages = Math.round(DOCLAYNET.pages * share);
  const regions = Math.round(DOCLAYNET.regions * share);
  const random = seeded(42);
  const out = createWriteStream(path);
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await once(out, 'drain');
  };
  const categories = CLASSES.map((name, index) => ({ supercategory: name, id: index + 1, name }));
  await write(`{"categories":${JSON.stringify(categories)},"images":[`);
  for (let page = 0; page < pages; page++)
    await write(`${page === 0 ? '' : ','}\n${JSON.stringify(imageOf(page, random))}`);
  await write('],"annotations":[');
  for (let region = 0; region < regions; region++) {
    const page = Math.min(pages - 1, Math.floor((region * pages) / regions));
    await write(`${region === 0 ? '' : ','}\n${JSON.stringify(annotationOf(region, page, random))}`);
  }
  await write(']}\n');
  out.end();
  await once(out, 'finish');
  return { pages, regions };
}

function imageOf(page: number, random: () => number) {
  const hash = Array.from({ length: 8 }, () =>
    Math.floor(random() * 0xffffffff)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  const category = CATEGORIES[page % CATEGORIES.length];
  const document = `doc-${Math.floor(page / 10)}.pdf`;
  return {
    id: page + 1,
    width: 1025,
    height: 1025,
    file_name: `${hash}.png`,
    collection: 'ann_reports_00_04_fancy',
    doc_name: document,
    page_no: (page % 10) + 1,
    precedence: 0,
    doc_category: category,
  };
}

function annotationOf(region: number, page: number, random: () => number) {
  const [x, y, width, height] = [random() * 700, random() * 900, 20 + random() * 300, 8 + random() * 100];
  const corners = [x, y, x, y + height, x + width, y + height, x + width, y];
  return {
    id: region,
    image_id: page + 1,
    category_id: 1 + Math.floor(random() * CLASSES.length),
    bbox: [x, y, width, height],
    segmentation: [corners],
    area: width * height,
    iscrowd: 0,
    precedence: 0,
  };
}
