import { breakLines, drawLines, lineHeight, type BlockExtras, type Label, type Sheet } from './sheet';
import type { TextStyle } from './surface';

/** Text that runs through columns and pages, or a thing that stays in one piece. */
export type FlowItem = FlowText | FlowThing;

export interface FlowText {
  readonly text: string;
  readonly label: Label;
  readonly style: TextStyle;
  readonly before?: number;
  readonly align?: 'left' | 'justify' | 'center';
  /** Hangs in the indent of the first line: a number or a bullet. It belongs to the region. */
  readonly marker?: string;
  readonly indent?: number;
  readonly extras?: BlockExtras;
}

export interface FlowThing {
  readonly height: number;
  readonly before?: number;
  readonly draw: (x: number, y: number, width: number) => void;
}

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly bottom: number;
}

/**
 * Fills frames with items in order. A paragraph that does not fit is split, never leaving fewer than
 * two lines behind; each piece is a region of its own. A section header stays with what follows.
 *
 * @param nextFrame gives the next column, starting a page when it must
 * @returns the last frame and the y where the flow ended in it
 */
export function flow(
  sheet: Sheet,
  items: readonly FlowItem[],
  nextFrame: () => Frame,
): { readonly frame: Frame; readonly y: number } {
  let frame = nextFrame();
  let y = frame.y;
  const turn = () => {
    frame = nextFrame();
    y = frame.y;
  };
  for (const item of items) {
    const before = y === frame.y ? 0 : (item.before ?? 0);
    if ('draw' in item) {
      if (y + before + item.height > frame.bottom) turn();
      else y += before;
      item.draw(frame.x, y, frame.width);
      y += item.height;
      continue;
    }
    const step = lineHeight(item.style);
    const isHeader = item.label === 'Section header';
    y += before;
    if (isHeader && y + step + 40 > frame.bottom) turn();
    let lines = breakLines(sheet.surface, item.text, item.style, frame.width - (item.indent ?? 0));
    let isFirst = true;
    while (lines.length > 0) {
      const fitting = Math.floor((frame.bottom - y) / step + 0.01);
      const isWhole = fitting >= lines.length;
      if (!isWhole && (fitting < 2 || lines.length < 4)) {
        turn();
        continue;
      }
      const count = isWhole ? lines.length : Math.min(fitting, lines.length - 2);
      placePiece(sheet, item, {
        frame,
        y,
        lines: lines.slice(0, count),
        isFirst,
        isEnd: count === lines.length,
      });
      y += count * step;
      lines = lines.slice(count);
      isFirst = false;
      if (lines.length > 0) turn();
    }
  }
  return { frame, y };
}

interface Piece {
  readonly frame: Frame;
  readonly y: number;
  readonly lines: readonly string[];
  readonly isFirst: boolean;
  readonly isEnd: boolean;
}

function placePiece(sheet: Sheet, item: FlowText, { frame, y, lines, isFirst, isEnd }: Piece): void {
  const indent = item.indent ?? 0;
  const place = {
    x: frame.x + indent,
    y,
    width: frame.width - indent,
    ...(item.align && { align: item.align }),
  };
  const [left, top, right, bottom] = drawLines(
    sheet.surface,
    lines,
    { ...place, isContinued: !isEnd },
    item.style,
  );
  const hasMarker = item.marker !== undefined && isFirst;
  if (hasMarker) drawLines(sheet.surface, [item.marker], { x: frame.x, y }, item.style);
  const markerLeft = frame.x + sheet.surface.widthOf(/^ */.exec(item.marker ?? '')?.[0] ?? '', item.style);
  sheet.mark(
    item.label,
    [hasMarker ? markerLeft : left, top, right, bottom],
    isFirst ? item.extras : undefined,
  );
}
