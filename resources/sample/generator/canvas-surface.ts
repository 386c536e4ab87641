import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts, Path2D, type Canvas } from '@napi-rs/canvas';
import type { Font, Paint, Surface, TextStyle } from './surface';

/** Fonts come with pdf.js, so that the pixels do not depend on what a machine has installed. */
const FONT_FILES: Readonly<Record<Font, string>> = {
  sans: 'LiberationSans-Regular.ttf',
  'sans-bold': 'LiberationSans-Bold.ttf',
  'sans-italic': 'LiberationSans-Italic.ttf',
  serif: 'FoxitSerif.pfb',
  'serif-bold': 'FoxitSerifBold.pfb',
  'serif-italic': 'FoxitSerifItalic.pfb',
  mono: 'FoxitFixed.pfb',
  'mono-bold': 'FoxitFixedBold.pfb',
};

const folder = join(
  dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
  'standard_fonts',
);
for (const [font, file] of Object.entries(FONT_FILES))
  GlobalFonts.registerFromPath(join(folder, file), `sample-${font}`);

export interface CanvasSurface extends Surface {
  /** One canvas per page started so far. */
  readonly pages: readonly Canvas[];
}

/** @param scale pixels per point */
export function createCanvasSurface(scale: number): CanvasSurface {
  const pages: Canvas[] = [];
  const measure = createCanvas(1, 1).getContext('2d');
  const context = () => {
    const page = pages.at(-1);
    if (page === undefined) throw new Error('no page was started');
    return page.getContext('2d');
  };
  // Widths are measured large and scaled down: at small sizes they are rounded to whole pixels.
  const widthOf = (text: string, { font, size }: TextStyle) => {
    measure.font = `1000px sample-${font}`;
    return (measure.measureText(text).width * size) / 1000;
  };
  return {
    pages,
    widthOf,
    startPage({ width, height }) {
      pages.push(createCanvas(Math.round(width * scale), Math.round(height * scale)));
      context().scale(scale, scale);
      context().fillStyle = '#ffffff';
      context().fillRect(0, 0, width, height);
    },
    text(text, { x, baseline, wordSpacing = 0 }, style) {
      const pen = context();
      pen.font = `${style.size}px sample-${style.font}`;
      pen.fillStyle = style.color ?? '#1a1a1a';
      let left = x;
      for (const word of text.split(/(?<= )/)) {
        pen.fillText(word, left, baseline);
        left += widthOf(word, style) + (word.endsWith(' ') ? wordSpacing : 0);
      }
    },
    rect([left, top, right, bottom], paint) {
      const path = new Path2D();
      path.rect(left, top, right - left, bottom - top);
      apply(context(), path, paint);
    },
    line(from, to, paint) {
      const path = new Path2D();
      path.moveTo(...from);
      path.lineTo(...to);
      apply(context(), path, paint);
    },
    path(svg, { x, y, scale: factor }, paint) {
      const pen = context();
      pen.save();
      pen.translate(x, y);
      pen.scale(factor, factor);
      apply(pen, new Path2D(svg), paint);
      pen.restore();
    },
  };
}

function apply(pen: ReturnType<Canvas['getContext']>, path: Path2D, paint: Paint): void {
  pen.setLineDash(paint.dash === undefined ? [] : [paint.dash]);
  if (paint.fill !== undefined) {
    pen.fillStyle = paint.fill;
    pen.fill(path);
  }
  if (paint.stroke !== undefined) {
    pen.lineWidth = paint.lineWidth ?? 1;
    pen.strokeStyle = paint.stroke;
    pen.stroke(path);
  }
}
