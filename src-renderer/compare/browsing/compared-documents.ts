import type { DiffView, RegionChangeView } from '../../../src-main/contract/version-contract';
import type { Looks } from '../changes/class-looks';

/** A document that differs, as the core lists it. */
export interface DocumentDifference {
  /** Entry id. */
  readonly document: string;
  readonly name: string;
  readonly file: string | null;
  readonly presence: 'both' | 'added' | 'removed';
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Regions that a migration rewrote or removed. */
  readonly rewritten: number;
  /** Those of them that people changed, too: they are among the changes before as well. */
  readonly changedTwice: number;
  readonly pages: readonly number[];
}

/** The same with what happened to the document itself. */
export interface ComparedDocument extends DocumentDifference {
  readonly isReplaced: boolean;
  readonly split: { readonly before: string | null; readonly after: string | null } | null;
}

export type Presence = DocumentDifference['presence'] | 'all';

/** Which changes are looked at: all, one sort, one field of regions, or one class by its name. */
export type What =
  | { readonly by: 'any' }
  | { readonly by: 'change'; readonly change: RegionChangeView['change'] }
  | { readonly by: 'kind'; readonly kind: string }
  | { readonly by: 'class'; readonly name: string };

/** Whose changes are looked at: what people and imports did, what migrations rewrote, or both. */
export type Cause = RegionChangeView['cause'];

export const ANY: What = { by: 'any' };

export interface ListFilter {
  readonly presence: Presence;
  readonly what: What;
  readonly cause: Cause;
  readonly search: string;
}

export const keyOfWhat = (what: What): string => JSON.stringify(what);

export function withOwnChanges(
  rows: readonly DocumentDifference[],
  { replaced, splitChanged }: DiffView['documents'],
): readonly ComparedDocument[] {
  const files = new Set(replaced.map(({ id }) => id));
  const splits = new Map(splitChanged.map(({ id, before, after }) => [id, { before, after }]));
  return rows.map((row) => ({
    ...row,
    isReplaced: files.has(row.document),
    split: splits.get(row.document) ?? null,
  }));
}

/** Whether a change is one of those that are looked at. */
export function matchesWhat(what: What, change: RegionChangeView, looks: Looks): boolean {
  switch (what.by) {
    case 'any':
      return true;
    case 'change':
      return change.change === what.change;
    case 'kind':
      return change.kinds.includes(what.kind);
    case 'class': {
      const { before, after } = change;
      const isBefore = before !== null && looks.before(before.class).name === what.name;
      return isBefore || (after !== null && looks.after(after.class).name === what.name);
    }
  }
}

/** What the list of documents itself tells; `null` when the regions have to be looked at. */
export function countFromRow(what: What, cause: Cause, row: DocumentDifference): number | null {
  const labels = row.added + row.removed + row.changed;
  if (what.by === 'any' && cause === 'both') return labels + row.rewritten - row.changedTwice;
  if (what.by === 'any') return cause === 'labels' ? labels : row.rewritten;
  return what.by === 'change' && cause === 'labels' ? row[what.change] : null;
}

/** Whether the regions have to be looked at to count what matches. */
export const isLookingNeeded = (what: What, cause: Cause): boolean =>
  what.by === 'kind' || what.by === 'class' || (what.by === 'change' && cause !== 'labels');

export interface ListedDocument {
  readonly row: ComparedDocument;
  /** Changes in it that are looked at. */
  readonly changes: number;
}

/**
 * The documents to show and step through, in the order they come in.
 *
 * @param counts matching changes by document, where the list does not tell them
 */
export function filterDocuments(
  rows: readonly ComparedDocument[],
  { presence, what, cause, search }: ListFilter,
  counts: ReadonlyMap<string, number>,
): readonly ListedDocument[] {
  const wanted = search.trim().toLowerCase();
  return rows
    .filter((row) => presence === 'all' || row.presence === presence)
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map((row) => ({ row, changes: countFromRow(what, cause, row) ?? counts.get(row.document) ?? 0 }))
    .filter(({ row, changes }) => changes > 0 || (what.by === 'any' && hasOwnChange(row, cause)));
}

/** A document that only a migration touched has nothing to show among label changes, nor the other way round. */
function hasOwnChange(row: ComparedDocument, cause: Cause): boolean {
  if (row.presence !== 'both' || row.isReplaced || row.split !== null) return true;
  return cause === 'labels' ? row.rewritten === 0 : row.added + row.removed + row.changed === 0;
}

/** What to lead with: documents in both when there are any, for new ones must not drown corrections. */
export const firstPresence = (rows: readonly DocumentDifference[]): Presence =>
  rows.some(({ presence }) => presence === 'both') ? 'both' : 'all';
