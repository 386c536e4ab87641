import { api } from '../../api/client';
import { fileRequest } from '../../api/host';
import type { FileAccess } from '../../pdf-view/sources/page-source';

/** How pages and pictures come from the core. */
export const libraryFiles: FileAccess = {
  fileRequest,
  pageImage: (file, pageIndex, signal) => api.documents.pageImage({ file, pageIndex }, { signal }),
  thumbnail: (file, pageIndex, signal) => api.documents.thumbnail({ file, pageIndex }, { signal }),
};
