import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import {
  type DocumentFacts,
  type PageFacts,
  type PageRotation,
  UNITS_PER_POINT,
  type UserSpaceBox,
} from '../document-facts';
import { reasonOf } from './pdf-failures';

/** US Letter in points: what PDF readers show when a page says nothing usable about its size. */
const STAND_IN = { width: 612, height: 792 } as const;

/** Points. Far above any real page (14,400 × UserUnit), far below where 1e-4 units stop being exact. */
const MAX_EDGE_PT = 1e8;

/** The size can be written in whole 1e-4 points and is not empty. `size` in points. */
export const isUsableSize = (size: { readonly width: number; readonly height: number }): boolean =>
  [size.width, size.height].every((edge) => edge >= 1 / UNITS_PER_POINT && edge <= MAX_EDGE_PT);

/** Sizes of all pages. A page that cannot be loaded is told as a problem, not a failure of the document. */
export async function inspectPdf(pdf: PDFDocumentProxy): Promise<DocumentFacts> {
  const pages: PageFacts[] = [];
  for (let pageIndex = 0; pageIndex < pdf.numPages; pageIndex += 1)
    pages.push(await readPageFacts(pdf, pageIndex));
  const damaged = pages.filter((page) => page.problem !== undefined).length;
  return {
    mediaType: 'application/pdf',
    pages,
    problems: damaged === 0 ? [] : [`${damaged} of ${pages.length} pages could not be read.`],
    encrypted: await isEncrypted(pdf),
  };
}

async function readPageFacts(pdf: PDFDocumentProxy, pageIndex: number): Promise<PageFacts> {
  try {
    const page = await pdf.getPage(pageIndex + 1);
    if (await isMadeUp(page, pdf)) return standIn('The list of pages is damaged');
    const size = page.getViewport({ scale: 1 }); // applies rotation and UserUnit
    const facts = {
      rotation: page.rotate as PageRotation,
      userUnit: page.userUnit,
      cropBox: page.view as unknown as UserSpaceBox,
    };
    if (!isUsableSize(size)) return { ...standIn('The page has no usable size'), ...facts };
    return {
      width: Math.round(size.width * UNITS_PER_POINT),
      height: Math.round(size.height * UNITS_PER_POINT),
      ...facts,
    };
  } catch (error) {
    return standIn(`This page is damaged (${reasonOf(error)})`);
  }
}

/** Where pdf.js finds no page at all it makes up one: without a reference, and with nothing on it. */
async function isMadeUp(page: PDFPageProxy, pdf: PDFDocumentProxy): Promise<boolean> {
  if (page.ref !== null || pdf.numPages > 1) return false;
  return (await page.getOperatorList()).fnArray.length === 0;
}

const standIn = (reason: string): PageFacts => ({
  width: STAND_IN.width * UNITS_PER_POINT,
  height: STAND_IN.height * UNITS_PER_POINT,
  rotation: 0,
  userUnit: 1,
  problem: `${reason}; it stands as an empty page of ${STAND_IN.width} × ${STAND_IN.height} points.`,
});

async function isEncrypted(pdf: PDFDocumentProxy): Promise<boolean> {
  try {
    const { info } = await pdf.getMetadata();
    return typeof (info as Record<string, unknown>)['EncryptFilterName'] === 'string';
  } catch {
    return false; // damaged metadata says nothing about encryption, and it opened
  }
}
