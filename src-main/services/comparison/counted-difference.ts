import type { DocumentDifference, PageDifference, PageHead } from '../../domain/diff/dataset-diff';
import type { DocumentContent } from '../../domain/regions/region';

/** What is counted of a document: most of it is the same on both sides, and each would be passed on. */
type CountedDocument = Pick<DocumentContent, 'file' | 'split' | 'attributes' | 'pages'>;

type CountedHead = Pick<PageHead, 'state'>;

/** What is counted of a page that differs. */
export interface CountedPage extends Omit<PageDifference, 'before' | 'after'> {
  readonly before: CountedHead;
  readonly after: CountedHead;
}

/** A difference without what nobody counts, two thirds of its JSON: it comes from other threads. */
export interface CountedDifference extends Omit<DocumentDifference, 'before' | 'after' | 'pages'> {
  readonly before: CountedDocument | null;
  readonly after: CountedDocument | null;
  readonly pages: readonly CountedPage[];
}

export const toCounted = ({
  before,
  after,
  pages,
  ...difference
}: DocumentDifference): CountedDifference => ({
  ...difference,
  before: documentOf(before, after === null),
  after: documentOf(after, before === null),
  pages: pages.map((page) => ({ ...page, before: headOf(page.before), after: headOf(page.after) })),
});

/** The list of pages is asked for only where they are not told one by one. */
function documentOf(document: DocumentContent | null, isLone: boolean): CountedDocument | null {
  if (document === null) return null;
  const { file, split, attributes, pages } = document;
  return {
    file,
    ...(split !== undefined && { split }),
    ...(attributes !== undefined && { attributes }),
    pages: isLone ? pages : [],
  };
}

const headOf = ({ state }: PageHead): CountedHead => (state === undefined ? {} : { state });
