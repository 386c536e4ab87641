/** What pages of the library's files come through. The host's headers carry the session's secret. */
export interface FileAccess {
  /** Address and headers of a file by its SHA-256; answers ranges. */
  fileRequest(file: string): { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  /** A page of an image that browsers do not show (TIFF), as PNG. */
  pageImage(file: string, pageIndex: number, signal: AbortSignal): Promise<Blob>;
  /** A small picture of a page. */
  thumbnail(file: string, pageIndex: number, signal: AbortSignal): Promise<Blob>;
}

/** Part of a page in device pixels at the scale of drawing. */
export interface PixelRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface RenderTarget {
  /** Has the size of `clip` already. */
  readonly canvas: HTMLCanvasElement;
  /** Device pixels per point. */
  readonly scale: number;
  readonly clip: PixelRect;
}

/** An open document that can draw its pages. */
export interface PageSource {
  render(pageIndex: number, target: RenderTarget, signal: AbortSignal): Promise<void>;
  /** Lets go of what was kept for a page that is not shown any more. */
  forget(pageIndex: number): void;
  close(): void;
}

/** The document is protected; `wrong` says that a password was tried. */
export class PasswordNeededError extends Error {
  override readonly name = 'PasswordNeededError';
  constructor(readonly wrong: boolean) {
    super(wrong ? 'The password does not open this document.' : 'This document is protected by a password.');
  }
}
