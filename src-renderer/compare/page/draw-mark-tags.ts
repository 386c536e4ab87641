import { boxToSheet, type SheetRect } from '../../pdf-view/page-transform';
import { TAG_HEIGHT, tagFor } from '../../pdf-view/shapes/label-tags';
import type { Looks } from '../../sides/class-looks';
import { signsOf, tagOf } from '../changes/mark-tags';
import { boxesOfMark, MARK_COLORS } from './mark-shapes';
import type { Mark } from './merge-page-sides';

interface TagOptions {
  /** CSS pixels per point. */
  readonly scale: number;
  readonly pixelRatio: number;
  readonly looks: Looks;
  readonly side: 'before' | 'after';
  /** CSS pixels of the sheet; what lies outside is left out. */
  readonly window: SheetRect;
}

/** Narrower marks carry signs only, so that tags of small neighbours stay apart. CSS pixels. */
const MIN_WORDS_WIDTH = 40;
/** Nearer than this, an arrow would only hide what moved. */
const MIN_ARROW_PX = 14;
const ARROW_HEAD_PX = 7;

/** Arrows from where things were, then tags, so that no tag is crossed out. */
export function drawMarkTags(
  context: CanvasRenderingContext2D,
  marks: readonly Mark[],
  options: TagOptions,
): void {
  const { window, scale } = options;
  const placed = marks
    .map((mark) => {
      const { from, at } = boxesOfMark(mark);
      return { mark, from: from && boxToSheet(from, scale), at: at && boxToSheet(at, scale) };
    })
    .filter(({ from, at }) => touches(at, window) || touches(from, window));
  for (const { from, at } of placed)
    if (from !== null && at !== null) drawArrow(context, centerOf(from), centerOf(at));
  for (const { mark, at } of placed) if (at !== null) drawTag(context, mark, at, options);
}

const touches = (rect: SheetRect | null, window: SheetRect): boolean =>
  rect !== null &&
  rect.x <= window.x + window.width &&
  rect.x + rect.width >= window.x &&
  rect.y - TAG_HEIGHT <= window.y + window.height &&
  rect.y + rect.height >= window.y;

const centerOf = ({ x, y, width, height }: SheetRect): readonly [number, number] => [
  x + width / 2,
  y + height / 2,
];

function drawTag(context: CanvasRenderingContext2D, mark: Mark, at: SheetRect, options: TagOptions): void {
  const words = at.width >= MIN_WORDS_WIDTH ? tagOf(mark, options.looks, options.side) : signsOf(mark);
  const tag = tagFor(words, MARK_COLORS[mark.look], options.pixelRatio);
  const top = at.y >= TAG_HEIGHT ? at.y - TAG_HEIGHT : at.y;
  const left = Math.max(0, Math.min(at.x - 1, options.window.x + options.window.width - tag.width));
  context.drawImage(tag.canvas, left, top, tag.width, TAG_HEIGHT);
}

type Point = readonly [x: number, y: number];

/** A thin line with a head; a white one below keeps it apart from the print. */
function drawArrow(context: CanvasRenderingContext2D, [x1, y1]: Point, [x2, y2]: Point): void {
  if (Math.hypot(x2 - x1, y2 - y1) < MIN_ARROW_PX) return;
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const wing = (turn: number): Point => [
    x2 - ARROW_HEAD_PX * Math.cos(angle + turn),
    y2 - ARROW_HEAD_PX * Math.sin(angle + turn),
  ];
  const lines: readonly (readonly Point[])[] = [
    [
      [x1, y1],
      [x2, y2],
    ],
    [wing(0.45), [x2, y2], wing(-0.45)],
  ];
  for (const [color, width] of [
    ['#ffffff', 4],
    ['#3d4350', 1.5],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.lineJoin = 'round';
    for (const points of lines) {
      context.beginPath();
      for (const [x, y] of points) context.lineTo(x, y);
      context.stroke();
    }
  }
}
