import { drawLines, type BlockExtras, type Sheet } from './sheet';
import type { Box, Surface, TextStyle } from './surface';

const INK = '#1d3461';

/** Two handwriting-like strokes, 100 × 30 units. */
const SIGNATURES = [
  'M2 22 C8 4 16 2 15 14 C14 24 9 27 12 20 C16 12 22 10 23 17 C24 22 28 20 30 14 C31 11 34 13 33 18 C33 23 38 19 40 15 C42 11 45 14 44 18 C46 23 52 14 55 9 C58 3 60 8 57 16 C55 23 60 22 64 16 C68 11 70 17 74 17 C82 17 88 11 98 13 M20 26 C40 21 66 24 86 20',
  'M4 8 C10 2 20 3 17 14 C14 24 4 28 6 22 C9 15 24 12 30 16 C34 19 28 23 31 18 C34 13 40 12 39 18 C39 23 46 17 48 13 C50 22 56 21 58 13 C60 6 64 2 63 9 C61 19 60 26 63 22 C67 15 72 14 73 18 C76 22 84 12 97 18',
  'M3 26 C12 14 17 2 20 4 C23 7 17 20 18 24 C20 27 26 16 29 15 C31 16 28 22 31 22 C36 21 38 14 42 15 C44 17 40 22 44 22 C50 20 52 6 57 4 C60 5 53 18 54 23 C58 26 63 15 67 15 C70 17 66 23 71 22 C78 20 82 17 96 21 M10 15 L30 13',
] as const;
/** Where the ink of each begins. */
const SIGNATURE_TOPS = [6, 2, 2] as const;

/** A signature over its line, with the signer's name under it; only the writing is the region. */
export function placeSignature(
  sheet: Sheet,
  at: { x: number; y: number; width: number; hand: 0 | 1 | 2 },
  extras?: BlockExtras,
): void {
  const scale = 1.05;
  sheet.surface.path(SIGNATURES[at.hand], { x: at.x + 8, y: at.y, scale }, { stroke: INK, lineWidth: 1.1 });
  sheet.surface.line([at.x, at.y + 34], [at.x + at.width, at.y + 34], { stroke: '#555555', lineWidth: 0.6 });
  sheet.mark('Signature', [at.x + 10, at.y + SIGNATURE_TOPS[at.hand], at.x + 8 + 98 * scale, at.y + 28.5], {
    attributes: { signed: true },
    ...extras,
  });
}

/** A square of 9 pt, crossed or empty. */
export function placeCheckBox(
  sheet: Sheet,
  at: { x: number; y: number; checked: boolean },
  extras?: BlockExtras,
): void {
  const box: Box = [at.x, at.y, at.x + 9, at.y + 9];
  sheet.surface.rect(box, { stroke: '#333333', lineWidth: 0.8 });
  if (at.checked) {
    sheet.surface.line([at.x + 1.5, at.y + 1.5], [at.x + 7.5, at.y + 7.5], { stroke: INK, lineWidth: 1.4 });
    sheet.surface.line([at.x + 7.5, at.y + 1.5], [at.x + 1.5, at.y + 7.5], { stroke: INK, lineWidth: 1.4 });
  }
  sheet.mark('Value', box, { attributes: { kind: at.checked ? 'checked box' : 'empty box' }, ...extras });
}

export interface Chart {
  readonly box: Box;
  readonly labels: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly color: string;
    readonly values: readonly number[];
  }[];
  readonly max: number;
  readonly unit: string;
  readonly kind: 'bars' | 'lines';
}

const TICK: TextStyle = { font: 'sans', size: 6.5, color: '#444444' };

