import type { TotalsView } from '../../contract/comparison-contract';
import { takeTurns } from '../../formats/take-turns';
import { differencesOf, openPair, type Matching, type Pair } from './compare-pair';
import { documentsOfPair, summarisePair } from './compare-service';
import type { LibraryContext } from '../library-context';
import { createPersonFinder } from './person-finder';
import type { LongWork } from './side-counts';

type Row = TotalsView['rows'][number];

/**
 * Label changes by class, document or person.
 *
 * @throws AppError `not-found`, `ambiguous`, `cancelled`
 */
export async function totalsBetween(
  context: LibraryContext,
  { from, to, by, ...matching }: Matching & { from: string; to: string; by: TotalsView['by'] },
  work: LongWork,
): Promise<TotalsView> {
  const pair = openPair(context, from, to, matching);
  if (by === 'person') return { by, rows: await totalsByPerson(context, pair, work) };
  return { by, rows: by === 'class' ? totalsByClass(context, pair) : totalsByDocument(context, pair) };
}

export function totalsByClass(context: LibraryContext, pair: Pair): Row[] {
  const { byClass } = summarisePair(context, pair).labels;
  return mostFirst(Object.entries(byClass).map(([name, counts]) => ({ key: name, name, ...counts })));
}

function totalsByDocument(context: LibraryContext, pair: Pair): Row[] {
  const rows = documentsOfPair(context, pair).map(({ document, name, added, removed, changed }) => ({
    key: document,
    name,
    added,
    removed,
    changed,
  }));
  return mostFirst(rows.filter(({ added, removed, changed }) => added + removed + changed > 0));
}

/** Reads who made what, page by page, also on added and removed documents. */
export async function totalsByPerson(context: LibraryContext, pair: Pair, work: LongWork): Promise<Row[]> {
  const nextTurn = takeTurns(work.signal);
  const personOf = createPersonFinder(context, pair);
  const rows = new Map<string | null, Row>();
  let done = 0;
  for (const { entry, pages } of differencesOf(pair)) {
    for (const { pageIndex, regions } of pages) {
      for (const region of regions) {
        const person = personOf(region, { entry, pageIndex });
        const row = rows.get(person) ?? emptyRow(person);
        rows.set(person, row);
        row[region.change] += 1;
      }
    }
    work.onProgress('Looking who changed what', ++done, null);
    await nextTurn();
  }
  return mostFirst([...rows.values()]);
}

const emptyRow = (person: string | null): Row => ({
  key: person,
  name: person ?? 'not known',
  added: 0,
  removed: 0,
  changed: 0,
});

const changesOf = ({ added, removed, changed }: Row): number => added + removed + changed;

const mostFirst = (rows: Row[]): Row[] =>
  rows.sort((a, b) => changesOf(b) - changesOf(a) || (a.name < b.name ? -1 : 1));
