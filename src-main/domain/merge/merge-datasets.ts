import { compareCodeUnits } from '../canonical/canonical-json';
import { diffTrees, findEntry, updateTree, type EntryChange } from '../dataset-versions/document-tree';
import type { ObjectId, ObjectWriter } from '../dataset-versions/object-store';
import type { Conflict, Resolutions } from './conflict';
import { DEFAULT_IOU } from '../matching/default-iou';
import { NO_MIGRATORS, type OnMigrated, type PageSizeOf, type SideMigrators } from './document-sides';
import { continueLedger, openConflicts, openLedger, type Ledger, type LedgerEntry } from './ledger';
import { carryDocument, mergeDocument, type DocumentRules } from './merge-document';
import type { DroppedLink } from './merge-links';

/** Roots of a dataset's content and of its provenance. */
export interface DatasetRoots {
  readonly root: ObjectId;
  readonly provenance: ObjectId;
}

/** Two datasets to merge, and what they came from. */
export interface MergeSides {
  readonly writer: ObjectWriter;
  readonly base: DatasetRoots;
  readonly ours: DatasetRoots;
  readonly theirs: DatasetRoots;
  readonly pageSize: PageSizeOf;
  /** What was decided so far, by the keys of conflicts. */
  readonly resolutions?: Resolutions;
  /** Keys of fields on which the common ancestors do not agree. */
  readonly noBase?: ReadonlySet<string>;
  /** Carry the labels of each side to the merged schema, where they are under another one. */
  readonly migrators?: SideMigrators;
  /** See `DocumentRules`; `DEFAULT_IOU` when absent. */
  readonly duplicateOverlap?: number | null;
  /** Is told what migrations made of the pages of either side. */
  readonly onMigrated?: OnMigrated;
}

/** A document that a side changed: what each did to it, `null` for nothing. */
export interface ChangedEntry {
  readonly entry: string;
  readonly ours: EntryChange | null;
  readonly theirs: EntryChange | null;
}

/** What the merge makes of one document that a side changed. */
export interface MergedEntry {
  readonly entry: string;
  /** Object id of the document, and of its provenance; `null` when it is gone or there is none. */
  readonly id: ObjectId | null;
  readonly provenance: ObjectId | null;
  /** Set where nothing is to be written: our side has it so. Its provenance was not looked for then. */
  readonly isOurs?: true;
  /** Conflicts found, with what was decided of each. */
  readonly entries: readonly LedgerEntry[];
  readonly droppedLinks: readonly DroppedLink[];
}

/**
 * Every document that a side changed, in the order of entry ids; one is in memory at a time, and who calls
 * can take turns in between. Reads only what differs: a document that one side alone changed is taken by id.
 */
export function* mergeEntries(sides: MergeSides): Generator<MergedEntry> {
  const merge = entryMerger(sides);
  for (const changed of changedEntries(sides)) yield merge(changed);
}

/** What either side changed since the common ancestor, in the order of entry ids. */
export function* changedEntries({ writer, base, ours, theirs }: MergeSides): Generator<ChangedEntry> {
  const pairs = joinChanges(
    diffTrees(writer, base.root, ours.root),
    diffTrees(writer, base.root, theirs.root),
  );
  for (const [our, their] of pairs)
    yield { entry: ((our ?? their) as EntryChange).key, ours: our, theirs: their };
}

/** Merges one changed document after the other, each by itself: after a decision only its own has to be merged again. */
export function entryMerger(sides: MergeSides): (changed: ChangedEntry) => MergedEntry {
  const ledger = openLedger(sides.resolutions, sides.noBase);
  const rules: DocumentRules = {
    writer: sides.writer,
    pageSize: sides.pageSize,
    migrators: sides.migrators ?? NO_MIGRATORS,
    duplicateOverlap: sides.duplicateOverlap === undefined ? DEFAULT_IOU : sides.duplicateOverlap,
    ...(sides.onMigrated !== undefined && { onMigrated: sides.onMigrated }),
  };
  const unsure = new Set([...ledger.unsure].map((key) => key.split('/')[1]));
  const isUnsure = (entry: string): boolean => unsure.has(encodeURIComponent(entry));
  return (changed) => mergeEntry(sides, { rules, ledger: continueLedger(ledger), isUnsure }, changed);
}

/** The changes of both sides, those of one document together, in the order of keys. */
function* joinChanges(
  ours: Iterator<EntryChange>,
  theirs: Iterator<EntryChange>,
): Generator<readonly [EntryChange | null, EntryChange | null]> {
  let [our, their] = [ours.next(), theirs.next()];
  while (our.done !== true || their.done !== true) {
    const order =
      our.done === true ? 1 : their.done === true ? -1 : compareCodeUnits(our.value.key, their.value.key);
    yield [order <= 0 ? (our.value as EntryChange) : null, order >= 0 ? (their.value as EntryChange) : null];
    if (order <= 0) our = ours.next();
    if (order >= 0) their = theirs.next();
  }
}

