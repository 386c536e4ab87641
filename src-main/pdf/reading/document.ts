import type { DocumentFacts, PagePicture, Word } from '../document-facts';
import type { PictureOptions } from '../reader-protocol';

/** A document that is open in the reading process. Page indexes are checked by the caller. */
export interface OpenDocument {
  readonly pageCount: number;
  inspect(): Promise<DocumentFacts>;
  words(pageIndex: number): Promise<readonly Word[]>;
  picture(pageIndex: number, options: PictureOptions): Promise<PagePicture>;
  close(): Promise<void>;
}
