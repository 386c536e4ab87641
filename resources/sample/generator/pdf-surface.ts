import PDFDocument from 'pdfkit';
import type { Font, PageSetup, Paint, Surface } from './surface';

const FONTS: Readonly<Record<Font, string>> = {
  sans: 'Helvetica',
  'sans-bold': 'Helvetica-Bold',
  'sans-italic': 'Helvetica-Oblique',
  serif: 'Times-Roman',
  'serif-bold': 'Times-Bold',
  'serif-italic': 'Times-Italic',
  mono: 'Courier',
  'mono-bold': 'Courier-Bold',
};

export interface PdfSurface extends Surface {
  readonly image: (jpeg: Buffer, width: number, height: number) => void;
  readonly finish: () => Promise<Buffer>;
}

/**
 * Draws a PDF whose bytes depend on nothing but what is drawn: a fixed date (the file's ID is derived
 * from it), and streams left uncompressed, because zlib's output differs between processors.
 */
export function createPdfSurface(info: {
  readonly title: string;
  readonly author: string;
  readonly created: string;
}): PdfSurface {
  const date = new Date(info.created);
  const pdf = new PDFDocument({
    autoFirstPage: false,
    compress: false,
    margin: 0,
    info: {
      Title: info.title,
      Author: info.author,
      Producer: 'Colophon sample library',
      Creator: 'Colophon',
      CreationDate: date,
    },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));

  const apply = (paint: Paint) => {
    if (paint.dash !== undefined) pdf.dash(paint.dash, {});
    if (paint.lineWidth !== undefined) pdf.lineWidth(paint.lineWidth);
    if (paint.fill !== undefined && paint.stroke !== undefined) pdf.fillAndStroke(paint.fill, paint.stroke);
    else if (paint.fill !== undefined) pdf.fill(paint.fill);
    else pdf.stroke(paint.stroke ?? '#000000');
    if (paint.dash !== undefined) pdf.undash();
  };

  return {
    startPage: (setup) => startPage(pdf, setup),
    widthOf: (text, style) => pdf.font(FONTS[style.font]).fontSize(style.size).widthOfString(text),
    text(text, { x, baseline, wordSpacing = 0 }, style) {
      pdf
        .font(FONTS[style.font])
        .fontSize(style.size)
        .fillColor(style.color ?? '#1a1a1a');
      pdf.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', wordSpacing });
    },
    rect([left, top, right, bottom], paint) {
      pdf.rect(left, top, right - left, bottom - top);
      apply(paint);
    },
    line(from, to, paint) {
      pdf.moveTo(...from).lineTo(...to);
      apply(paint);
    },
    path(svg, { x, y, scale }, paint) {
      pdf.save().translate(x, y).scale(scale).path(svg);
      apply(paint);
      pdf.restore();
    },
    image: (jpeg, width, height) => void pdf.image(jpeg, 0, 0, { width, height }),
    finish() {
      pdf.end();
      return ended;
    },
  };
}

/** Opens a page and moves the origin so that everything is drawn in page space, whatever the file says. */
function startPage(pdf: PDFKit.PDFDocument, { width, height, rotated = false, bleed = 0 }: PageSetup): void {
  if (rotated) {
    pdf.addPage({ size: [height, width], margin: 0 });
    pageEntries(pdf)['Rotate'] = 90;
    pdf.transform(0, -1, 1, 0, 0, width);
    return;
  }
  pdf.addPage({ size: [width + 2 * bleed, height + 2 * bleed], margin: 0 });
  if (bleed === 0) return;
  pageEntries(pdf)['CropBox'] = [bleed, bleed, bleed + width, bleed + height];
  pdf.translate(bleed, bleed);
  for (const x of [0, width]) {
    for (const y of [0, height]) {
      const outX = x === 0 ? -1 : 1;
      const outY = y === 0 ? -1 : 1;
      pdf.moveTo(x + outX * 6, y).lineTo(x + outX * (bleed - 4), y);
      pdf.moveTo(x, y + outY * 6).lineTo(x, y + outY * (bleed - 4));
    }
  }
  pdf.lineWidth(0.4).stroke('#000000');
}

/** The page's dictionary; the types know only the entries that PDFKit writes itself. */
function pageEntries(pdf: PDFKit.PDFDocument): Record<string, unknown> {
  return pdf.page.dictionary.data as Record<string, unknown>;
}
