import type { TotalsView } from '../../contract/comparison-contract';
import type { DifferingDocument, DiffView } from '../../contract/version-contract';
import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import type { PageDifference } from '../../domain/diff/dataset-diff';
import { runInTurns, type Steps } from '../../formats/take-turns';
import type { LibraryContext } from '../library-context';
import { differencesOf, openPair, sidesOfOne, type Matching, type Pair } from './compare-pair';
import { walkDifferences, type Counter } from './walk-differences';
import { createSummary } from './compare-service';
import { createDocumentList } from './compared-documents';
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
  { signal, onProgress }: LongWork,
): Promise<TotalsView> {
  const pair = openPair(context, from, to, matching);
  let done = 0;
  const tell = (): void => onProgress('Comparing documents', ++done, null);
  return { by, rows: await runInTurns(TOTALS[by](context, pair, tell), signal) };
}

type Totalling = (context: LibraryContext, pair: Pair, tell: () => void) => Steps<Row[]>;

const TOTALS: Readonly<Record<TotalsView['by'], Totalling>> = {
  *class(context, pair, tell) {
    const summary = createSummary(context, pair);
    yield* walkDifferences(context, pair, summary.visit, tell);
    return totalsByClass(summary.finish());
  },
  *document(context, pair, tell) {
    const documents = createDocumentList(context, pair);
    yield* walkDifferences(context, pair, documents.visit, tell);
    return totalsByDocument(documents.finish());
  },
  *person(context, pair, tell) {
    const people = createPersonTotals(context, pair);
    yield* walkDifferences(context, pair, people.visit, tell);
    return people.finish();
  },
};

/** Label changes by the name of the class. */
export function totalsByClass({ labels: { byClass } }: Pick<DiffView, 'labels'>): Row[] {
  return mostFirst(Object.entries(byClass).map(([name, counts]) => ({ key: name, name, ...counts })));
}

function totalsByDocument(documents: readonly DifferingDocument[]): Row[] {
  const rows = documents.map(({ document, name, added, removed, changed }) => ({
    key: document,
    name,
    added,
    removed,
    changed,
  }));
  return mostFirst(rows.filter((row) => changesOf(row) > 0));
}

/** Label changes by who made them, also on documents that came or went: these are read for it. */
export function createPersonTotals(context: LibraryContext, pair: Pair): Counter<Row[]> {
  const personOf = createPersonFinder(context, pair);
  const rows = new Map<string | null, Row>();
  const pagesOf = (entry: string): readonly PageDifference[] =>
    [...differencesOf(pair, sidesOfOne(pair, entry))].flatMap(({ pages }) => pages);
  return {
    visit({ entry, loneId, pages: known }) {
      for (const { pageIndex, regions } of loneId === null ? known : pagesOf(entry)) {
        for (const region of regions) {
          const person = personOf(region, { entry, pageIndex });
          const row = rows.get(person) ?? emptyRow(person);
          rows.set(person, row);
          row[region.change] += 1;
        }
      }
    },
    finish: () => mostFirst([...rows.values()]),
  };
}

const emptyRow = (person: string | null): Row => ({
  key: person,
  name: person ?? 'not known',
  added: 0,
  removed: 0,
  changed: 0,
});

const changesOf = ({ added, removed, changed }: Pick<Row, 'added' | 'removed' | 'changed'>): number =>
  added + removed + changed;

const mostFirst = (rows: Row[]): Row[] =>
  rows.sort(
    (a, b) =>
      changesOf(b) - changesOf(a) ||
      compareCodeUnits(a.name, b.name) ||
      compareCodeUnits(a.key ?? '', b.key ?? ''),
  );
