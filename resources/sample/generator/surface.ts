/** What a document is drawn on: a PDF page, or the pixels of a scan. Origin top left, y down, as in page space. */
export interface Surface {
  startPage(setup: PageSetup): void;
  widthOf(text: string, style: TextStyle): number;
  /** Draws one line of text; `wordSpacing` is added to every space. */
  text(
    text: string,
    at: { readonly x: number; readonly baseline: number; readonly wordSpacing?: number },
    style: TextStyle,
  ): void;
  rect(box: Box, paint: Paint): void;
  line(from: Point, to: Point, paint: Paint): void;
  /** A path in SVG's own notation, moved to `at` and scaled. */
  path(
    svg: string,
    at: { readonly x: number; readonly y: number; readonly scale: number },
    paint: Paint,
  ): void;
}

export type Box = readonly [left: number, top: number, right: number, bottom: number];
export type Point = readonly [x: number, y: number];

/** Size of the page as it is shown, in points. */
export interface PageSetup {
  readonly width: number;
  readonly height: number;
  /** Shown turned clockwise by /Rotate 90: the page in the file is upright. */
  readonly rotated?: boolean;
  /** Points around the page that a CropBox hides; crop marks are drawn there. */
  readonly bleed?: number;
}

export type Font =
  | 'sans'
  | 'sans-bold'
  | 'sans-italic'
  | 'serif'
  | 'serif-bold'
  | 'serif-italic'
  | 'mono'
  | 'mono-bold';

export interface TextStyle {
  readonly font: Font;
  readonly size: number;
  readonly color?: string;
  /** Distance of baselines, as a multiple of the size. */
  readonly leading?: number;
}

export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly lineWidth?: number;
  readonly dash?: number;
}

/** Heights over the baseline in parts of the size, from the Adobe font metrics of the standard 14 fonts. */
const METRICS = {
  sans: { capital: 0.729, small: 0.538, descender: 0.218 },
  serif: { capital: 0.683, small: 0.46, descender: 0.217 },
  mono: { capital: 0.67, small: 0.441, descender: 0.157 },
} as const;

export function metricsOf(font: Font): {
  readonly capital: number;
  readonly small: number;
  readonly descender: number;
} {
  return METRICS[font.split('-')[0] as keyof typeof METRICS];
}

/** How far the ink of a line reaches over and under its baseline, in points. */
export function inkHeights(
  text: string,
  { font, size }: TextStyle,
): { readonly above: number; readonly below: number } {
  const { capital, small, descender } = metricsOf(font);
  const above = /[ÀÂÄÉÈÊÖÜÎÔ]/.test(text)
    ? capital + 0.2
    : /[^acegmnopqrsuvwxyz.,:;_\-–· ]/.test(text)
      ? capital
      : small;
  const below = /[gjpqy,;()[\]{}§@/|Qç_$]/.test(text) ? descender : 0.015;
  return { above: above * size, below: below * size };
}

/** The smallest box around all of them. */
export function unite(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map(([left]) => left)),
    Math.min(...boxes.map(([, top]) => top)),
    Math.max(...boxes.map(([, , right]) => right)),
    Math.max(...boxes.map(([, , , bottom]) => bottom)),
  ];
}
