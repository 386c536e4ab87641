/** A picture that grows by rows from above and comes out smaller. */
export interface Shrinker {
  /** The next `count` rows, as RGBA of the full width. */
  addRows(rgba: Uint8ClampedArray, count: number): void;
  finish(): { readonly pixels: Uint8ClampedArray; readonly width: number; readonly height: number };
}

/** Averages squares of `factor` × `factor` pixels, so that thin black strokes turn grey instead of vanishing. Opaque. */
export function createShrinker(fullWidth: number, fullHeight: number, factor: number): Shrinker {
  const width = Math.ceil(fullWidth / factor);
  const height = Math.ceil(fullHeight / factor);
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  const sums = new Uint32Array(width * 3);
  const columns = (x: number): number => Math.min(factor, fullWidth - x * factor);
  let added = 0;

  const flush = (rows: number): void => {
    const target = Math.floor((added - 1) / factor) * width * 4;
    for (let x = 0; x < width; x += 1) {
      const count = rows * columns(x);
      for (let channel = 0; channel < 3; channel += 1)
        pixels[target + x * 4 + channel] = sums[x * 3 + channel]! / count;
    }
    sums.fill(0);
  };

  const addRow = (rgba: Uint8ClampedArray, from: number): void => {
    for (let x = 0; x < fullWidth; x += 1) {
      const sum = Math.floor(x / factor) * 3;
      const at = from + x * 4;
      sums[sum] = sums[sum]! + rgba[at]!;
      sums[sum + 1] = sums[sum + 1]! + rgba[at + 1]!;
      sums[sum + 2] = sums[sum + 2]! + rgba[at + 2]!;
    }
    added += 1;
    if (added % factor === 0 || added === fullHeight) flush(((added - 1) % factor) + 1);
  };

  return {
    addRows: (rgba, count) => {
      if (factor === 1) {
        pixels.set(rgba.subarray(0, count * fullWidth * 4), added * fullWidth * 4);
        added += count;
        return;
      }
      for (let row = 0; row < count; row += 1) addRow(rgba, row * fullWidth * 4);
    },
    finish: () => ({ pixels, width, height }),
  };
}
