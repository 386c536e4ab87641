import type { Change } from '../../domain/edits/change';
import type { PageSize } from '../../domain/geometry/units';
import type { ProblemCode } from '../../domain/label-schema/region-problem';
import { sizeOfPage } from '../../domain/migration/migrate-document';
import { isOutsidePage } from '../../domain/regions/part-bounds';
import type { DocumentContent } from '../../domain/regions/region';
import type { LibraryContext } from '../library-context';

/** What an edit left that may not have been meant. It was made all the same. */
export interface EditWarning {
  readonly region: string;
  readonly code: Extract<ProblemCode, 'outside-page'>;
}

type RegionChange = Extract<Change, { kind: 'region' }>;

/**
 * The regions that edits left reaching outside their pages, which is kept and flagged (data-model.md §2).
 * Looks at what the edits changed and at nothing else.
 */
export function warningsAfter(
  context: LibraryContext,
  changes: readonly Change[],
  documentOf: (entry: string) => DocumentContent,
): EditWarning[] {
  const last = new Map<string, RegionChange>();
  for (const change of changes)
    if (change.kind === 'region') last.set(`${pageOf(change)}/${change.id}`, change);
  const sizes = new Map<string, PageSize | null>();
  const sizeOf = (change: RegionChange): PageSize | null => {
    const page = pageOf(change);
    const { pageSize } = context.reader.fileFacts;
    const size = sizes.get(page) ?? sizeOfPage(documentOf(change.document), change.pageIndex, pageSize);
    sizes.set(page, size);
    return size;
  };
  return [...last.values()].flatMap((change) => {
    const size = change.after === null ? null : sizeOf(change);
    const isOutside = change.after !== null && size !== null && isOutsidePage(change.after.region, size);
    return isOutside ? [{ region: change.id, code: 'outside-page' as const }] : [];
  });
}

const pageOf = ({ document, pageIndex }: RegionChange): string => `${document}/${pageIndex}`;
