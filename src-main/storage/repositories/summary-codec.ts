import { emptyTable, totalOf, type Histogram } from '../../domain/distribution/histogram';
import type { Spread } from '../../domain/distribution/spread';
import type { Split } from '../../domain/regions/region';
import type { ReadableDatabase, WritableDatabase } from '../database';
import type { Summary } from './summary-repository';

/**
 * A summary as it is kept: a list, with numbers for what it counts by. With ids of classes spelled out, the summaries of
 * what a version changed took more room than its pages (docs/decisions/0018). Older rows are the summary itself.
 */
type CompactSummary = [
  documents: number,
  pages: number,
  regions: number,
  reviewedPages: number,
  emptyPages: number,
  /** `null` where the spread has the same counts. */
  byClass: number[] | null,
  bySplit: number[],
  document?: CompactDocument | null,
  spread?: CompactSpread,
];

/** Without the file where there is none. */
type CompactDocument = Partial<NonNullable<Summary['document']>>;

/** Of the sizes by the number of each class. */
type CompactSpread = [pages: CompactBins, sizes: [key: number, ...bins: CompactBins][]];

/**
 * Of a few things the bin of each, the sign turned, since that of most sizes is negative; of many, one list of
 * bins and their counts in turn.
 */
type CompactBins = number[] | [number[]];

/** Things of which each has its bin written down. */
const FEW = 24;

export interface SummaryCodec {
  /** @returns `undefined` for a summary that cannot be read; it can be made again */
  decode(data: string): Summary | undefined;
  /** The same without the spread, which takes most of the time. */
  decodeCounts(data: string): Counts | undefined;
  /** What encodes summaries for as long as one transaction lasts: it numbers new keys, which may be rolled back. */
  encoder(): SummaryEncoder;
}

/** A summary without how its regions spread. */
export type Counts = Omit<Summary, 'spread'>;

export interface SummaryEncoder {
  encode(summary: Summary): string;
  /** Of a document as it is kept, that of the same document in another split; nothing else of it is looked at. */
  inSplit(data: string, split: Split | undefined): string;
}

type Names = ReadonlyMap<number, string>;

export function createSummaryCodec(db: ReadableDatabase, writable: WritableDatabase | null): SummaryCodec {
  const select = db.prepare<[], { number: number; key: string }>('SELECT number, key FROM summary_key');
  const insert = writable?.prepare<[string]>('INSERT INTO summary_key (key) VALUES (?)');
  let known: Names | null = null;
  /** What a transaction numbered is not remembered before it is over: it may be rolled back. */
  const load = (): Names => {
    const names = new Map(select.all().map(({ number, key }) => [number, key]));
    known = db.inTransaction ? null : names;
    return names;
  };
  return {
    decode(data) {
      if (!isCompact(data)) return JSON.parse(data) as Summary;
      const summary = JSON.parse(data) as CompactSummary;
      // Another process may have numbered more since they were read.
      return expand(summary, known ?? load()) ?? expand(summary, load());
    },
    decodeCounts(data) {
      if (!isCompact(data)) return JSON.parse(data) as Summary;
      const summary = JSON.parse(data) as CompactSummary;
      return expandCounts(summary, known ?? load()) ?? expandCounts(summary, load());
    },
    encoder() {
      const numbers = new Map(select.all().map(({ number, key }) => [key, number]));
      const numberOf = (key: string): number => {
        const number = numbers.get(key) ?? Number(insert?.run(key).lastInsertRowid);
        numbers.set(key, number);
        return number;
      };
      const encode = (summary: Summary): string => JSON.stringify(compact(summary, numberOf));
      return {
        encode,
        inSplit(data, split) {
          if (!isCompact(data)) return encode(summaryInSplit(JSON.parse(data) as Summary, split));
          const summary = JSON.parse(data) as CompactSummary;
          summary[SPLITS] = [numberOf(split ?? ''), 1];
          summary[DOCUMENT] = documentInSplit(summary[DOCUMENT] ?? {}, split);
          return JSON.stringify(summary);
        },
      };
    },
  };
}

const isCompact = (data: string): boolean => data.startsWith('[');
/** Where they stand in the list. */
const SPLITS = 6;
const DOCUMENT = 7;

/** The counts of a document that is the same but for its split. */
export const summaryInSplit = <Known extends Counts>(summary: Known, split: Split | undefined): Known => ({
  ...summary,
  bySplit: { [split ?? '']: 1 },
  document: documentInSplit(summary.document ?? { file: null }, split),
});

function documentInSplit<Shown extends CompactDocument>(
  { split: _split, ...shown }: Shown,
  split: Split | undefined,
): Omit<Shown, 'split'> & { split?: Split } {
  return { ...shown, ...(split !== undefined && { split }) };
}

