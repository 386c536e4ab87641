import type { ObjectId } from '../../domain/dataset-versions/object-store';
import type { SideCounts } from '../../domain/distribution/compare-distributions';
import { emptyTable, sumHistograms, type Histogram } from '../../domain/distribution/histogram';
import type { Region } from '../../domain/regions/region';
import { takeTurns } from '../../formats/take-turns';
import type { Summary } from '../../storage/repositories/summary-repository';
import type { ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { addAll, countRoot, recountDocument } from '../statistics';

export interface LongWork {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (what: string, done: number, total: number | null) => void;
}

/**
 * Counts of one side of a comparison. They stand beside every tree node and document; where they come from a time
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

type Node = { readonly entries: [string, ObjectId][] } | { readonly children: [string, ObjectId, number][] };

async function countWhole(context: LibraryContext, view: ContentView, work: LongWork): Promise<Summary> {
  const { reader } = context;
  const { objects } = view;
  const known = countRoot(reader, objects, view.roots.root);
  if (known.spread !== undefined) return known;
  const nextTurn = takeTurns(work.signal);
  let done = 0;
  const countDocument = async (id: ObjectId): Promise<Summary> => {
    await nextTurn();
    work.onProgress('Measuring regions', ++done, known.documents);
    const summary = reader.summaries.get(id);
    return summary?.spread === undefined ? recountDocument(reader, objects, id) : summary;
  };
  const countNode = async (id: ObjectId): Promise<Summary> => {
    const summary = reader.summaries.get(id);
    if (summary?.spread !== undefined) return summary;
    const node = objects.read(id) as unknown as Node;
    const parts: Summary[] = [];
    if ('children' in node) for (const [, child] of node.children) parts.push(await countNode(child));
    else for (const [, document] of node.entries) parts.push(await countDocument(document));
    const total = addAll(parts);
    reader.summaries.put(id, total);
    return total;
  };
  const total = await countNode(view.roots.root);
  // A library that is open for reading keeps them in memory until it is closed.
  while (!reader.summaries.flushSome()) await nextTurn();
  return total;
}
