import { emptyTable, type Histogram } from '../../domain/distribution/histogram';
import type { Spread } from '../../domain/distribution/spread';
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
  byClass: number[],
  bySplit: number[],
  document?: Summary['document'] | null,
  spread?: CompactSpread,
];

/** Bins and their counts in turn; of the sizes by the number of each class. */
type CompactSpread = [pages: number[], sizes: [key: number, bins: number[]][]];

export interface SummaryCodec {
  /** @returns `undefined` for a summary that cannot be read; it can be made again */
  decode(data: string): Summary | undefined;
  /** What encodes summaries for as long as one transaction lasts: it numbers new keys, which may be rolled back. */
  encoder(): (summary: Summary) => string;
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
      if (!data.startsWith('[')) return JSON.parse(data) as Summary;
      const summary = JSON.parse(data) as CompactSummary;
      // Another process may have numbered more since they were read.
      return expand(summary, known ?? load()) ?? expand(summary, load());
    },
    encoder() {
      const numbers = new Map(select.all().map(({ number, key }) => [key, number]));
      const numberOf = (key: string): number => {
        const number = numbers.get(key) ?? Number(insert?.run(key).lastInsertRowid);
        numbers.set(key, number);
        return number;
      };
      return (summary) => JSON.stringify(compact(summary, numberOf));
    },
  };
}

function compact(
  { byClass, bySplit, document, spread, ...counts }: Summary,
  numberOf: (key: string) => number,
): CompactSummary {
  const { documents, pages, regions, reviewedPages, emptyPages } = counts;
  const pairs = (table: Readonly<Record<string, number>>): number[] =>
    Object.entries(table).flatMap(([key, count]) => [numberOf(key), count]);
  const classes = pairs(byClass);
  const splits = pairs(bySplit);
  const list: CompactSummary = [documents, pages, regions, reviewedPages, emptyPages, classes, splits];
  if (document !== undefined || spread !== undefined) list.push(document ?? null);
  if (spread !== undefined) list.push(compactSpread(spread, numberOf));
  return list;
}

const compactSpread = ({ pages, sizes }: Spread, numberOf: (key: string) => number): CompactSpread => [
  binsOf(pages),
  Object.entries(sizes).map(([key, bins]) => [numberOf(key), binsOf(bins)]),
];

const binsOf = (histogram: Histogram): number[] =>
  Object.entries(histogram).flatMap(([bin, count]) => [Number(bin), count]);

function expand(compacted: CompactSummary, names: Names): Summary | undefined {
  const [documents, pages, regions, reviewedPages, emptyPages, byClass, bySplit, document, spread] =
    compacted;
  const classes = tableOf(byClass, names);
  const splits = tableOf(bySplit, names);
  const spreads = spread === undefined ? undefined : expandSpread(spread, names);
  if (classes === null || splits === null || spreads === null) return undefined;
  const counts = { documents, pages, regions, reviewedPages, emptyPages, byClass: classes, bySplit: splits };
  return {
    ...counts,
    ...(document != null && { document }),
    ...(spreads !== undefined && { spread: spreads }),
  };
}

function expandSpread([pages, bySize]: CompactSpread, names: Names): Spread | null {
  const sizes = emptyTable<Histogram>();
  for (const [key, bins] of bySize) {
    const name = names.get(key);
    if (name === undefined) return null;
    sizes[name] = histogramOf(bins);
  }
  return { pages: histogramOf(pages), sizes };
}

function histogramOf(bins: readonly number[]): Histogram {
  const histogram = emptyTable<number>();
  for (let at = 0; at < bins.length; at += 2) histogram[bins[at] as number] = bins[at + 1] as number;
  return histogram;
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
