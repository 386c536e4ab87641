import { listEntries } from '../../domain/dataset-versions/document-tree';
import type { SideCounts } from '../../domain/distribution/compare-distributions';
import { emptyTable, sumHistograms, type Histogram } from '../../domain/distribution/histogram';
import type { Region } from '../../domain/regions/region';
import { takeTurns } from '../../formats/take-turns';
import type { Summary } from '../../storage/repositories/summary-repository';
import type { ContentView } from '../content/content-view';
import { countView } from '../content/count-view';
import type { LibraryContext } from '../library-context';
import { addAll, recountDocument } from '../statistics';

export interface LongWork {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (what: string, done: number, total: number | null) => void;
}

/**
 * Counts of one side of a comparison. They stand beside every document and beside the roots of versions; where they come from a time
 * before spreads were counted, what lacks them is read once and remembered.
 *
 * @throws AppError `cancelled`
 */
export async function countSide(
  context: LibraryContext,
  view: ContentView,
  nameOf: (region: Pick<Region, 'class'>) => string,
  work: LongWork,
): Promise<SideCounts> {
  const summary = await countWhole(context, view, work);
  const { pages, byClass, spread = { pages: {}, sizes: {} } } = summary;
  const named = (id: string): string => nameOf({ class: id === '' ? null : id });
  const counts = emptyTable<number>();
  for (const [id, count] of Object.entries(byClass)) counts[named(id)] = (counts[named(id)] ?? 0) + count;
  const sizes = emptyTable<Histogram>();
  for (const [id, bins] of Object.entries(spread.sizes))
    sizes[named(id)] = sumHistograms([sizes[named(id)] ?? {}, bins]);
  return { pages, byClass: counts, regionsOnPages: spread.pages, sizes };
}

async function countWhole(context: LibraryContext, view: ContentView, work: LongWork): Promise<Summary> {
  const { summaries } = context.reader;
  const known = countView(context, view);
  if (known.spread !== undefined) return known;
  const nextTurn = takeTurns(work.signal);
  let done = 0;
  const measured: Summary[] = [];
  for (const [, id] of listEntries(view.objects, view.roots.root)) {
    await nextTurn();
    work.onProgress('Measuring regions', ++done, known.documents);
    const summary = summaries.get(id);
    measured.push(
      summary?.spread === undefined ? recountDocument(context.reader, view.objects, id) : summary,
    );
  }
  const total = addAll(measured);
  summaries.put(view.roots.root, total);
  // A library that is open for reading keeps them in memory until it is closed.
  while (!summaries.flushSome()) await nextTurn();
  return total;
}