interface Work {
  readonly rules: DocumentRules;
  readonly ledger: Ledger;
  /** Whether the common ancestors do not agree on something in a document. */
  readonly isUnsure: (entry: string) => boolean;
}

function mergeEntry(
  { writer, ours, theirs }: MergeSides,
  { rules, ledger, isUnsure }: Work,
  { ours: our, theirs: their }: ChangedEntry,
): MergedEntry {
  const { key, before } = (our ?? their) as EntryChange;
  const sides = { ours, theirs };
  const provenanceOf = (side: 'ours' | 'theirs') => findEntry(writer, sides[side].provenance, key);
  const alone = aloneSide(our, their, isUnsure(key));
  if (alone !== null) {
    const id = (alone === 'ours' ? our : their)?.after ?? null;
    const found = { entry: key, entries: [], droppedLinks: [] };
    if (id === null) return { ...found, id, provenance: null };
    const carried = carryDocument(rules, id, rules.migrators[alone]);
    if (alone === 'ours' && carried === id) return { ...found, id, provenance: null, isOurs: true };
    return { ...found, id: carried, provenance: provenanceOf(alone) ?? null };
  }
  const merged = mergeDocument(rules, ledger, {
    entry: key,
    base: before,
    ours: our === null ? before : our.after,
    theirs: their === null ? before : their.after,
    provenance: { ours: provenanceOf('ours'), theirs: provenanceOf('theirs') },
  });
  return { entry: key, ...merged, entries: ledger.entries };
}

/** The side that alone changed the document, which is then the result; `null` when the two have to be merged. */
function aloneSide(
  our: EntryChange | null,
  their: EntryChange | null,
  isUnsure: boolean,
): 'ours' | 'theirs' | null {
  if (isUnsure || (our !== null && their !== null)) return null;
  return our === null ? 'theirs' : 'ours';
}

/** A merge as far as its conflicts are decided. */
export interface MergeResult {
  /** Final when no conflict is open. Until then what is not decided is as on our side, and nothing edited is gone. */
  readonly roots: DatasetRoots;
  /** Conflicts of which nothing was decided. */
  readonly open: readonly Conflict[];
  /** Every conflict with its decision, in the order of documents: what the merge's version records. */
  readonly entries: readonly LedgerEntry[];
  readonly droppedLinks: readonly (DroppedLink & { readonly document: string })[];
}

/** Merges two datasets. The same sides and decisions give the same roots, whenever and wherever that is done. */
export function mergeDatasets(sides: MergeSides): MergeResult {
  const merging = startResult(sides);
  for (const entry of mergeEntries(sides)) merging.take(entry);
  return merging.finish();
}

/** Documents, and their provenance, by entry id; `null` for those that go. */
export interface TreeChanges {
  readonly documents: ReadonlyMap<string, ObjectId | null>;
  readonly provenances: ReadonlyMap<string, ObjectId | null>;
}

/** Collects merged documents, for who takes them one by one, and writes the trees at the end. */
export function startResult({ writer, base, ours, theirs }: MergeSides): {
  readonly take: (entry: MergedEntry) => void;
  /** What is to be put into our trees. */
  readonly changes: () => TreeChanges;
  readonly finish: () => MergeResult;
} {
  const documents = new Map<string, ObjectId | null>();
  const provenances = new Map<string, ObjectId | null>();
  const entries: LedgerEntry[] = [];
  const droppedLinks: (DroppedLink & { readonly document: string })[] = [];
  const take = (merged: MergedEntry): void => {
    if (merged.isOurs !== true) {
      documents.set(merged.entry, merged.id);
      provenances.set(merged.entry, merged.provenance);
    }
    for (const entry of merged.entries) entries.push(entry);
    for (const link of merged.droppedLinks) droppedLinks.push({ ...link, document: merged.entry });
  };
  const changes = (): TreeChanges => {
    // An edit that was taken back leaves the content as it was, and who did it stays known.
    for (const { key, before, after } of diffTrees(writer, base.provenance, theirs.provenance)) {
      if (provenances.has(key)) continue;
      if (findEntry(writer, ours.provenance, key) === before) provenances.set(key, after ?? null);
    }
    return { documents, provenances };
  };
  const finish = (): MergeResult => {
    changes();
    return {
      roots: {
        root: updateTree(writer, ours.root, documents),
        provenance: updateTree(writer, ours.provenance, provenances),
      },
      open: openConflicts(entries),
      entries,
      droppedLinks,
    };
  };
  return { take, changes, finish };
}
