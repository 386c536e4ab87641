import type { ReactNode } from 'react';
import type { Box } from '../../src-main/domain/geometry/units';
import { boxToSheet } from '../pdf-view/page-transform';
import classes from './ring.module.css';

/** Air between a region and the ring around it. CSS pixels. */
const RING_GAP = 4;

interface RingProps {
  readonly box: Box | null;
  readonly scale: number;
  readonly children?: ReactNode;
}

/** Around what the person is at, on a page. */
export function Ring({ box, scale, children }: RingProps) {
  if (box === null) return null;
  const { x, y, width, height } = boxToSheet(box, scale);
  return (
    <div
      className={classes.ring}
      data-testid="current-change"
      style={{
        left: x - RING_GAP,
        top: y - RING_GAP,
        width: width + 2 * RING_GAP,
        height: height + 2 * RING_GAP,
      }}
    >
      {children}
    </div>
  );
}
