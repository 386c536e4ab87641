import type { Block } from '../sheet';
import { unite, type Point } from '../surface';

export interface Turn {
  /** Clockwise, as page space has y down. */
  readonly degrees: number;
  readonly around: Point;
  /** Applied after turning: scale, then shift. */
  readonly scale?: number;
  readonly shift?: Point;
}

export function turnPoint([x, y]: Point, { degrees, around, scale = 1, shift = [0, 0] }: Turn): Point {
  const angle = (degrees * Math.PI) / 180;
  const [dx, dy] = [x - around[0], y - around[1]];
  const turnedX = around[0] + dx * Math.cos(angle) - dy * Math.sin(angle);
  const turnedY = around[1] + dx * Math.sin(angle) + dy * Math.cos(angle);
  return [turnedX * scale + shift[0], turnedY * scale + shift[1]];
}

/** The block where it is seen after its page was turned: the upright box around it, and its corners if they are kept. */
export function turnBlock(block: Block, turn: Turn, keepsCorners = false): Block {
  const [left, top, right, bottom] = block.box;
  const corners = (
    [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ] as const
  ).map((corner) => turnPoint(corner, turn));
  return {
    ...block,
    box: unite(corners.map(([x, y]) => [x, y, x, y])),
    ...(keepsCorners && { quad: corners.flat() }),
  };
}
