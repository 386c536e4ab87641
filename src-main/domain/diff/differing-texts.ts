import { cutRegions, startOfRegions, type RegionTexts } from './region-texts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACE = 0x7d;
/** What stands before the list of a region's parts. */
const PARTS = '"parts":';
/** First letters of the first key of a region in canonical form: `attributes` or `class`. */
const REGION_KEYS = new Set(['a', 'c'].map((letter) => letter.charCodeAt(0)));
/** The same of a part: `box`, `page`, `polygon` or `quad`. */
const PART_KEYS = new Set(['b', 'p', 'q'].map((letter) => letter.charCodeAt(0)));
/** Characters compared at once. */
const STRIDE = 256;

/**
 * The regions of two states of a page that may differ, as texts. What both have alike at their beginnings and ends is skipped
 * without looking at it: mostly one region of a page differs, and cutting takes as long as unpacking.
 *
 * @param before canonical JSON of a page object, as `after`
 */
export function cutDiffering(before: string, after: string): readonly [RegionTexts, RegionTexts] {
  return cutBetween(before, after) ?? [cutRegions(before), cutRegions(after)];
}

/** `null` where the pages differ in more than their regions, or where texts could be taken for borders of regions. */
function cutBetween(before: string, after: string): readonly [RegionTexts, RegionTexts] | null {
  const start = startOfRegions(before);
  if (start === null || !after.startsWith(before.slice(0, start))) return null;
  const ends = [before.lastIndexOf(']'), after.lastIndexOf(']')] as const; // behind the regions there are but words
  const starts = startsOfRegions(before, start, ends[0]);
  if (starts === null) return null;
  const same = sharedFrom(before, after, start, Math.min(...ends));
  const from = starts.findLast((at) => at <= same) as number;
  const alike = sharedUntil(before, after, ends, from);
  const next = starts.find((at) => at > from && at - 2 >= ends[0] - alike); // with the brace and the comma before it
  const until = next === undefined ? ends[0] : next - 1;
  const untilAfter = until + (ends[1] - ends[0]);
  const startsAfter = startsOfRegions(after, from, untilAfter);
  if (startsAfter === null) return null;
  const within = starts.filter((at) => at >= from && at < until);
  return [
    { rest: before.slice(0, start) + before.slice(ends[0]), regions: slices(before, within, until) },
    { rest: after.slice(0, start) + after.slice(ends[1]), regions: slices(after, startsAfter, untilAfter) },
  ];
}

const slices = (json: string, starts: readonly number[], end: number): string[] =>
  starts.map((start, index) => json.slice(start, (starts[index + 1] ?? end + 1) - 1));

/**
 * Where regions begin, told from how an object stands in the text: as the value of a key, first in a list, or after another
 * object. Lists of objects are the regions and the parts of each; with any other one, as in fields that came with an
 * import, it cannot be told.
 *
 * @param from where a region begins
 * @param end behind the last one
 */
function startsOfRegions(json: string, from: number, end: number): number[] | null {
  const starts: number[] = [];
  let hasParts = true;
  for (let at = json.indexOf('{', from); at >= 0 && at < end; at = json.indexOf('{', at + 1)) {
    const before = json.charCodeAt(at - 1);
    const key = json.charCodeAt(at + 1) === QUOTE ? json.charCodeAt(at + 2) : 0;
    if (at !== from && before === COLON) continue;
    if (at === from || (before === COMMA && REGION_KEYS.has(key))) {
      if (!hasParts || (at !== from && json.charCodeAt(at - 2) !== CLOSING_BRACE)) return null;
      hasParts = false;
      starts.push(at);
    } else if (before === OPENING_BRACKET) {
      if (hasParts || !json.startsWith(PARTS, at - 1 - PARTS.length)) return null;
      hasParts = true;
    } else if (before !== COMMA || json.charCodeAt(at - 2) !== CLOSING_BRACE || !PART_KEYS.has(key))
      return null;
  }
  return hasParts && starts.length > 0 ? starts : null;
}

/** The first place from `start` on where two texts differ, at most `end`. */
function sharedFrom(one: string, other: string, start: number, end: number): number {
  let at = start;
  while (at + STRIDE <= end && one.slice(at, at + STRIDE) === other.slice(at, at + STRIDE)) at += STRIDE;
  while (at < end && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

/** How many characters before their ends two texts have alike, not counting any before `start`. */
function sharedUntil(one: string, other: string, ends: readonly [number, number], start: number): number {
  const most = Math.min(...ends) - start;
  const isAlike = (count: number, width: number): boolean =>
    one.slice(ends[0] - count - width, ends[0] - count) ===
    other.slice(ends[1] - count - width, ends[1] - count);
  let count = 0;
  while (count + STRIDE <= most && isAlike(count, STRIDE)) count += STRIDE;
  while (count < most && isAlike(count, 1)) count++;
  return count;
}
