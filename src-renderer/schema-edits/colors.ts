import { colorDistance, contrastWithWhite } from '../../src-main/domain/label-schema/class-colors';

/** Far enough apart to tell from each other, dark enough to be seen on white paper. */
export const SWATCHES = [
  '#c92a2a',
  '#d9480f',
  '#b7791f',
  '#5c940d',
  '#2b8a3e',
  '#0b7285',
  '#1864ab',
  '#364fc7',
  '#5f3dc4',
  '#862e9c',
  '#a61e4d',
  '#5c5f66',
] as const;

/** Outlines must stand out from white paper: WCAG 2.2, 1.4.11 (non-text contrast). */
const MIN_CONTRAST = 3;
/** Distance in OKLab below which two colours are easily taken for each other side by side; found by trying. */
const MIN_DISTANCE = 0.06;

export const isFaint = (color: string): boolean => contrastWithWhite(color) < MIN_CONTRAST;

/** The class whose colour is so like this one that they are taken for each other; undefined when there is none. */
export function lookalike<Item extends { readonly color: string }>(
  color: string,
  others: readonly Item[],
): Item | undefined {
  let nearest: Item | undefined;
  let least = MIN_DISTANCE;
  for (const other of others) {
    const apart = colorDistance(color, other.color);
    if (apart >= least) continue;
    least = apart;
    nearest = other;
  }
  return nearest;
}
