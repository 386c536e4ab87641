/**
 * How stored pixels are turned for showing, as TIFF tag 274 and EXIF say it: 1 as stored, 2 mirrored
 * left-right, 3 half a turn, 4 mirrored top-bottom, 5 transposed, 6 a quarter turn clockwise,
 * 7 transposed along the other diagonal, 8 a quarter turn anticlockwise.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Anything that is not an orientation counts as 1, as in browsers. */
export const toOrientation = (value: number | undefined): Orientation =>
  value !== undefined && Number.isInteger(value) && value >= 1 && value <= 8 ? (value as Orientation) : 1;

/** Shown width is stored height. */
export const swapsEdges = (orientation: Orientation): boolean => orientation >= 5;

/**
 * The canvas transform (a, b, c, d, e, f) that draws stored pixels of `width` × `height`, already
 * scaled, upright with the top-left corner at the origin.
 */
export function uprightTransform(
  orientation: Orientation,
  width: number,
  height: number,
): readonly [number, number, number, number, number, number] {
  switch (orientation) {
    case 1:
      return [1, 0, 0, 1, 0, 0];
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, height, 0];
    case 7:
      return [0, -1, -1, 0, height, width];
    case 8:
      return [0, -1, 1, 0, 0, width];
  }
}
