import { equalJson, type JsonValue } from '../canonical/canonical-json';
import type { Box } from '../geometry/units';
import { boundsOfPart } from '../regions/part-bounds';
import { mergeSource } from '../regions/merge-source';
import type { Region } from '../regions/region';
import { matchRegions } from './match-regions';
import { around } from './overlap';

/** What a file of boxes says of a page whose regions it may know under other ids. */
export interface CarriedForward {
  /** Known regions that the file says something new of, under the ids they have. */
  readonly continued: readonly Region[];
  /** What the file has besides: with ids that the page knows, or without a match. */
  readonly others: readonly Region[];
  /** Ids of all known regions that have a match, changed or not. */
  readonly matched: readonly string[];
}

/**
 * Matches the boxes of a file with the regions of a page and carries the ids of these forward: a box that
 * belongs to a region gives it its place, its class and its source fields, and leaves it everything else that is
 * known of it. Regions whose id the file gives as well belong together anyway. A shape that is no box, or has several
 * parts, is matched by the box around what lies on the page, and kept while that box stays. Parts on other pages stay
 * in any case.
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
  const matched = new Set(matches.map(({ to }) => to));
  return {
    continued: matches.flatMap(({ from, to }) => {
      const region = byId.get(from.id) as Region;
      const next = continueAs(region, to, !same(from.parts, to.parts));
      return same(region, next) ? [] : [next];
    }),
    others: found.filter((region) => !matched.has(region)),
    matched: matches.map(({ from }) => from.id),
  };
}

const same = (a: unknown, b: unknown): boolean => equalJson(a as JsonValue, b as JsonValue);

const boundsOnPage = ({ parts }: Region): Box =>
  parts
    .filter(({ page }) => page === undefined)
    .map(boundsOfPart)
    .reduce(around);

function continueAs(region: Region, found: Region, isMoved: boolean): Region {
  const { source: knownSource, reshaped = false, ...rest } = region;
  // What was said of another shape is stale; of the same shape, both may be right.
  const source = isMoved || reshaped ? found.source : mergeSource(knownSource, found.source);
  return {
    ...rest,
    class: found.class ?? region.class,
    // Of the parts on other pages the file says nothing here.
    parts: isMoved
      ? [...found.parts, ...region.parts.filter(({ page }) => page !== undefined)]
      : region.parts,
    ...(source !== undefined && { source }),
  };
}
