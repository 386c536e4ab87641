/**
 * Colours of classes. Labels are drawn white on the colour of their class, so what is chosen by itself
 * always has a contrast of at least 4.5:1 with white (WCAG 2.2, success criterion 1.4.3).
 */
export const LEAST_CONTRAST = 4.5;

/**
 * Contrast of a colour with white, 1 … 21: (L1 + 0.05) / (L2 + 0.05) of the relative luminances, as
 * WCAG 2.2 defines them.
 *
 * @param color `#rrggbb`
 */
export function contrastWithWhite(color: string): number {
  const [red, green, blue] = linearChannels(color);
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/**
 * A colour that follows from the name: hues spread by the golden angle over a hash of it, dark enough
 * for white text.
 */
export function colorOfName(name: string): string {
  let hash = 2166136261; // FNV-1a, 32 bits
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 16777619);
  const hue = ((hash >>> 0) * 137.508) % 360;
  // Yellow and green look lighter than blue at one lightness; at the borders of the two a little less is needed.
  let lightness = hue > 40 && hue < 200 ? 0.29 : 0.42;
  let color = hslToHex(hue, 0.65, lightness);
  while (contrastWithWhite(color) < LEAST_CONTRAST) color = hslToHex(hue, 0.65, (lightness -= 0.01));
  return color;
}

/**
 * The colour that is easiest to tell from those in use, dark enough for white text: of some hundred
 * candidates the one whose nearest neighbour is farthest away in OKLab. The same answer on every machine.
 *
 * @param taken colours in use, `#rrggbb`
 */
export function distinctColor(taken: readonly string[]): string {
  const used = taken.map(toOklab);
  let best = CANDIDATES[0] as Candidate;
  let bestDistance = -1;
  for (const candidate of CANDIDATES) {
    let nearest = Infinity;
    for (const other of used) nearest = Math.min(nearest, distance(candidate.lab, other));
    if (nearest <= bestDistance) continue;
    best = candidate;
    bestDistance = nearest;
  }
  return best.color;
}

/** How far two colours are from each other in OKLab: 0 for the same, 1 for black and white. */
export const colorDistance = (a: string, b: string): number => distance(toOklab(a), toOklab(b));

type Lab = readonly [lightness: number, a: number, b: number];

interface Candidate {
  readonly color: string;
  readonly lab: Lab;
}

/** Blue comes first: the colour of a first class, as no answer is farther away than another then. */
const FIRST_HUE = 215;
const HUE_STEP = 15;
const MOST_CONTRAST = 11; // darker than that, colours are hard to tell from the black of the page

const CANDIDATES: readonly Candidate[] = Array.from({ length: 360 / HUE_STEP }, (_, at) => at * HUE_STEP)
  .flatMap((turn) =>
    [0.7, 0.4, 0.9].flatMap((saturation) =>
      [0.42, 0.3, 0.5].map((lightness) => hslToHex((FIRST_HUE + turn) % 360, saturation, lightness)),
    ),
  )
  .filter((color) => {
    const contrast = contrastWithWhite(color);
    return contrast >= LEAST_CONTRAST && contrast <= MOST_CONTRAST;
  })
  .map((color) => ({ color, lab: toOklab(color) }));

/** Red, green and blue as linear light, 0 … 1 (IEC 61966-2-1). */
function linearChannels(color: string): [number, number, number] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
}

/** sRGB to OKLab, in which equal distances look about equally different (B. Ottosson, 2020). */
function toOklab(color: string): Lab {
  const [r, g, b] = linearChannels(color);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const distance = (a: Lab, b: Lab): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

function hslToHex(hue: number, saturation: number, lightness: number): string {
  const amplitude = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): string => {
    const k = (offset + hue / 30) % 12;
    const value = lightness - amplitude * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
