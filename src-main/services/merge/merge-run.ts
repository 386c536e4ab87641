import { readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { documentOfKey, fieldKey, type Conflict, type Resolutions } from '../../domain/merge/conflict';
import { openConflicts, type LedgerEntry } from '../../domain/merge/ledger';
import {
  changedEntries,
  entryMerger,
  type ChangedEntry,
  type MergedEntry,
  type MergeSides,
} from '../../domain/merge/merge-datasets';
import { mergeSchemas, type MergedSchema } from '../../domain/merge/merge-schemas';
import { takeTurns, type NextTurn } from '../../formats/take-turns';
import type { LibraryContext } from '../library-context';
import type { LongWork } from '../long-work';
import type { MergeInputs } from './merge-inputs';

/** A merge as far as its conflicts are decided. */
export interface MergeRun {
  readonly inputs: MergeInputs;
  readonly sides: MergeSides;
  readonly changed: ReadonlyMap<string, ChangedEntry>;
  /** By entry id, in the order of entry ids. */
  readonly merged: ReadonlyMap<string, MergedEntry>;
  readonly schema: MergedSchema;
  readonly resolutions: Resolutions;
  /** Every conflict with its decision, those of the schema first. */
  readonly entries: readonly LedgerEntry[];
  readonly open: readonly Conflict[];
}

/** Merges all that either side changed, serving others in between. @throws AppError `cancelled` */
export async function runMerge(
  context: LibraryContext,
  inputs: MergeInputs,
  {
    resolutions,
    onMigrated,
    ...work
  }: LongWork & Pick<MergeSides, 'onMigrated'> & { readonly resolutions: Resolutions },
): Promise<MergeRun> {
  const { base, ours, their, writer, migrators, overlap } = inputs;
  const sides: MergeSides = {
    writer,
    base: base.roots,
    ours: ours.roots,
    theirs: their.roots,
    pageSize: context.reader.fileFacts.pageSize,
    noBase: base.noBase,
    migrators,
    duplicateOverlap: overlap,
    ...(onMigrated !== undefined && { onMigrated }),
  };
  const nextTurn = takeTurns(work.signal);
  const changed = new Map<string, ChangedEntry>();
  const merged = new Map<string, MergedEntry>();
  const merge = entryMerger({ ...sides, resolutions });
  for (const entry of changedEntries(sides)) {
    changed.set(entry.entry, entry);
    merged.set(entry.entry, merge(entry));
    work.onProgress?.('Merging documents', merged.size, null);
    await nextTurn();
  }
  return withSchema({ inputs, sides, changed, merged, resolutions }, nextTurn);
}

/**
 * The same merge after more was decided, or after something was opened again. Only the documents concerned are
 * merged anew.
 *
 * @param keys of the conflicts whose decision is another one now
 * @throws what `nextTurn` throws
 */
export async function mergeAgain(
  run: MergeRun,
  { resolutions, keys }: { readonly resolutions: Resolutions; readonly keys: Iterable<string> },
  nextTurn: NextTurn,
): Promise<MergeRun> {
  const merge = entryMerger({ ...run.sides, resolutions });
  const merged = new Map(run.merged);
  for (const entry of new Set([...keys].map(documentOfKey))) {
    const changed = entry === null ? undefined : run.changed.get(entry);
    if (changed !== undefined) merged.set(changed.entry, merge(changed));
    await nextTurn();
  }
  return withSchema({ ...run, merged, resolutions }, nextTurn);
}

async function withSchema(
  run: Omit<MergeRun, 'schema' | 'entries' | 'open'>,
  nextTurn: NextTurn,
): Promise<MergeRun> {
  const { base, ours, their } = run.inputs;
  const used = await classesBackInUse(run, nextTurn);
  const schema = mergeSchemas({
    base: base.schema,
    ours: ours.schema,
    theirs: their.schema,
    resolutions: run.resolutions,
    // Whether a class may go that someone works with is for a person to say: it counts as changed by who uses it.
    noBase: new Set([
      ...base.noBase,
      ...used.map((id) => fieldKey({ kind: 'class', class: id }, 'existence')),
    ]),
  });
  const entries = [...schema.entries, ...[...run.merged.values()].flatMap((entry) => entry.entries)];
  return { ...run, schema, entries, open: openConflicts(entries) };
}

/** Classes that one side took away while the other gave them to regions. */
async function classesBackInUse(
  { inputs, merged }: Pick<MergeRun, 'inputs' | 'merged'>,
  nextTurn: NextTurn,
): Promise<string[]> {
  const { base, ours, their } = inputs;
  const [left, right] = [ours, their].map(({ schema }) => new Set(schema.classes.map(({ id }) => id))) as [
    Set<string>,
    Set<string>,
  ];
  const removed = new Set(
    base.schema.classes.map(({ id }) => id).filter((id) => left.has(id) !== right.has(id)),
  );
  const used = new Set<string>();
  for (const { id } of removed.size === 0 ? [] : merged.values()) {
    if (id === null) continue;
    for (const each of classesIn(inputs, id)) if (removed.has(each)) used.add(each);
    if (used.size === removed.size) break;
    await nextTurn();
  }
  return [...used];
}

/** What is read of a merged document is remembered: after a decision most of them are what they were. */
const classesRead = new WeakMap<MergeInputs, Map<ObjectId, ReadonlySet<string>>>();

function classesIn(inputs: MergeInputs, id: ObjectId): ReadonlySet<string> {
  const known = classesRead.get(inputs) ?? new Map<ObjectId, ReadonlySet<string>>();
  classesRead.set(inputs, known);
  const found = known.get(id) ?? readClasses(inputs, id);
  known.set(id, found);
  return found;
}

const readClasses = ({ writer }: MergeInputs, id: ObjectId): ReadonlySet<string> =>
  new Set(
    readDocument(writer, id).pages.flatMap(([, page]) =>
      readPage(writer, page).regions.flatMap((region) => region.class ?? []),
    ),
  );
