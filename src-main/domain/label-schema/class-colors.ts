import { compareCodeUnits } from '../canonical/canonical-json';
import type { LabelClass } from './label-schema';
import { contrastWithWhite, hslToHex, labDistance, toOklab, type Lab } from './oklab';

/**
 * Colours of classes. Labels are drawn white on the colour of their class, so what is chosen by itself
 * always has a contrast of at least 4.5:1 with white (WCAG 2.2, success criterion 1.4.3).
 */
export const LEAST_CONTRAST = 4.5;

/**
 * The colour of every class by its id: the one that a person chose, else one that is far from all others of
 * the schema. What is not chosen follows from the ids of the classes and the chosen colours alone, so that the
 * order of classes and of imports leaves no trace, and a rename does not change it.
 *
 * The palette is cut to as many colours as are wanted. Each of them goes to the class that it likes best, by a
 * hash of both: where a class is added, few others get another colour (about ln n of n, most of them not).
 */
export function classColors(classes: readonly LabelClass[]): ReadonlyMap<string, string> {
  const colors = new Map<string, string>();
  const chosen = new Set<string>();
  const open: { readonly id: string; readonly hash: number }[] = [];
  for (const { id, color } of classes.toSorted((a, b) => compareCodeUnits(a.id, b.id))) {
    if (color === undefined) open.push({ id, hash: hashOf(id) });
    else {
      colors.set(id, color);
      chosen.add(color);
    }
  }
  for (const { color, place } of offerColors(open.length, [...chosen])) {
    let best = 0;
    for (let at = 1; at < open.length; at++)
      if (liking(open[at]!.hash, place) > liking(open[best]!.hash, place)) best = at;
    const [winner] = open.splice(best, 1);
    if (winner !== undefined) colors.set(winner.id, color);
  }
  // More classes than colours: some are shared, and it does not depend on the other classes which.
  const palette = colorPalette();
  for (const { id, hash } of open) colors.set(id, palette[hash % palette.length]!.color);
  return colors;
}

interface PaletteColor {
  readonly color: string;
  readonly lab: Lab;
  /** Place in the palette. */
  readonly place: number;
  /** Distance to the nearest of those before it; none is farther than the one before. */
  readonly apart: number;
}

/**
 * The first colours of the palette that are as far from the chosen ones as they are from each other: the
 * distance asked for is lowered until there are enough. Empty when there never are.
 */
function offerColors(count: number, chosen: readonly string[]): readonly PaletteColor[] {
  const palette = colorPalette();
  if (chosen.length === 0 || count === 0) return palette.slice(0, count);
  const labs = chosen.map(toOklab);
  const rooms = palette.map(({ lab }) => Math.min(...labs.map((other) => labDistance(lab, other))));
  for (let length = count; length <= palette.length; length++) {
    const { apart } = palette[length - 1]!;
    const offered = palette.filter(({ place }) => place < length && rooms[place]! >= apart);
    if (offered.length >= count) return offered.slice(0, count);
  }
  return palette.slice(0, count);
}

/** Blue comes first: the colour of a first class, as no answer is farther away than another then. */
const FIRST_COLOR = '#2361c2';
const HUE_STEP = 6;
const SATURATIONS = [1, 0.75, 0.5, 0.25];
const LIGHTNESSES = [0.16, 0.2, 0.24, 0.28, 0.32, 0.37, 0.42, 0.48, 0.55, 0.62];
/** Darker than that, colours are hard to tell from the ink of the page, and swatches from a dark window. */
const MOST_CONTRAST = 8.4;
/** Beyond these, colours are told apart by nobody. */
const PALETTE_SIZE = 360;

let ready: readonly PaletteColor[] | undefined;

/** Colours in such an order that the first n are about as far apart as n can be, whatever n is. */
function colorPalette(): readonly PaletteColor[] {
  ready ??= farthestFirst(candidates());
  return ready;
}

function candidates(): readonly string[] {
  const hues = Array.from({ length: 360 / HUE_STEP }, (_, at) => at * HUE_STEP);
  const all = hues.flatMap((hue) =>
    SATURATIONS.flatMap((saturation) => LIGHTNESSES.map((lightness) => hslToHex(hue, saturation, lightness))),
  );
  const seen = all.filter((color) => {
    const contrast = contrastWithWhite(color);
    return contrast >= LEAST_CONTRAST && contrast <= MOST_CONTRAST;
  });
  return [...new Set([FIRST_COLOR, ...seen])];
}

/** Each time the colour whose nearest neighbour among those taken is farthest away. */
function farthestFirst(colors: readonly string[]): readonly PaletteColor[] {
  const open = colors.map((color) => ({ color, lab: toOklab(color), apart: Infinity }));
  const taken: PaletteColor[] = [];
  let next = open[0];
  while (next !== undefined && taken.length < PALETTE_SIZE) {
    taken.push({ ...next, place: taken.length });
    let farthest = next;
    next.apart = 0;
    for (const each of open) {
      each.apart = Math.min(each.apart, labDistance(each.lab, next.lab));
      if (each.apart > farthest.apart) farthest = each;
    }
    next = farthest.apart > 0 ? farthest : undefined;
  }
  return taken;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}

/** How much a colour likes a class: a number that is as good as random, and the same on every machine. */
function liking(hash: number, place: number): number {
  let mixed = hash ^ Math.imul(place + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
