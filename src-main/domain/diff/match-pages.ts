import { matchRegions } from '../matching/match-regions';
import type { PageContent, Region } from '../regions/region';
import { renameIn, type NewNames } from './new-names';

/** The regions of one document that were matched by geometry. */
export interface PageMatches {
  /** What ids of the earlier state are in the later one. */
  readonly regions: ReadonlyMap<string, string>;
  /** How many were matched on a page, by its index. */
  readonly onPage: ReadonlyMap<number, number>;
}

/** What is to become of a page, and what has become of it. */
interface MatchedPage {
  readonly pageIndex: number;
  readonly expected: PageContent;
  readonly now: PageContent;
}

/**
 * Matches, page by page, the regions of a document that have no namesake on the other side. An id that the
 * other side knows on any of these pages is never matched otherwise.
 *
 * @param pages those that differ; regions that are the same on both sides may be left out
 */
export function matchPages(pages: readonly MatchedPage[], names: NewNames, iou: number): PageMatches {
  const regions = new Map<string, string>();
  const onPage = new Map<number, number>();
  const idsBefore = idsOf(pages.map(({ expected }) => expected));
  const idsAfter = idsOf(pages.map(({ now }) => now));
  for (const { pageIndex, expected, now } of pages) {
    const matches = matchRegions(
      expected.regions.filter(({ id }) => !idsAfter.has(id)).map((region) => renameIn(region, names)),
      now.regions.filter(({ id }) => !idsBefore.has(id)),
      iou,
    );
    for (const { from, to } of matches) regions.set(from.id, to.id);
    onPage.set(pageIndex, matches.length);
  }
  return { regions, onPage };
}

const idsOf = (pages: readonly { readonly regions: readonly Region[] }[]): ReadonlySet<string> =>
  new Set(pages.flatMap(({ regions }) => regions.map(({ id }) => id)));
