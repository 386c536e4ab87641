import { contentId } from '../../domain/dataset-versions/object-forms';
import type { CountedDifference } from './counted-difference';
import { describeSchemaChange } from '../../domain/diff/describe-schema-change';
import { furthestFirst } from '../../domain/diff/schema-diff';
import { bumpReasons } from '../../domain/diff/semantic-bump';
import type { ReportData, ReportSide } from '../../formats/comparison/report-data';
import { runInTurns } from '../../formats/take-turns';
import { sha256 } from '../../storage/hashing';
import { type Pair } from './compare-pair';
import { walkDifferences, type Counter } from './walk-differences';
import { createSummary } from './compare-service';
import { createDocumentList } from './compared-documents';
import { namesOf } from './document-names';
import type { ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { distributionOfPair } from './distribution-service';
import type { LongWork } from './side-counts';
import { createPersonTotals, totalsByClass } from './totals-by';

/** Pages that a report names. */
const MOST_PAGES = 50;

/** Everything that a report tells of a comparison, from one walk through what differs. @throws AppError `cancelled` */
export async function collectReport(
  context: LibraryContext,
  pair: Pair,
  work: LongWork,
): Promise<ReportData> {
  const summary = createSummary(context, pair);
  const people = createPersonTotals(context, pair);
  const list = createDocumentList(context, pair);
  const ranking = createPageRanking(context, pair);
  const counters = [summary, people, list, ranking];
  let done = 0;
  const tell = (): void => work.onProgress('Comparing documents', ++done, null);
  await runInTurns(walkDifferences(context, pair, ...counters.map(({ visit }) => visit), tell), work.signal);
  const told = summary.finish();
  const { matching, bump, labels, schema, documents, matrix, pages } = told;
  return {
    from: describeSide(pair.from),
    to: describeSide(pair.to),
    bump,
    bumpReasons: bump === null ? [] : bumpReasons({ documents, labels, schema }).reasons,
    matching: matching.by === 'ids' ? null : { iou: matching.iou, matched: matching.matched },
    documents: { ...documents, attributesChanged: documents.attributesChanged ?? [] },
    labels,
    pages,
    matrix,
    schema: {
      isAttributed: schema.attribution === 'path',
      changes: furthestFirst(schema.changes).map((change) => ({
        level: change.level,
        words: describeSchemaChange(change),
      })),
      rewritten: schema.rewritten,
      removed: schema.removed,
    },
    distribution: await distributionOfPair(context, pair, work),
    byClass: totalsByClass(told),
    byPerson: people.finish(),
    changedDocuments: list
      .finish()
      .filter(({ added, removed, changed, rewritten }) => added + removed + changed + rewritten > 0),
    mostChangedPages: ranking.finish(),
  };
}

function describeSide({ label, roots, schemaId, version }: ContentView): ReportSide {
  const { author = null, time = null, message = null } = version ?? {};
  return { label, contentId: contentId(sha256, roots.root, schemaId), author, time, message };
}

type PageRow = ReportData['mostChangedPages'][number];

/** The pages with most changes. Those of documents that came or went are no corrections: they would fill the list. */
function createPageRanking(context: LibraryContext, pair: Pair): Counter<PageRow[]> {
  const nameOf = namesOf(context, pair.from, pair.to);
  let most: PageRow[] = [];
  const shorten = (): PageRow[] => (most = most.sort(byChanges).slice(0, MOST_PAGES));
  return {
    visit(difference) {
      for (const row of pageRows(difference, nameOf)) most.push(row);
      if (most.length > 10 * MOST_PAGES) shorten();
    },
    finish: shorten,
  };
}

const pageRows = ({ entry, pages }: CountedDifference, nameOf: (entry: string) => string): PageRow[] =>
  pages
    .filter(({ regions }) => regions.length > 0)
    .map(({ pageIndex, regions }) => {
      const row = { name: nameOf(entry), pageIndex, added: 0, removed: 0, changed: 0 };
      for (const { change } of regions) row[change] += 1;
      return row;
    });

const changesOf = ({ added, removed, changed }: PageRow): number => added + removed + changed;

const byChanges = (a: PageRow, b: PageRow): number =>
  changesOf(b) - changesOf(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.pageIndex - b.pageIndex);
