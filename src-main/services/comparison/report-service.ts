import { listChanges } from '../../domain/diff/list-changes';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { createAtomicTextFile, type AtomicTextFile } from '../../formats/atomic-text-file';
import { csvRow, csvStart } from '../../formats/comparison/csv-rows';
import { writeComparisonHtml } from '../../formats/comparison/html-report';
import { runInTurns, takeTurns } from '../../formats/take-turns';
import { differencesOf, openPair, type Matching, type Pair } from './compare-pair';
import { walkDifferences } from './walk-differences';
import { createSummary, listedRegion, type ListedRegion } from './compare-service';
import { createDocumentList } from './compared-documents';
import { namesOf } from './document-names';
import { refuseInsideLibrary } from '../inside-library';
import type { LibraryContext } from '../library-context';
import { distributionOfPair } from './distribution-service';
import { createPersonFinder } from './person-finder';
import { collectReport } from './report-data';
import type { LongWork } from './side-counts';
import { createPersonTotals } from './totals-by';

export interface ReportRequest extends Matching {
  readonly from: string;
  readonly to: string;
  readonly format: 'html' | 'json' | 'csv';
  readonly target: string;
}

/**
 * Writes a comparison as one file, which appears whole or not at all and replaces one of that name. The same
 * comparison gives the same bytes.
 *
 * @throws AppError `not-found`, `ambiguous`, `input-invalid`, `disk-failure`, `cancelled`
 */
export async function writeReport(context: LibraryContext, request: ReportRequest, work: LongWork) {
  const { from, to, format, target } = request;
  const pair = openPair(context, from, to, request);
  refuseInsideLibrary(context, target, 'No report was written.');
  const file = await createAtomicTextFile(target);
  try {
    const regions = await WRITERS[format]({ context, pair, file, work });
    await file.commit();
    return { path: target, format, regions };
  } catch (error) {
    await file.discard();
    throw error;
  }
}

interface Writing {
  readonly context: LibraryContext;
  readonly pair: Pair;
  readonly file: AtomicTextFile;
  readonly work: LongWork;
}

/** Each gives the number of changed regions that the file holds. */
const WRITERS: Readonly<Record<ReportRequest['format'], (writing: Writing) => Promise<number>>> = {
  html: writeHtml,
  json: writeJson,
  csv: writeCsv,
};

async function writeHtml({ context, pair, file, work }: Writing): Promise<number> {
  const data = await collectReport(context, pair, work);
  await file.write(writeComparisonHtml(data));
  return data.labels.added + data.labels.removed + data.labels.changed;
}

/** What `diff --json` says, with every change by either cause, the people and the documents. */
async function writeJson(writing: Writing): Promise<number> {
  const { context, pair, file, work } = writing;
  const counters = {
    summary: createSummary(context, pair),
    people: createPersonTotals(context, pair),
    documents: createDocumentList(context, pair),
  };
  const visits = Object.values(counters).map(({ visit }) => visit);
  let compared = 0;
  const tell = (): void => work.onProgress('Comparing documents', ++compared, null);
  await runInTurns(walkDifferences(context, pair, ...visits, tell), work.signal);
  const head = {
    ...counters.summary.finish(),
    distribution: await distributionOfPair(context, pair, work),
    byPerson: counters.people
      .finish()
      .map(({ key: by, added, removed, changed }) => ({ by, added, removed, changed })),
    changedDocuments: counters.documents.finish(),
  };
  await file.write(`${JSON.stringify(head).slice(0, -1)},"regions":[`);
  let written = 0;
  await forEachChange(writing, (change) =>
    file.write(`${written++ === 0 ? '\n' : ',\n'}${JSON.stringify(change)}`),
  );
  await file.write('\n]}\n');
  return written;
}

async function writeCsv(writing: Writing): Promise<number> {
  const { context, pair, file } = writing;
  const nameOf = namesOf(context, pair.from, pair.to);
  const [before, after] = [classNames(pair.from.schema), classNames(pair.to.schema)];
  let written = 0;
  await file.write(csvStart());
  await forEachChange(writing, (change) => {
    written += 1;
    const { document: entry, id: region } = change;
    const classBefore = before(change.before?.class, after);
    const classAfter = after(change.after?.class, before);
    return file.write(csvRow({ ...change, document: nameOf(entry), entry, region, classBefore, classAfter }));
  });
  return written;
}

type NameOf = (id: string | null | undefined, other?: NameOf) => string | null;

/** Names of classes as one side has them; what migrations make on the way may have those of the other. */
function classNames({ classes }: LabelSchema): NameOf {
  const names = new Map(classes.map(({ id, name }) => [id, name]));
  return (id, other) => (id === null || id === undefined ? null : (names.get(id) ?? other?.(id) ?? id));
}

/** Every change by either cause, documents by id, pages ascending. */
async function forEachChange(
  { context, pair, work }: Writing,
  put: (change: ListedRegion) => Promise<void> | undefined,
): Promise<void> {
  const nextTurn = takeTurns(work.signal);
  const personOf = createPersonFinder(context, pair);
  let documents = 0;
  for (const { entry, pages } of differencesOf(pair)) {
    for (const page of pages) {
      const place = { entry, pageIndex: page.pageIndex };
      for (const change of listChanges(page, 'both', pair.isBackwards)) {
        const full = put(listedRegion(change, place, personOf));
        if (full !== undefined) await full;
      }
    }
    work.onProgress('Writing changes', ++documents, null);
    await nextTurn();
  }
}
