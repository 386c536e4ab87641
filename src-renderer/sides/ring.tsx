import type { Box } from '../../src-main/domain/geometry/units';
import { boxToSheet } from '../pdf-view/page-transform';
import { textOn } from '../pdf-view/shapes/readable-text';
import classes from './ring.module.css';

/** Air between a region and the ring around it. CSS pixels. */
const RING_GAP = 4;

interface RingProps {
  readonly box: Box | null;
  readonly scale: number;
}

/** Around what the person is at, on a page. */
export function Ring({ box, scale }: RingProps) {
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
    />
  );
}

/** The tag stands so far above its ring. CSS pixels. */
const TAG_ROOM = 26;
/** Where the view ends on the right, the tag goes so far to the left of its ring at most. CSS pixels. */
const TAG_REACH = 240;

export interface RingTagWords {
  readonly words: string;
  /** `#rrggbb`. */
  readonly color: string;
}

/** What the region in a ring is, over everything else. Stays inside the view for as long as the ring can be seen. */
export function RingTag({ box, scale, tag: { words, color } }: RingProps & { readonly tag: RingTagWords }) {
  if (box === null) return null;
  const { x, y, width, height } = boxToSheet(box, scale);
  return (
    <div
      className={classes.reach}
      style={{
        left: x - RING_GAP - TAG_REACH,
        top: y - RING_GAP - TAG_ROOM,
        width: width + 2 * RING_GAP + TAG_REACH,
        height: height + 2 * RING_GAP + TAG_ROOM,
      }}
    >
      <span
        className={classes.tag}
        style={{ marginLeft: TAG_REACH, background: color, color: textOn(color) }}
      >
        {words}
      </span>
    </div>
  );
}
