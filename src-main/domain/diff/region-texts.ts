/** A page object's canonical JSON, cut at its regions. */
export interface RegionTexts {
  /** The JSON of the page with no region in it. */
  readonly rest: string;
  /** The JSON of each region, in order. */
  readonly regions: readonly string[];
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const REGIONS = '"regions":[';

const OPENS = 1;
const CLOSES = -1;
/** How a character outside of strings changes the depth. All of these are ASCII. */
const DEPTH = new Int8Array(128);
for (const code of [0x5b, 0x7b]) DEPTH[code] = OPENS;
for (const code of [0x5d, 0x7d]) DEPTH[code] = CLOSES;

/**
 * Cuts the canonical JSON of a page object into its regions without parsing them: two pages are compared far
 * sooner as texts, since most of their regions are the same to the letter.
 *
 * @param json canonical, so without white space, and known to be whole: it was checked against its hash
 */
export function cutRegions(json: string): RegionTexts {
  const start = startOfRegions(json);
  if (start === null) return { rest: json, regions: [] };
  const regions: string[] = [];
  let pos = start;
  while (DEPTH[json.charCodeAt(pos)] === OPENS) {
    const end = endOfValue(json, pos);
    regions.push(json.slice(pos, end));
    pos = json.charCodeAt(end) === COMMA ? end + 1 : end;
  }
  return { rest: json.slice(0, start) + json.slice(pos), regions };
}

/** Where the list of regions begins: behind the key of that name in the page itself, not in what lies in it. */
export function startOfRegions(json: string): number | null {
  let pos = 1;
  while (pos < json.length) {
    const code = json.charCodeAt(pos);
    if (DEPTH[code] === OPENS) pos = endOfValue(json, pos);
    else if (code !== QUOTE) pos++;
    else if (json.startsWith(REGIONS, pos)) return pos + REGIONS.length;
    else pos = endOfString(json, pos + 1);
  }
  return null;
}

/** One past the end of the object or list that begins at `pos`. */
function endOfValue(json: string, pos: number): number {
  let depth = 0;
  for (let at = pos; at < json.length;) {
    const code = json.charCodeAt(at++);
    if (code === QUOTE) at = endOfString(json, at);
    else if (code < DEPTH.length && DEPTH[code] !== 0) {
      depth += DEPTH[code] as number;
      if (depth === 0) return at;
    }
  }
  return json.length;
}

/** One past the quote that ends the string of which `pos` is the first character. */
function endOfString(json: string, pos: number): number {
  let at = json.indexOf('"', pos);
  while (at >= 0 && isEscaped(json, at)) at = json.indexOf('"', at + 1);
  return at < 0 ? json.length : at + 1;
}

/** Whether the quote at a place belongs to the string: an odd number of backslashes is before it. */
function isEscaped(json: string, at: number): boolean {
  let before = at;
  while (json.charCodeAt(before - 1) === BACKSLASH) before--;
  return (at - before) % 2 === 1;
}
