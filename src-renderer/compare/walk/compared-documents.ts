import type {
  DifferingDocument,
  DiffView,
  RegionChangeView,
} from '../../../src-main/contract/version-contract';
import type { Looks } from '../../sides/class-looks';

/** A document that differs, with what happened to the document itself. */
export interface ComparedDocument extends DifferingDocument {
  readonly isReplaced: boolean;
  readonly split: { readonly before: string | null; readonly after: string | null } | null;
}

export type Presence = DifferingDocument['presence'] | 'all';

/** Which changes are looked at: those that have all of this. */
export interface What {
  readonly change?: RegionChangeView['change'];
  /** A field of regions. */
  readonly kind?: string;
  /** Name of a class, before or after. */
  readonly class?: string;
  /** Relabelled from this class to that, by name. */
  readonly relabelled?: readonly [from: string, to: string];
  /** Who did it; `null` where that is not known. */
  readonly person?: string | null;
}

/** Whose changes are looked at: what people and imports did, what migrations rewrote, or both. */
export type Cause = RegionChangeView['cause'];

export const ANY: What = {};

export interface ListFilter {
  readonly presence: Presence;
  readonly what: What;
  readonly cause: Cause;
  readonly search: string;
}

/** The same for the same wishes, in whatever order they were made. */
export const keyOfWhat = (what: What): string =>
  JSON.stringify(
    Object.entries(what)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

const isAny = (what: What): boolean => Object.values(what).every((value) => value === undefined);

export function withOwnChanges(
  rows: readonly DifferingDocument[],
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
  const { before, after } = change;
  const was = before === null ? null : looks.before(before.class).name;
  const is = after === null ? null : looks.after(after.class).name;
  return (
    (what.change === undefined || change.change === what.change) &&
    (what.kind === undefined || change.kinds.includes(what.kind)) &&
    (what.class === undefined || was === what.class || is === what.class) &&
    (what.person === undefined || change.by === what.person) &&
    (what.relabelled === undefined ||
      (change.kinds.includes('class') && was === what.relabelled[0] && is === what.relabelled[1]))
  );
}

/** What the list of documents itself tells; `null` when the regions have to be looked at. */
export function countFromRow(what: What, cause: Cause, row: DifferingDocument): number | null {
  if (isLookingNeeded(what, cause)) return null;
  if (what.change !== undefined) return row[what.change];
  const labels = row.added + row.removed + row.changed;
  if (cause === 'both') return labels + row.rewritten - row.changedTwice;
  return cause === 'labels' ? labels : row.rewritten;
}

/** Whether the regions have to be looked at to count what matches. */
export function isLookingNeeded({ change, ...rest }: What, cause: Cause): boolean {
  return !isAny(rest) || (change !== undefined && cause !== 'labels');
}

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
    .filter(({ row, changes }) => changes > 0 || (isAny(what) && hasOwnChange(row, cause)));
}

/** A document that only a migration touched has nothing to show among label changes, nor the other way round. */
function hasOwnChange(row: ComparedDocument, cause: Cause): boolean {
  if (row.presence !== 'both' || row.isReplaced || row.split !== null) return true;
  return cause === 'labels' ? row.rewritten === 0 : row.added + row.removed + row.changed === 0;
}

/** What to lead with: documents in both when there are any, for new ones must not drown corrections. */
export const firstPresence = (rows: readonly DifferingDocument[]): Presence =>
  rows.some(({ presence }) => presence === 'both') ? 'both' : 'all';
