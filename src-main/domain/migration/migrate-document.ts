import { readPage } from '../dataset-versions/object-forms';
import type { ObjectReader } from '../dataset-versions/object-store';
import type { PageSize } from '../geometry/units';
import type { DocumentContent, PageContent } from '../regions/region';
import type { MigratedPage, Migrator } from './migrate-page';

export interface DocumentPage {
  readonly pageIndex: number;
  readonly before: PageContent;
  readonly migrated: MigratedPage;
}

export interface MigratedDocument {
  /** Every page that has an object. */
  readonly pages: readonly DocumentPage[];
  readonly relations: DocumentContent['relations'];
  /** Lines of the plan that spoke of relations, once for each relation. */
  readonly relationRules: readonly number[];
}

/**
 * One document after the plans of a migrator: its pages, and the relations between its regions. A region
 * whose parent is removed on another page loses the link, too.
 *
 * @param pageSize size of a page of a file, in units; `undefined` when it is not known
 */
export function migrateDocument(
  reader: ObjectReader,
  document: DocumentContent,
  migrator: Migrator,
  pageSize: (file: string, pageIndex: number) => PageSize | undefined,
): MigratedDocument {
  const placeOf = (pageIndex: number) => ({ pageIndex, size: sizeOfPage(document, pageIndex, pageSize) });
  const pages = document.pages.map(([pageIndex, id]): DocumentPage => {
    const before = readPage(reader, id);
    return { pageIndex, before, migrated: migrator.migratePage(before, placeOf(pageIndex)) };
  });
  const removed = new Set(migrator.removes ? pages.flatMap(({ migrated }) => removedIds(migrated)) : []);
  const isSpread = removed.size > 0 && pages.length > 1;
  const relationRules: number[] = [];
  return {
    pages: isSpread
      ? pages.map(({ pageIndex, before }) => ({
          pageIndex,
          before,
          migrated: migrator.migratePage(before, placeOf(pageIndex), { removed }),
        }))
      : pages,
    relations: migrator.migrateRelations(document.relations, removed, (line) => relationRules.push(line)),
    relationRules,
  };
}

const removedIds = ({ outcomes }: MigratedPage): string[] =>
  outcomes.filter(({ after }) => after === null).map(({ id }) => id);

/** Size of a page as its regions are measured, in units; `null` when it is not known. */
export function sizeOfPage(
  document: DocumentContent,
  pageIndex: number,
  pageSize: (file: string, pageIndex: number) => PageSize | undefined,
): PageSize | null {
  if (document.file !== null) return pageSize(document.file, pageIndex) ?? null;
  return document.absent ?? null;
}