function compact(
  { byClass, bySplit, document, spread, ...counts }: Summary,
  numberOf: (key: string) => number,
): CompactSummary {
  const { documents, pages, regions, reviewedPages, emptyPages } = counts;
  const pairs = (table: Readonly<Record<string, number>>): number[] =>
    Object.entries(table).flatMap(([key, count]) => [numberOf(key), count]);
  const classes = spread !== undefined && tellsClasses(spread, byClass) ? null : pairs(byClass);
  const splits = pairs(bySplit);
  const list: CompactSummary = [documents, pages, regions, reviewedPages, emptyPages, classes, splits];
  if (document !== undefined || spread !== undefined) list.push(compactDocument(document));
  if (spread !== undefined) list.push(compactSpread(spread, numberOf));
  return list;
}

/** Regions on a page whose size is not known are in no bin. */
function tellsClasses({ sizes }: Spread, byClass: Summary['byClass']): boolean {
  const keys = Object.keys(byClass);
  return (
    keys.length === Object.keys(sizes).length &&
    keys.every((key) => Object.hasOwn(sizes, key) && totalOf(sizes[key] as Histogram) === byClass[key])
  );
}

function compactDocument(document: Summary['document']): CompactDocument | null {
  if (document === undefined) return null;
  const { file, ...shown } = document;
  return file === null ? shown : document;
}

const compactSpread = ({ pages, sizes }: Spread, numberOf: (key: string) => number): CompactSpread => [
  compactBins(pages),
  Object.entries(sizes).map(([key, bins]) => [numberOf(key), ...compactBins(bins)]),
];

function compactBins(histogram: Histogram): CompactBins {
  const bins = Object.entries(histogram).map(([bin, count]) => [Number(bin), count] as const);
  if (totalOf(histogram) > FEW) return [bins.flat()];
  return bins.flatMap(([bin, count]) => Array<number>(count).fill(bin === 0 ? 0 : -bin));
}

function expand(compacted: CompactSummary, names: Names): Summary | undefined {
  const counts = expandCounts(compacted, names);
  const spread = compacted[8];
  if (counts === undefined || spread === undefined) return counts;
  const spreads = expandSpread(spread, names);
  return spreads === null ? undefined : { ...counts, spread: spreads };
}

function expandCounts(compacted: CompactSummary, names: Names): Counts | undefined {
  const [documents, pages, regions, reviewedPages, emptyPages, byClass, bySplit, document, spread] =
    compacted;
  const splits = tableOf(bySplit, names);
  const classes = byClass === null ? classesOf(spread, names) : tableOf(byClass, names);
  if (splits === null || classes === null) return undefined;
  const counts = { documents, pages, regions, reviewedPages, emptyPages, byClass: classes, bySplit: splits };
  return document == null ? counts : { ...counts, document: { ...document, file: document.file ?? null } };
}

function expandSpread([pages, bySize]: CompactSpread, names: Names): Spread | null {
  const sizes = emptyTable<Histogram>();
  for (const [key, ...bins] of bySize) {
    const name = names.get(key);
    if (name === undefined) return null;
    sizes[name] = expandBins(bins);
  }
  return { pages: expandBins(pages), sizes };
}

function expandBins(compacted: CompactBins): Histogram {
  const histogram = emptyTable<number>();
  const [first] = compacted;
  if (Array.isArray(first))
    for (let at = 0; at < first.length; at += 2) histogram[first[at] as number] = first[at + 1] as number;
  else
    for (const turned of compacted as number[]) {
      const bin = turned === 0 ? 0 : -turned;
      histogram[bin] = (histogram[bin] ?? 0) + 1;
    }
  return histogram;
}

/** Regions of each class, from the list of their sizes as it is kept: made into tables first it takes ten times as long. */
function classesOf(spread: CompactSpread | undefined, names: Names): Summary['byClass'] | null {
  if (spread === undefined) return null;
  const classes = emptyTable<number>();
  for (const [key, ...bins] of spread[1]) {
    const name = names.get(key);
    if (name === undefined) return null;
    classes[name] = totalOfBins(bins);
  }
  return classes;
}

function totalOfBins(compacted: CompactBins): number {
  const [first] = compacted;
  if (!Array.isArray(first)) return compacted.length;
  let total = 0;
  for (let at = 1; at < first.length; at += 2) total += first[at] as number;
  return total;
}

function tableOf(pairs: readonly number[], names: Names): Record<string, number> | null {
  const table: Record<string, number> = {};
  for (let at = 0; at < pairs.length; at += 2) {
    const name = names.get(pairs[at] as number);
    if (name === undefined) return null;
    table[name] = pairs[at + 1] as number;
  }
  return table;
}
