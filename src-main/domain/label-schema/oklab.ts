/** A colour in OKLab, in which equal distances look about equally different (B. Ottosson, 2020). */
export type Lab = readonly [lightness: number, a: number, b: number];

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

/** How far two colours are from each other in OKLab: 0 for the same, 1 for black and white. @param a `#rrggbb` */
export const colorDistance = (a: string, b: string): number => labDistance(toOklab(a), toOklab(b));

/** The same for colours that are in OKLab already. */
export const labDistance = (a: Lab, b: Lab): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** sRGB to OKLab. @param color `#rrggbb` */
export function toOklab(color: string): Lab {
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

/** @param hue degrees; saturation and lightness 0 … 1 */
export function hslToHex(hue: number, saturation: number, lightness: number): string {
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

/** Red, green and blue as linear light, 0 … 1 (IEC 61966-2-1). */
function linearChannels(color: string): [number, number, number] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
}
