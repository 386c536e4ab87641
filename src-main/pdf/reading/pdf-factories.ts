import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Canvas, createCanvas } from '@napi-rs/canvas';

const FOLDERS: Readonly<Record<string, string>> = {
  cMapUrl: 'cmaps',
  standardFontDataUrl: 'standard_fonts',
  wasmUrl: 'wasm',
};

/** Hands pdf.js its own character maps, fonts and decoders from disk, and nothing else. */
export function createBinaryDataFactory(pdfAssets: string) {
  // pdf.js calls it with `new`; a returned object stands in for the instance.
  return function BinaryDataFactory() {
    return {
      fetch: async ({
        kind,
        filename,
      }: {
        readonly kind: string;
        readonly filename: string;
      }): Promise<Uint8Array> => {
        const folder = FOLDERS[kind];
        // A character map's name comes from the PDF: it must not lead out of the folder.
        if (folder === undefined || !/^[\w-][\w.-]*$/.test(filename))
          throw new Error(`No such pdf.js file: ${filename}`);
        return new Uint8Array(await readFile(join(pdfAssets, folder, filename)));
      },
    };
  };
}

interface CanvasAndContext {
  canvas: Canvas | null;
  context: unknown;
}

/** Canvases that pdf.js draws on; none may have more than `maxPixels`. */
export function createCanvasFactory(maxPixels: number) {
  const check = (width: number, height: number): void => {
    if (!(width > 0 && height > 0 && width * height <= maxPixels))
      throw new Error(`No canvas of ${width} × ${height} pixels`);
  };
  return function CanvasFactory() {
    return {
      create: (width: number, height: number): CanvasAndContext => {
        check(width, height);
        const canvas = createCanvas(width, height);
        return { canvas, context: canvas.getContext('2d') };
      },
      reset: ({ canvas }: CanvasAndContext, width: number, height: number): void => {
        check(width, height);
        if (canvas !== null) Object.assign(canvas, { width, height });
      },
      destroy: (entry: CanvasAndContext): void => {
        if (entry.canvas !== null) Object.assign(entry.canvas, { width: 0, height: 0 });
        Object.assign(entry, { canvas: null, context: null });
      },
      getNoAlphaContext: (canvas: Canvas): unknown => canvas.getContext('2d', { alpha: false }),
    };
  };
}

/** pdf.js' SVG filters need a browser; without them a few rare effects are drawn plainly. */
export function FilterFactory() {
  const none = (): string => 'none';
  return {
    addFilter: none,
    addHCMFilter: none,
    addAlphaFilter: none,
    addLuminosityFilter: none,
    addKnockoutFilter: none,
    addHighlightHCMFilter: none,
    addSelectionHCMFilter: none,
    addSelectionFilter: none,
    createSelectionStyle: () => null,
    destroy: (): void => {},
  };
}
