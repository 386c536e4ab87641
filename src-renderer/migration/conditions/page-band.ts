import type { Range } from '../../../src-main/domain/migration/plan';

/** A band of the page as shares of it, 0 … 1 from the top left. */
export interface Centre {
  readonly x?: Range;
  readonly y?: Range;
}

export interface Band {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));
/** Percent: what a small diagram can be meant to say. */
const rounded = (share: number): number => Math.round(clamp(share) * 100) / 100;

/** Open ends reach to the edge of the page. */
export const bandOf = ({ x, y }: Centre): Band => ({
  left: clamp(x?.min ?? 0),
  top: clamp(y?.min ?? 0),
  right: clamp(x?.max ?? 1),
  bottom: clamp(y?.max ?? 1),
});

/** Nearer to an edge than this share, a drag means the edge itself: the end stays open. */
const SNAP = 0.02;

/** The condition for a band that was dragged from one point to another, in any direction. */
export function centreOf(fromX: number, fromY: number, toX: number, toY: number): Centre {
  const x = rangeOf(fromX, toX);
  const y = rangeOf(fromY, toY);
  return { ...(x === null ? {} : { x }), ...(y === null ? {} : { y }) };
}

function rangeOf(a: number, b: number): Range | null {
  const [min, max] = [Math.min(a, b), Math.max(a, b)];
  const range: Range = {
    ...(min <= SNAP ? {} : { min: rounded(min) }),
    ...(max >= 1 - SNAP ? {} : { max: rounded(max) }),
  };
  return range.min === undefined && range.max === undefined ? null : range;
}
