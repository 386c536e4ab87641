import { createPdfSurface, type PdfSurface } from './pdf-surface';
import { createSheet, placeText, type Block, type Sheet } from './sheet';
import type { TextStyle } from './surface';

/** A finished file of the sample library with the regions that were drawn into it. */
export interface SampleDocument {
  readonly file: string;
  readonly bytes: Buffer;
  readonly blocks: readonly Block[];
  readonly pages: number;
}

export interface DocumentPlan {
  readonly file: string;
  readonly title: string;
  readonly author: string;
  readonly created: string;
}

export const A4 = { width: 595.28, height: 841.89 };
export const LETTER = { width: 612, height: 792 };

/** Draws a PDF and collects its bytes. */
export async function makePdf(
  plan: DocumentPlan,
  draw: (sheet: Sheet, surface: PdfSurface) => void,
): Promise<SampleDocument> {
  const surface = createPdfSurface(plan);
  const sheet = createSheet(surface);
  draw(sheet, surface);
  return { file: plan.file, bytes: await surface.finish(), blocks: sheet.blocks, pages: sheet.pageCount() };
}

/** A line at the top or bottom of a page: left, middle and right, each a region. */
export function placeFurniture(
  sheet: Sheet,
  texts: { readonly left?: string; readonly middle?: string; readonly right?: string },
  at: { readonly x: number; readonly y: number; readonly width: number },
  style: TextStyle,
): void {
  const mark = { y: at.y, style, label: 'Header or footer' } as const;
  if (texts.left) placeText(sheet, texts.left, { ...mark, x: at.x });
  if (texts.middle) placeText(sheet, texts.middle, { ...mark, x: at.x, width: at.width, align: 'center' });
  if (texts.right) placeText(sheet, texts.right, { ...mark, x: at.x, width: at.width, align: 'right' });
}
