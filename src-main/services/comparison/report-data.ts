import { contentId } from '../../domain/dataset-versions/object-forms';
import type { DocumentDifference } from '../../domain/diff/dataset-diff';
import { describeSchemaChange } from '../../domain/diff/describe-schema-change';
import { furthestFirst } from '../../domain/diff/schema-diff';
import { bumpReasons } from '../../domain/diff/semantic-bump';
import type { ReportData, ReportSide } from '../../formats/comparison/report-data';
import { takeTurns } from '../../formats/take-turns';
import { sha256 } from '../../storage/hashing';
import { differencesOf, type Pair } from './compare-pair';
import { documentsOfPair, namesOf, summarisePair } from './compare-service';
import type { ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { distributionOfPair } from './distribution-service';
import type { LongWork } from './side-counts';
import { totalsByClass, totalsByPerson } from './totals-by';

/** Pages that a report names. */
const MOST_PAGES = 50;

/** Everything that a report tells of a comparison. @throws AppError `cancelled` */
export async function collectReport(
  context: LibraryContext,
  pair: Pair,
  work: LongWork,
): Promise<ReportData> {
  const { matching, bump, labels, schema, documents, matrix, pages } = summarisePair(context, pair);
  const counted = { documents, labels, schema };
  return {
    from: describeSide(pair.from),
    to: describeSide(pair.to),
    bump,
    bumpReasons: bump === null ? [] : bumpReasons(counted).reasons,
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
    byClass: totalsByClass(context, pair),
    byPerson: await totalsByPerson(context, pair, work),
    changedDocuments: documentsOfPair(context, pair).filter(
      ({ added, removed, changed, rewritten }) => added + removed + changed + rewritten > 0,
    ),
    mostChangedPages: await findMostChangedPages(context, pair, work),
  };
}

function describeSide({ label, roots, schemaId, version }: ContentView): ReportSide {
  const { author = null, time = null, message = null } = version ?? {};
  return { label, contentId: contentId(sha256, roots.root, schemaId), author, time, message };
}

type PageRow = ReportData['mostChangedPages'][number];

async function findMostChangedPages(context: LibraryContext, pair: Pair, work: LongWork): Promise<PageRow[]> {
  const nextTurn = takeTurns(work.signal);
  const nameOf = namesOf(context, pair.from, pair.to);
  let most: PageRow[] = [];
  // Pages of documents that came or went are no corrections: they would fill the list.
  for (const difference of differencesOf(pair, { ...pair.sides, skipsLonePages: true })) {
    await nextTurn();
    const rows = pageRows(difference, nameOf);
    if (rows.length > 0) most = [...most, ...rows].sort(byChanges).slice(0, MOST_PAGES);
  }
  return most;
}

const pageRows = ({ entry, pages }: DocumentDifference, nameOf: (entry: string) => string): PageRow[] =>
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
