import type { DifferingDocument, DiffView } from '../../contract/version-contract';
import { countEntries } from '../../domain/dataset-versions/document-tree';
import type { Steps } from '../../formats/take-turns';
import type { LibraryContext } from '../library-context';
import { openPair, type Matching, type Pair } from './compare-pair';
import { createSummary } from './compare-service';
import { createDocumentList } from './compared-documents';
import type { LongWork } from './side-counts';
import { walkDifferences, type Visit } from './walk-differences';

interface Overview {
  readonly summary: DiffView;
  /** Most changes first. */
  readonly documents: DifferingDocument[];
}

interface OverviewRequest extends Matching {
  readonly from: string;
  readonly to: string;
}

/** Totals of the three kinds of change, and the documents that differ, in one walk, in steps. */
export function* compareOverview(
  context: LibraryContext,
  { from, to, ...matching }: OverviewRequest,
  onProgress: LongWork['onProgress'],
): Steps<Overview> {
  const pair = openPair(context, from, to, matching);
  const summary = createSummary(context, pair);
  const documents = createDocumentList(context, pair);
  const progress = createWalkProgress(pair, onProgress);
  yield* walkDifferences(context, pair, summary.visit, documents.visit, progress.visit);
  progress.finish();
  return { summary: summary.finish(), documents: documents.finish() };
}

const WHAT = 'Comparing documents';
/** Digits of an entry id that tell its place among all. */
const DIGITS = 8;

/**
 * Tells how many documents of the larger side a walk has passed, those without a difference, too. Entry ids are hashes
 * and come in their order, so that the place of one says it; how many differ is known only in the end.
 */
function createWalkProgress(
  { sides: { reader, from, to } }: Pair,
  onProgress: LongWork['onProgress'],
): { readonly visit: Visit; readonly finish: () => void } {
  const total = Math.max(countEntries(reader, from), countEntries(reader, to));
  let done = 0;
  onProgress(WHAT, done, total);
  return {
    visit({ entry }) {
      const share = Number.parseInt(entry.slice(0, DIGITS), 16) / 16 ** DIGITS;
      done = Math.max(done, Math.floor(share * total) || 0);
      onProgress(WHAT, done, total);
    },
    finish: () => onProgress(WHAT, total, total),
  };
}
