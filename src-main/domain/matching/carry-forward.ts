import { equalJson, type JsonValue } from '../canonical/canonical-json';
import type { Box } from '../geometry/units';
import { boundsOfPart } from '../regions/part-bounds';
import type { Region } from '../regions/region';
import { matchRegions } from './match-regions';
import { around } from './overlap';

/** What a file of boxes says of a page whose regions it may know under other ids. */
export interface CarriedForward {
  /** Known regions that the file says something new of, under the ids they have. */
  readonly continued: readonly Region[];
  /** What the file has besides. */
  readonly others: readonly Region[];
  /** Ids of all known regions that have a match, changed or not. */
  readonly matched: readonly string[];
}

/**
 * Matches the boxes of a file with the regions of a page and carries the ids of these forward: a box that
 * belongs to a region gives it its place and its class, and leaves it everything else that is known of it. Its source
 * fields take the place of those that were said of another shape; else those come that the region has not. Regions
 * whose id the file gives as well belong together anyway. A shape that is no box, or has several parts, is matched by
 * the box around what lies on the page, and kept while that box stays. Parts on other pages stay in any case.
 *
 * @param known regions that the page holds
 * @param found regions of one box each
 * @param iou least overlap, above 0, at most 1
 */
export function carryForward(
  known: readonly Region[],
  found: readonly Region[],
  iou: number,
): CarriedForward {
  const [knownIds, foundIds] = [known, found].map((side) => new Set(side.map(({ id }) => id)));
  const boxed = known
    .filter(({ id }) => !foundIds!.has(id))
    .map((region) => ({ ...region, parts: [{ box: boundsOnPage(region) }] }));
  const foreign = found.filter(({ id }) => !knownIds!.has(id));
  const matches = matchRegions(boxed, foreign, iou);
  const byId = new Map(known.map((region) => [region.id, region]));
  const again = found.filter(({ id }) => knownIds!.has(id));
  const continued = [
    ...again.map((to) => withNewSource(byId.get(to.id) as Region, to)),
    ...matches.map(({ from, to }) =>
      continueAs(byId.get(from.id) as Region, to, !same(from.parts, to.parts)),
    ),
  ];
  const matched = new Set(matches.map(({ to }) => to));
  return {
    continued: continued.filter((region) => !same(region, byId.get(region.id))),
    others: foreign.filter((region) => !matched.has(region)),
    matched: [...again.map(({ id }) => id), ...matches.map(({ from }) => from.id)],
  };
}

const same = (a: unknown, b: unknown): boolean => equalJson(a as JsonValue, b as JsonValue);

const boundsOnPage = ({ parts }: Region): Box =>
  parts
    .filter(({ page }) => page === undefined)
    .map(boundsOfPart)
    .reduce(around);

function continueAs(region: Region, found: Region, isMoved: boolean): Region {
  // What was said of another shape is stale.
  const { source: _stale, reshaped = false, ...rest } = region;
  const isStale = isMoved || reshaped;
  const described = isStale
    ? { ...rest, ...(found.source !== undefined && { source: found.source }) }
    : withNewSource(region, found);
  return {
    ...described,
    class: found.class ?? region.class,
    // Of the parts on other pages the file says nothing here.
    parts: isMoved
      ? [...found.parts, ...region.parts.filter(({ page }) => page !== undefined)]
      : region.parts,
  };
}

/**
 * With the source fields that it has not. Of those that it has, what was said first stays: another tool numbers its
 * annotations anew, and nothing about the region is different for that.
 */
const withNewSource = (region: Region, { source }: Region): Region =>
  source === undefined ? region : { ...region, source: { ...source, ...region.source } };