/** A chart with axes, grid and legend, marked as one figure. */
export function placeChart(sheet: Sheet, chart: Chart, extras?: BlockExtras): void {
  const [left, top, right, bottom] = chart.box;
  const { surface } = sheet;
  const plot = { left: left + 24, top: top + 16, right: right - 2, bottom: bottom - 13 };
  const yOf = (value: number) => plot.bottom - (value / chart.max) * (plot.bottom - plot.top);
  for (let tick = 0; tick <= 4; tick += 1) {
    const value = (chart.max * tick) / 4;
    surface.line([plot.left, yOf(value)], [plot.right, yOf(value)], {
      stroke: tick === 0 ? '#333333' : '#d4d7dc',
      lineWidth: 0.5,
    });
    const text = String(value);
    drawLines(surface, [text], { x: plot.left - 4 - surface.widthOf(text, TICK), y: yOf(value) - 3 }, TICK);
  }
  drawLines(surface, [chart.unit], { x: left + 1, y: top + 1 }, { ...TICK, font: 'sans-italic' });
  const slot = (plot.right - plot.left) / chart.labels.length;
  for (const [index, label] of chart.labels.entries()) {
    const middle = plot.left + slot * (index + 0.5);
    drawLines(surface, [label], { x: middle - surface.widthOf(label, TICK) / 2, y: plot.bottom + 4 }, TICK);
  }
  if (chart.kind === 'bars') drawBars(surface, chart, { ...plot, slot, yOf });
  else drawCurves(surface, chart, { ...plot, slot, yOf });
  let legend = right;
  for (const { name, color } of chart.series.toReversed()) {
    legend -= surface.widthOf(name, TICK);
    drawLines(surface, [name], { x: legend, y: top + 1 }, TICK);
    legend -= 9;
    surface.rect([legend, top + 1.5, legend + 6, top + 6.5], { fill: color });
    legend -= 8;
  }
  sheet.mark('Figure', chart.box, { attributes: { kind: 'chart' }, ...extras });
}

interface Plot {
  readonly left: number;
  readonly bottom: number;
  readonly slot: number;
  readonly yOf: (value: number) => number;
}

function drawBars(surface: Surface, { series }: Chart, { left, bottom, slot, yOf }: Plot): void {
  const width = (slot * 0.7) / series.length;
  for (const [nth, { color, values }] of series.entries()) {
    for (const [index, value] of values.entries()) {
      const x = left + slot * (index + 0.15) + nth * width;
      surface.rect([x, yOf(value), x + width - 0.8, bottom], { fill: color });
    }
  }
}

function drawCurves(surface: Surface, { series }: Chart, { left, slot, yOf }: Plot): void {
  for (const { color, values } of series) {
    const points = values.map((value, index) => [left + slot * (index + 0.5), yOf(value)] as const);
    const path = points
      .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(3)} ${y.toFixed(3)}`)
      .join(' ');
    surface.path(path, { x: 0, y: 0, scale: 1 }, { stroke: color, lineWidth: 1.3 });
    for (const [x, y] of points) surface.rect([x - 1.5, y - 1.5, x + 1.5, y + 1.5], { fill: color });
  }
}

/** A company mark: a filled shape of 40 × 40 units. */
export function placeLogo(
  sheet: Sheet,
  svg: string,
  at: { x: number; y: number; size: number; color: string },
  extras?: BlockExtras,
): void {
  sheet.surface.path(svg, { x: at.x, y: at.y, scale: at.size / 40 }, { fill: at.color });
  sheet.mark('Figure', [at.x, at.y, at.x + at.size, at.y + at.size], {
    attributes: { kind: 'logo' },
    ...extras,
  });
}

export const LOGOS = {
  bird: 'M0 26 C8 26 12 20 15 12 C18 4 26 0 34 2 L40 7 L33 9 C34 22 25 34 10 40 L0 40 C6 36 8 32 8 28 Z',
  wheel:
    'M20 0 A20 20 0 1 0 20 40 A20 20 0 1 0 20 0 Z M20 8 A12 12 0 1 1 20 32 A12 12 0 1 1 20 8 Z M18 0 H22 V40 H18 Z M0 18 H40 V22 H0 Z',
  peaks: 'M0 40 L13 10 L20 24 L27 0 L40 40 Z',
  oar: 'M0 36 L26 10 C26 4 32 0 40 0 C40 8 36 14 30 14 L4 40 Z M4 0 L14 10 L10 14 L0 4 Z M26 30 L30 26 L40 36 L36 40 Z',
} as const;
