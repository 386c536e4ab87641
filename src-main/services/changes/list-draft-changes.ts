import { REGION_FIELDS } from '../../domain/restore/document-parts';
import type { LibraryContext } from '../library-context';
import type { ChangeItem } from './change-items';
import { draftChangesInTurns, type DocumentChanges, type DraftChanges } from './draft-changes';
import { resolveEntryIn } from '../documents/find-entry';
import { personNamer } from './people';

/** Which changes are asked for; all of these have to hold. */
export interface ChangeFilter {
  readonly document?: string | undefined;
  readonly pageIndex?: number | undefined;
  readonly presence?: DocumentChanges['presence'] | undefined;
  /** Of regions. */
  readonly change?: ChangeItem['change'] | undefined;
  /** A field that differs. */
  readonly kind?: string | undefined;
  /** Name of a class that a region has on either side. */
  readonly class?: string | undefined;
  /** Who did it; empty where it is not recorded. */
  readonly person?: string | undefined;
}

export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** Changes of the draft, in the order of documents and pages; documents that are on both sides first. */
export async function listDraftChanges(
  context: LibraryContext,
  request: ChangeFilter & Slice & { readonly dataset: string },
  signal?: AbortSignal,
) {
  const changes = await draftChangesInTurns(context, request.dataset, signal);
  const found = matching(context, changes, request);
  const { offset, limit } = request;
  const personOf = personNamer(context, changes);
  return {
    revision: changes.draft.draft?.revision ?? 0,
    total: found.length,
    items: found.slice(offset, offset + limit).map(({ item, document }) => ({
      ...item,
      document: document.entry,
      name: document.name,
      by: personOf(item) || null,
    })),
  };
}

/** Pages with changes, in the order of documents, with how many each has. Documents that came or went have none. */
export async function listChangedPages(
  context: LibraryContext,
  request: ChangeFilter & Slice & { readonly dataset: string },
  signal?: AbortSignal,
) {
  const changes = await draftChangesInTurns(context, request.dataset, signal);
  const rows: PageRow[] = [];
  for (const { item, document } of matching(context, changes, request)) {
    const last = rows.at(-1);
    const isSame = last?.document === document.entry && last.pageIndex === item.pageIndex;
    const row = isSame ? last : newRow(document, item.pageIndex);
    if (!isSame) rows.push(row);
    row.changes += 1;
  }
  const { offset, limit } = request;
  return { total: rows.length, rows: rows.slice(offset, offset + limit) };
}

/** What restoring every change that matches takes; of regions asked for by a field, that field alone. */
export async function partsOfChanges(
  context: LibraryContext,
  request: ChangeFilter & { readonly dataset: string },
  signal?: AbortSignal,
) {
  const changes = await draftChangesInTurns(context, request.dataset, signal);
  const fields = REGION_FIELDS.filter((field) => field === request.kind);
  return matching(context, changes, request).map(({ item: { part, change } }) =>
    part.kind === 'region' && change === 'changed' && fields.length > 0 ? { ...part, fields } : part,
  );
}

interface PageRow {
  readonly document: string;
  readonly name: string;
  readonly presence: DocumentChanges['presence'];
  /** 0-based; `null` for what concerns the document as such. */
  readonly pageIndex: number | null;
  changes: number;
}

const newRow = ({ entry, name, presence }: DocumentChanges, pageIndex: number | null): PageRow => ({
  document: entry,
  name,
  presence,
  pageIndex,
  changes: 0,
});

interface Found {
  readonly item: ChangeItem;
  readonly document: DocumentChanges;
}

function matching(context: LibraryContext, changes: DraftChanges, filter: ChangeFilter): Found[] {
  const { base, draft } = changes;
  const only = filter.document === undefined ? null : resolveEntryIn(context, [draft, base], filter.document);
  const personOf = personNamer(context, changes);
  return inOrder(changes)
    .filter(({ entry }) => only === null || entry === only)
    .filter(({ presence }) => filter.presence === undefined || presence === filter.presence)
    .flatMap((document) =>
      document.items.filter((item) => matches(filter, item, personOf)).map((item) => ({ item, document })),
    );
}

function matches(
  { pageIndex, change, kind, class: name, person }: ChangeFilter,
  item: ChangeItem,
  personOf: (item: ChangeItem) => string,
): boolean {
  return (
    (pageIndex === undefined || item.pageIndex === pageIndex || item.pageBefore === pageIndex) &&
    (change === undefined || (item.change === change && item.part.kind === 'region')) &&
    (kind === undefined || item.kinds.includes(kind)) &&
    (name === undefined || item.classBefore === name || item.classAfter === name) &&
    (person === undefined || personOf(item) === person)
  );
}

const orders = new WeakMap<DraftChanges, readonly DocumentChanges[]>();
const PRESENCES = ['both', 'added', 'removed'] as const;

/** Sorted once for each state of the draft. */
function inOrder(changes: DraftChanges): readonly DocumentChanges[] {
  const known = orders.get(changes);
  if (known !== undefined) return known;
  // Made here: it loads the rules of all languages, which every start of the program would wait for.
  const byName = new Intl.Collator('en', { numeric: true });
  const sorted = [...changes.documents.values()].sort(
    (a, b) =>
      PRESENCES.indexOf(a.presence) - PRESENCES.indexOf(b.presence) ||
      byName.compare(a.name, b.name) ||
      (a.entry < b.entry ? -1 : 1),
  );
  orders.set(changes, sorted);
  return sorted;
}
