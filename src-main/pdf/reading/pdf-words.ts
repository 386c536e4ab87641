import type { PDFPageProxy } from 'pdfjs-dist';
import { UNITS_PER_POINT, type Word } from '../document-facts';
import { joinPieces, splitRun, type TextRun } from './split-words';

type Matrix = readonly [number, number, number, number, number, number];

/** As pdf.js' own text layer, for fonts that do not say how high they reach. Of the font size. */
const DEFAULT_ASCENT = 0.8;
const DEFAULT_DESCENT = -0.2;

interface FontStyle {
  readonly ascent: number;
  readonly descent: number;
  readonly vertical: boolean;
}

/** The words of a page's text layer that lie at least partly on the page as it is shown. */
export async function readPdfWords(page: PDFPageProxy): Promise<readonly Word[]> {
  const viewport = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent();
  const pieces = items.flatMap((item) => {
    if (!('str' in item)) return [];
    const style: FontStyle | undefined = styles[item.fontName];
    return splitRun({
      text: item.str,
      isRightToLeft: item.dir === 'rtl',
      endsLine: item.hasEOL,
      ...placeRun(
        multiply(viewport.transform as unknown as Matrix, item.transform as unknown as Matrix),
        item,
        style,
        scaleOf(viewport.transform),
      ),
    });
  });
  const right = viewport.width * UNITS_PER_POINT;
  const bottom = viewport.height * UNITS_PER_POINT;
  return joinPieces(pieces).filter(
    ({ box }) => box[0] < right && box[2] > 0 && box[1] < bottom && box[3] > 0,
  );
}

const scaleOf = (transform: readonly number[]): number => Math.hypot(transform[0]!, transform[1]!);

/** First `inner`, then `outer`, as PDF matrices. */
function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

type Placement = Omit<TextRun, 'text' | 'isRightToLeft' | 'endsLine'>;

/** Where the run lies on the page: start, direction of writing, direction towards the letters' tops. In points. */
function placeRun(
  matrix: Matrix,
  size: { readonly width: number; readonly height: number },
  style: FontStyle | undefined,
  scale: number,
): Placement {
  const fontSize = Math.hypot(matrix[2], matrix[3]);
  const alongLength = Math.hypot(matrix[0], matrix[1]) || 1;
  const isVertical = style?.vertical === true;
  const along = { x: matrix[0] / alongLength, y: matrix[1] / alongLength };
  const up = { x: matrix[2] / (fontSize || 1), y: matrix[3] / (fontSize || 1) };
  const ascent = fontSize * (style?.ascent || DEFAULT_ASCENT);
  const descent = fontSize * (style?.descent || DEFAULT_DESCENT);
  const start = { x: matrix[4], y: matrix[5] };
  if (!isVertical)
    return { start, along, up, length: size.width * scale, above: ascent, below: descent, fontSize };
  // Vertical writing runs downwards, with the origin in the middle of the column.
  return {
    start,
    along: { x: -up.x, y: -up.y },
    up: along,
    length: size.height * scale,
    above: fontSize / 2,
    below: -fontSize / 2,
    fontSize,
  };
}
