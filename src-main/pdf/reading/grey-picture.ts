import type { Canvas } from '@napi-rs/canvas';
import type { GreyPicture } from '../document-facts';

/** Paper is what nine tenths of the page are at least as dark as; ink is darker than it by more than these levels. */
const PAPER_QUANTILE = 0.9;
const LEAST_DARKER = 12;
/** Of all ink, this share may lie outside of each edge: a stray mark must not move the frame. */
const OUTSIDE = 0.005;
/** Ink that is narrower than this share of the longer edge says too little to be enlarged. */
const LEAST_EDGE = 1 / 12;

/** Two scans of a page seldom have the same margins: it is cut to its ink, then divided into cells. */
export function greyPicture(canvas: Canvas, cells: number): GreyPicture {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const levels = new Uint8Array(width * height);
  for (let at = 0; at < levels.length; at++)
    levels[at] = lumaOf(data[4 * at] as number, data[4 * at + 1] as number, data[4 * at + 2] as number);
  const page = { levels, width, height };
  const { columns, rows, ink } = inkOf(page);
  const [left, right] = innerRange(columns);
  const [top, bottom] = innerRange(rows);
  const isFramed = Math.min(right - left, bottom - top) >= LEAST_EDGE * Math.max(width, height);
  const frame = isFramed ? { left, right, top, bottom } : { left: 0, right: width, top: 0, bottom: height };
  return { cells: meansOf(page, frame, cells), ink };
}

interface Levels {
  readonly levels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Rec. 601. */
const lumaOf = (red: number, green: number, blue: number): number =>
  Math.round(0.299 * red + 0.587 * green + 0.114 * blue);

/** How dark the page is against its paper, by column and by row, and as a share of all black. */
function inkOf({ levels, width, height }: Levels) {
  const paper = paperOf(levels);
  const columns = new Float64Array(width);
  const rows = new Float64Array(height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const ink = Math.max(0, paper - LEAST_DARKER - (levels[y * width + x] as number));
      columns[x] = (columns[x] as number) + ink;
      rows[y] = (rows[y] as number) + ink;
    }
  return { columns, rows, ink: rows.reduce((sum, row) => sum + row, 0) / (levels.length * 255) };
}

/** Sorting a million levels would take longer than drawing the page. */
function paperOf(levels: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const level of levels) counts[level] = (counts[level] as number) + 1;
  let paper = 255;
  for (let above = counts[255] as number; paper > 0 && above <= levels.length * (1 - PAPER_QUANTILE);)
    above += counts[--paper] as number;
  return paper;
}

/** From where to where all ink but a little at both ends lies. */
function innerRange(ink: Float64Array): [from: number, to: number] {
  const total = ink.reduce((sum, each) => sum + each, 0);
  let from = 0;
  let to = ink.length;
  let before = ink[from] as number;
  while (from < to && before < total * OUTSIDE) before += ink[++from] as number;
  let after = ink[to - 1] as number;
  while (to > from && after < total * OUTSIDE) after += ink[--to - 1] as number;
  return [from, to];
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every pixel counts: a picture that a library scales down may have some of them only. */
function meansOf({ levels, width }: Levels, { left, right, top, bottom }: Frame, cells: number): number[] {
  const means: number[] = [];
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++) {
      const [fromX, toX] = cellRange(column, cells, right - left);
      const [fromY, toY] = cellRange(row, cells, bottom - top);
      let sum = 0;
      for (let y = top + fromY; y < top + toY; y++)
        for (let x = left + fromX; x < left + toX; x++) sum += levels[y * width + x] as number;
      means.push(sum / ((toX - fromX) * (toY - fromY)));
    }
  return means;
}

/** Pixels of a cell; at least one, also in a picture smaller than the cells are many. */
function cellRange(index: number, count: number, pixels: number): [from: number, to: number] {
  const from = Math.min(pixels - 1, Math.floor((index * pixels) / count));
  return [from, Math.max(from + 1, Math.floor(((index + 1) * pixels) / count))];
}
