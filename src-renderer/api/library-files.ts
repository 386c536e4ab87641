import { api } from './client';
import { fileRequest } from './host';

/** How the pages of the library's files come from the core: what `pdf-view` draws through. */
export const libraryFiles = {
  fileRequest,
  pageImage: (file: string, pageIndex: number, signal: AbortSignal) =>
    api.documents.pageImage({ file, pageIndex }, { signal }),
  thumbnail: (file: string, pageIndex: number, signal: AbortSignal) =>
    api.documents.thumbnail({ file, pageIndex }, { signal }),
};
