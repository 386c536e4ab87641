import type { Canvas } from '@napi-rs/canvas';
import type { GreyCells } from '../reader-protocol';

/**
 * Mean brightness of the cells of a grid over the picture, 0 to 255, row by row. Every pixel counts: a picture that is
 * scaled down by a library may look at some of them only.
 */
export function greyCells(canvas: Canvas, { across, down }: GreyCells): number[] {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const cells: number[] = [];
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) {
      const [left, right] = rangeOf(x, across, width);
      const [top, bottom] = rangeOf(y, down, height);
      let sum = 0;
      for (let row = top; row < bottom; row++)
        for (let at = (row * width + left) * 4; at < (row * width + right) * 4; at += 4)
          sum += lumaOf(data[at] as number, data[at + 1] as number, data[at + 2] as number);
      cells.push(sum / ((right - left) * (bottom - top)));
    }
  return cells;
}

/** Pixels of a cell; at least one, so that a picture smaller than the grid has cells, too. */
function rangeOf(index: number, count: number, pixels: number): [from: number, to: number] {
  const from = Math.min(pixels - 1, Math.floor((index * pixels) / count));
  return [from, Math.max(from + 1, Math.floor(((index + 1) * pixels) / count))];
}

/** Rec. 601. */
const lumaOf = (red: number, green: number, blue: number): number =>
  0.299 * red + 0.587 * green + 0.114 * blue;
