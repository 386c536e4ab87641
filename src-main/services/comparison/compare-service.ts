import type { DiffView } from '../../contract/version-contract';
import { listChanges, type Cause, type ListedChange } from '../../domain/diff/list-changes';
import { diffSchemas } from '../../domain/diff/schema-diff';
import { bumpOf } from '../../domain/diff/semantic-bump';
import type { Steps } from '../../formats/take-turns';
import { differencesOf, openPair, sidesOfOne, type Matching, type Pair } from './compare-pair';
import { walkDifferences, type Counter } from './walk-differences';
import { createPersonFinder, type PagePlace, type PersonFinder } from './person-finder';
import { namesOf } from './document-names';
import { classNamer, countDifference, countLone, emptyTotals, type Totals } from './diff-totals';
import { resolveEntryIn } from '../documents/find-entry';
import type { LibraryContext } from '../library-context';
import { countDocument } from '../statistics';

/** Totals of the three kinds of change between two versions, or a version and the draft, in steps. */
export function* compareSummary(
  context: LibraryContext,
  from: string,
  to: string,
  matching?: Matching,
): Steps<DiffView> {
  const pair = openPair(context, from, to, matching);
  const summary = createSummary(context, pair);
  yield* walkDifferences(context, pair, summary.visit);
  return summary.finish();
}

/** Counts the three kinds of change. */
export function createSummary(context: LibraryContext, pair: Pair): Counter<DiffView> {
  const { from, to, sides } = pair;
  const totals = emptyTotals();
  const className = classNamer(from.schema, to.schema);
  const names = namesOf(context, from, to);
  return {
    visit(difference) {
      countDifference(totals, difference, className, names);
      if (difference.loneId === null) return;
      const change = difference.before === null ? 'added' : 'removed';
      countLone(totals, change, countDocument(context.reader, sides.reader, difference.loneId), className);
    },
    finish: () => summaryOf(pair, totals),
  };
}

function summaryOf({ from, to, sides, relation, isAttributed }: Pair, totals: Totals): DiffView {
  const changes = diffSchemas(from.schema, to.schema);
  const { schema, matched, ...counted } = totals;
  const { iou } = sides;
  // What geometry is matched by is a choice of the person looking; how far a version reaches is none.
  const hasBump = relation === 'descendant' && iou === undefined;
  return {
    from: from.label,
    to: to.label,
    bump: hasBump ? bumpOf({ ...totals, schema: { ...schema, changes } }, sides.from === sides.to) : null,
    matching: iou === undefined ? { by: 'ids', iou: null, matched: null } : { by: 'geometry', iou, matched },
    ...counted,
    schema: { attribution: isAttributed ? 'path' : 'none', changes, ...schema },
  };
}

interface RegionsRequest extends Matching {
  readonly from: string;
  readonly to: string;
  readonly document?: string | undefined;
  readonly pageIndex?: number | undefined;
  readonly cause?: Cause | 'both' | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Changed regions in the order of documents and pages, in steps. */
export function* compareRegions(
  context: LibraryContext,
  request: RegionsRequest,
): Steps<{ total: number; regions: ListedRegion[]; names: Record<string, string> }> {
  const pair = openPair(context, request.from, request.to, request);
  const { document, cause: wanted = 'labels' } = request;
  const only = document === undefined ? undefined : resolveEntryIn(context, [pair.to, pair.from], document);
  const personOf = createPersonFinder(context, pair);
  const regions: ListedRegion[] = [];
  let total = 0;
  const sides = only === undefined ? pair.sides : sidesOfOne(pair, only);
  for (const { entry, pages } of differencesOf(pair, sides)) {
    for (const page of pages) {
      if (request.pageIndex !== undefined && page.pageIndex !== request.pageIndex) continue;
      for (const change of listChanges(page, wanted, pair.isBackwards)) {
        if (total >= request.offset && regions.length < request.limit)
          regions.push(listedRegion(change, { entry, pageIndex: page.pageIndex }, personOf));
        total += 1;
      }
    }
    yield;
  }
  const nameOf = namesOf(context, pair.from, pair.to);
  const entries = new Set(regions.map((region) => region.document));
  return { total, regions, names: Object.fromEntries([...entries].map((entry) => [entry, nameOf(entry)])) };
}

export interface ListedRegion extends ListedChange {
  readonly document: string;
  readonly pageIndex: number;
  readonly by: string | null;
}

export function listedRegion(change: ListedChange, place: PagePlace, personOf: PersonFinder): ListedRegion {
  return { ...change, document: place.entry, pageIndex: place.pageIndex, by: personOf(change, place) };
}
