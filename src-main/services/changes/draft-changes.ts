import { diffTrees, findEntry } from '../../domain/dataset-versions/document-tree';
import type {
  ObjectId,
  ObjectReader,
  ObjectTextReader,
  StoredObject,
} from '../../domain/dataset-versions/object-store';
import { readDocumentProvenance, readPageProvenance } from '../../domain/dataset-versions/provenance';
import { diffSchemas } from '../../domain/diff/schema-diff';
import type { SchemaChange } from '../../domain/label-schema/label-schema';
import { runAtOnce, runInTurns, takeTurns, type Steps } from '../../formats/take-turns';
import { differencesOf, pairOf, sidesOfOne, type Pair } from '../comparison/compare-pair';
import { findDataset, viewBase, viewDraft, type ContentView } from '../content/content-view';
import { classNamer, countDifference, countLone, emptyTotals, type Totals } from '../comparison/diff-totals';
import type { LibraryContext } from '../library-context';
import { countDocument } from '../statistics';
import { itemsOf, loneItem, type ChangeItem } from './change-items';

/** What a draft changes in one document. */
export interface DocumentChanges {
  readonly entry: string;
  readonly name: string;
  readonly presence: 'both' | 'added' | 'removed';
  readonly items: readonly ChangeItem[];
  readonly totals: Totals;
}

/** What a draft changes against the version it started from. */
export interface DraftChanges {
  readonly base: ContentView;
  readonly draft: ContentView;
  readonly documents: ReadonlyMap<string, DocumentChanges>;
  readonly schema: readonly SchemaChange[];
}

interface Kept extends DraftChanges {
  /** What all documents depend on: base, schemas, migrations. */
  readonly scope: string;
}

/** By id of the draft. */
const kept = new WeakMap<LibraryContext, Map<number, Kept>>();

/**
 * What a draft changes, document by document. Only documents that were edited since the last time are compared
 * anew, so that following a person's edits costs what they edit, however much has changed before.
 */
export function draftChanges(context: LibraryContext, datasetName: string): DraftChanges {
  return runAtOnce(refresh(context, datasetName));
}

/** What is being compared in turns now. */
const underWay = new WeakMap<LibraryContext, Promise<void>>();

/**
 * The same in short turns, so that edits are served while a large draft is compared for the first time. A screen asks
 * for counts, pages and changes at once: the second waits for what the first has begun, and finds it done.
 */
export async function draftChangesInTurns(
  context: LibraryContext,
  datasetName: string,
  signal?: AbortSignal,
): Promise<DraftChanges> {
  const before = underWay.get(context) ?? Promise.resolve();
  const own = before.then(() => refreshInTurns(context, datasetName, signal));
  underWay.set(
    context,
    own.catch(() => undefined),
  );
  await own;
  return draftChanges(context, datasetName); // what was edited meanwhile is little
}

async function refreshInTurns(
  context: LibraryContext,
  datasetName: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await takeTurns(signal)(); // cancelled while it waited
  await runInTurns(refresh(context, datasetName), signal);
}

function* refresh(context: LibraryContext, datasetName: string): Steps<DraftChanges> {
  const draft = viewDraft(context, findDataset(context, datasetName));
  const base = viewBase(context, draft);
  const scope = scopeOf(base, draft);
  const drafts = kept.get(context) ?? new Map<number, Kept>();
  kept.set(context, drafts);
  const draftId = draft.draft?.id ?? 0;
  const last = drafts.get(draftId);
  const isSame = last?.scope === scope;
  if (isSame && last.draft.roots === draft.roots) return last;
  const opened = pairOf(context, base, draft);
  const pair = {
    ...opened,
    sides: { ...opened.sides, reader: { ...opened.sides.reader, ...rememberTrees(opened.sides.reader) } },
  };
  const entries = isSame ? editedSince(last.draft, draft) : differing(pair);
  const documents = new Map(isSame ? last.documents : []);
  const schema = diffSchemas(base.schema, draft.schema);
  const className = classNamer(base.schema, draft.schema);
  for (const entry of entries) {
    const found = changesIn(context, pair, { entry, className });
    if (found === null) documents.delete(entry);
    else documents.set(entry, found);
    yield;
  }
  const next: Kept = { base, draft, documents, schema, scope };
  drafts.set(draftId, next);
  return next;
}

