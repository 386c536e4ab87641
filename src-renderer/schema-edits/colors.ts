import { toHexColor } from '../../src-main/domain/label-schema/css-color';
import type { LabelClass, LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import { colorDistance, contrastWithWhite } from '../../src-main/domain/label-schema/oklab';

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

/** A colour in any form that CSS has as `#rrggbb`; null when it is none. */
export const parseColor = (typed: string): string | null => toHexColor(typed)?.hex ?? null;

export interface ColorCautions {
  /** Its outlines are hard to see on white paper. */
  readonly isFaint: boolean;
  /** The class with so like a colour that they are taken for each other. */
  readonly like: LabelClass | undefined;
}

/**
 * What is to be said of a colour that a person chose. Colours that nobody chose keep away from those that are
 * chosen, and there is nothing to say of them.
 */
export function colorCautions(schema: LabelSchema, { id, color }: LabelClass): ColorCautions {
  if (color === undefined) return { isFaint: false, like: undefined };
  let like: LabelClass | undefined;
  let least = MIN_DISTANCE;
  for (const other of schema.classes) {
    if (other.id === id || other.color === undefined) continue;
    const apart = colorDistance(color, other.color);
    if (apart >= least) continue;
    least = apart;
    like = other;
  }
  return { isFaint: contrastWithWhite(color) < MIN_CONTRAST, like };
}