const scopeOf = (base: ContentView, { draft, schemaId }: ContentView): string =>
  [base.version?.id, schemaId, JSON.stringify(draft?.lineage)].join(' ');

const differing = ({ sides }: Pair): string[] =>
  [...diffTrees(sides.reader, sides.from, sides.to)].map(({ key }) => key);

/** Documents that are not what they were at an earlier moment of the same draft, or not by the same people. */
function editedSince(before: ContentView, now: ContentView): ReadonlySet<string> {
  const reader = {
    read: (id: ObjectId) => (before.objects.holds(id) ? before.objects : now.objects).read(id),
  };
  const edited = new Set<string>();
  for (const tree of ['root', 'provenance'] as const)
    for (const { key } of diffTrees(reader, before.roots[tree], now.roots[tree])) edited.add(key);
  return edited;
}

interface Asked {
  readonly entry: string;
  readonly className: ReturnType<typeof classNamer>;
}

function changesIn(context: LibraryContext, pair: Pair, asked: Asked): DocumentChanges | null {
  const { sides } = pair;
  const before = findEntry(sides.reader, sides.from, asked.entry);
  const after = findEntry(sides.reader, sides.to, asked.entry);
  if (before === after) return null;
  if (before === undefined)
    return loneChanges(context, pair, { ...asked, presence: 'added', id: after as ObjectId });
  if (after === undefined) return loneChanges(context, pair, { ...asked, presence: 'removed', id: before });
  return changesOnBoth(context, pair, { ...asked, ids: { before, after } });
}

/** A document that came or went: its counts are known, its pages need not be read. */
function loneChanges(
  context: LibraryContext,
  { to, sides }: Pair,
  {
    entry,
    className,
    presence,
    id,
  }: Asked & { readonly presence: 'added' | 'removed'; readonly id: ObjectId },
): DocumentChanges {
  const name = nameIn(context, to, entry);
  const counts = countDocument(context.reader, sides.reader, id);
  const totals = emptyTotals();
  totals.documents[presence].push({ id: entry, name });
  countLone(totals, presence, counts, className);
  return { entry, name, presence, items: [loneItem(entry, presence)], totals };
}

function changesOnBoth(
  context: LibraryContext,
  pair: Pair,
  {
    entry,
    className,
    ids,
  }: Asked & { readonly ids: { readonly before: ObjectId; readonly after: ObjectId } },
): DocumentChanges | null {
  const { to, sides } = pair;
  const [difference] = differencesOf(pair, sidesOfOne(pair, entry, ids));
  if (difference === undefined) return null;
  const name = nameIn(context, to, entry);
  const totals = emptyTotals();
  countDifference(totals, difference, className, () => name);
  const provenance = provenanceIn(sides.reader, to.roots.provenance, entry);
  const { isBackwards } = pair;
  const items = itemsOf(difference, { reader: sides.reader, isBackwards, className, provenance });
  return { entry, name, presence: 'both', items, totals };
}

const nameIn = (context: LibraryContext, { dataset }: ContentView, entry: string): string =>
  context.reader.datasets.nameOf(dataset.id, entry) ?? entry;

/** Read only for pages whose regions differ. */
function provenanceIn(reader: ObjectReader, root: ObjectId, entry: string) {
  let pages: ReadonlyMap<number, ObjectId> | null = null;
  return (pageIndex: number) => {
    pages ??= new Map(readDocumentProvenance(reader, findEntry(reader, root, entry)));
    return readPageProvenance(reader, pages.get(pageIndex));
  };
}

/** Nodes of trees that are remembered: neighbouring entries are in the same ones. */
const NODES = 1000;

function rememberTrees(reader: ObjectTextReader): ObjectTextReader {
  const nodes = new Map<ObjectId, StoredObject>();
  return {
    readJson: (id) => reader.readJson(id),
    read: (id) => {
      const known = nodes.get(id);
      if (known !== undefined) return known;
      const object = reader.read(id);
      if (object.type !== 'tree') return object;
      if (nodes.size >= NODES) nodes.clear();
      nodes.set(id, object);
      return object;
    },
  };
}
