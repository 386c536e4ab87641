import { v7 as uuidV7 } from 'uuid';
import { findEntry, listEntries } from '../../domain/dataset-versions/document-tree';
import { readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import { invertChanges, joinChanges, type Change } from '../../domain/edits/change';
import type { Edit } from '../../domain/edits/edit';
import { applyPageChange, type DraftPageState } from '../../domain/edits/page-state';
import { planEdit, type EditContext } from '../../domain/edits/plan-edit';
import { AppError } from '../../domain/errors/app-error';
import type { DocumentContent } from '../../domain/regions/region';
import type { LibraryWriter } from '../../storage/library-storage';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DraftRow } from '../../storage/repositories/draft-repository';
import type { JournalEntry } from '../../storage/repositories/journal-repository';
import { draftOf, findDataset, readViewPage } from '../content/content-view';
import { warningsAfter, type EditWarning } from './edit-warnings';
import { foldWhenDue } from '../content/fold-draft';
import { pageCountOf, resolveEntry } from '../documents/find-entry';
import { actNow, emitDraft, requireWriter, type LibraryContext } from '../library-context';

export interface EditOutcome {
  readonly history: HistoryState;
  readonly pages: { document: string; pageIndex: number }[];
  readonly regions: (string | null)[];
  /** Left out when there are none. */
  readonly warnings?: EditWarning[];
}

export interface HistoryState {
  readonly undo: string | null;
  readonly redo: string | null;
  readonly revision: number;
}

/** A draft page as it is now: the touched page, or the one below it. */
export function readDraftPage(
  context: LibraryContext,
  draft: DraftRow,
  document: DocumentContent,
  pageIndex: number,
): DraftPageState {
  const touched = context.reader.drafts.page({ draftId: draft.id, entry: document.entry, pageIndex });
  if (touched !== undefined) return touched;
  return readViewPage({ objects: context.reader.newBuffer(), roots: draft }, document, pageIndex);
}

export function readDraftDocument(context: LibraryContext, draft: DraftRow, entry: string): DocumentContent {
  const id = findEntry(context.reader.objects, draft.root, entry);
  if (id === undefined) throw new Error(`document ${entry} is not in the draft`);
  return readDocument(context.reader.objects, id);
}

/**
 * Applies edits as one step of undo: all of them, or none. On disk when it returns.
 *
 * @param gesture calls in a row with the same gesture become one step of undo
 * @throws AppError `edit-invalid`, `not-found`, `library-read-only`
 */
export function applyEdits(
  context: LibraryContext,
  request: {
    dataset: string;
    edits: readonly Edit[];
    label?: string | undefined;
    gesture?: string | undefined;
  },
): EditOutcome {
  const writer = requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const draft = draftOf(context, dataset);
  const pages = createWorkingPages(context, draft);
  const plan = editContext(context, dataset, draft, pages);
  const changes: Change[] = [];
  const regions = request.edits.map((edit) => {
    const planned = planEdit(edit, plan);
    for (const change of planned) pages.apply(change);
    changes.push(...planned);
    return edit.op === 'set-page-state'
      ? null
      : edit.op === 'add'
        ? (planned[0] as { id: string }).id
        : edit.region;
  });
  if (changes.length === 0) return { history: historyOf(context, draft), pages: [], regions };
  const history = writer.transaction(() => {
    pages.save(writer);
    journalEdit(context, writer, draft, {
      changes,
      label: request.label ?? labelOf(request.edits),
      gesture: request.gesture,
    });
    return { ...historyOf(context, draft), revision: writer.drafts.touch(draft.id) };
  });
  emitDraft(context, dataset.name, history.revision);
  foldWhenDue(context, dataset, pages.touched().length);
  const warnings = warningsAfter(context, changes, (entry) => readDraftDocument(context, draft, entry));
  return { history, pages: pages.touched(), regions, ...(warnings.length > 0 && { warnings }) };
}

function journalEdit(
  context: LibraryContext,
  writer: LibraryWriter,
  draft: DraftRow,
  { changes, label, gesture }: { changes: readonly Change[]; label: string; gesture: string | undefined },
): void {
  const { by: author, at: time } = actNow(context);
  const last = gesture === undefined ? undefined : writer.journal.lastApplied(draft.id);
  const continues =
    last !== undefined && last.gesture === gesture && writer.journal.firstUndone(draft.id) === undefined;
  if (continues) writer.journal.extend(last.seq, joinChanges(last.changes, changes), time);
  else writer.journal.append({ draftId: draft.id, time, author, label, gesture, changes });
}

/** Takes back the last step. It changes the draft, never a version, and works across commits and restarts. */
export function undo(context: LibraryContext, datasetName: string): EditOutcome {
  return step(context, datasetName, 'undo');
}

/** Does again what was undone last. */
export function redo(context: LibraryContext, datasetName: string): EditOutcome {
  return step(context, datasetName, 'redo');
}

function step(context: LibraryContext, datasetName: string, kind: 'undo' | 'redo'): EditOutcome {
  const writer = requireWriter(context);
  const dataset = findDataset(context, datasetName);
  const draft = draftOf(context, dataset);
  const entry = kind === 'undo' ? writer.journal.lastApplied(draft.id) : writer.journal.firstUndone(draft.id);
  if (entry === undefined) throw nothingTo(kind);
  const changes = kind === 'undo' ? invertChanges(entry.changes) : entry.changes;
  const { by: author, at: time } = actNow(context);
  const outcome = writer.transaction(() => {
    const pages = applyChanges(context, writer, draft, changes);
    writer.journal.mark(entry, kind, { draftId: draft.id, time, author });
    const revision = writer.drafts.touch(draft.id);
    return { pages, history: { ...historyOf(context, draft), revision } };
  });
  emitDraft(context, dataset.name, outcome.history.revision);
  return { ...outcome, regions: regionsOf(entry) };
}

const regionsOf = (entry: JournalEntry): (string | null)[] =>
  entry.changes.map((change) => (change.kind === 'region' ? change.id : null));

function applyChanges(
  context: LibraryContext,
  writer: LibraryWriter,
  draft: DraftRow,
  changes: readonly Change[],
) {
  const pages = createWorkingPages(context, draft);
  for (const change of changes) {
    if (change.kind === 'schema') writer.drafts.setSchema(draft.id, change.after);
    else if (change.kind === 'lineage') writer.drafts.setLineage(draft.id, change.after);
    else if (change.kind === 'roots') replaceRoots(writer, draft, change.after);
    else pages.apply(change);
  }
  pages.save(writer);
  return pages.touched();
}

function replaceRoots(
  writer: LibraryWriter,
  draft: DraftRow,
  roots: { root: string; provenance: string },
): void {
  writer.drafts.clearPages(draft.id);
  writer.drafts.setRoots(draft.id, roots);
}

/** What undo and redo would do next, in words for the menu. */
export function historyOf(context: LibraryContext, draft: DraftRow): HistoryState {
  return {
    undo: context.reader.journal.lastApplied(draft.id)?.label ?? null,
    redo: context.reader.journal.firstUndone(draft.id)?.label ?? null,
    revision: draft.revision,
  };
}

interface WorkingPages {
  get(document: string, pageIndex: number): DraftPageState;
  apply(change: Change): void;
  save(writer: LibraryWriter): void;
  touched(): { document: string; pageIndex: number }[];
}

/** The pages that a step reads and changes, kept together until they are saved. */
function createWorkingPages(context: LibraryContext, draft: DraftRow): WorkingPages {
  const pages = new Map<
    string,
    { entry: string; pageIndex: number; state: DraftPageState; isChanged: boolean }
  >();
  const open = (entry: string, pageIndex: number) => {
    const key = `${entry}/${pageIndex}`;
    const known = pages.get(key);
    if (known !== undefined) return known;
    const state = readDraftPage(context, draft, readDraftDocument(context, draft, entry), pageIndex);
    const page = { entry, pageIndex, state, isChanged: false };
    pages.set(key, page);
    return page;
  };
  const changed = () => [...pages.values()].filter((page) => page.isChanged);
  return {
    get: (entry, pageIndex) => open(entry, pageIndex).state,
    apply(change) {
      if (change.kind !== 'region' && change.kind !== 'page-state') return;
      const page = open(change.document, change.pageIndex);
      page.state = applyPageChange(page.state, change);
      page.isChanged = true;
    },
    save(writer) {
      for (const { entry, pageIndex, state } of changed())
        writer.drafts.putPage({ draftId: draft.id, entry, pageIndex }, state);
    },
    touched: () => changed().map(({ entry, pageIndex }) => ({ document: entry, pageIndex })),
  };
}

function editContext(
  context: LibraryContext,
  dataset: DatasetRow,
  draft: DraftRow,
  pages: WorkingPages,
): EditContext {
  const place = { dataset, root: draft.root, objects: context.reader.objects };
  const pageCount = (entry: string) => pageCountOf(context, readDraftDocument(context, draft, entry));
  return {
    schema: draft.schema,
    act: actNow(context),
    newId: () => uuidV7(),
    resolveDocument: (ref) => resolveEntry(context, place, ref),
    pageCount,
    page(entry, pageIndex) {
      const count = pageCount(entry);
      if (pageIndex < count) return pages.get(entry, pageIndex);
      throw pageMissing(pageIndex, count);
    },
    locate: (regionId) => locateRegion(context, draft, regionId),
  };
}

/** Looks a region up by its id alone: touched pages first, then every page of the draft. */
function locateRegion(
  context: LibraryContext,
  draft: DraftRow,
  regionId: string,
): { document: string; pageIndex: number } {
  for (const page of context.reader.drafts.pages(draft.id)) {
    if (page.content.regions.some(({ id }) => id === regionId))
      return { document: page.entry, pageIndex: page.pageIndex };
  }
  const objects = context.reader.objects;
  for (const [entry, documentId] of listEntries(objects, draft.root)) {
    for (const [pageIndex, pageId] of readDocument(objects, documentId).pages) {
      if (readPage(objects, pageId).regions.some(({ id }) => id === regionId))
        return { document: entry, pageIndex };
    }
  }
  throw new AppError('not-found', {
    what: 'The edit was not made.',
    why: `The draft has no region ${regionId}.`,
    next: 'It may have been deleted meanwhile: look at the regions that there are.',
    inTerminal: 'Check the id; the regions are listed by: colophon regions DATASET@draft.',
  });
}

const OP_WORDS: Readonly<Record<Edit['op'], string>> = {
  add: 'add region',
  move: 'move region',
  delete: 'delete region',
  relabel: 'relabel region',
  'set-text': 'edit text',
  'set-attribute': 'set attribute',
  'set-parent': 'set parent',
  'set-status': 'set status',
  'set-page-state': 'mark page',
};

function labelOf(edits: readonly Edit[]): string {
  const [first] = edits;
  if (first === undefined) return 'edit';
  const words = edits.every(({ op }) => op === first.op) ? OP_WORDS[first.op] : 'edit region';
  return edits.length === 1 ? words : `${words}s (${edits.length})`;
}

const nothingTo = (kind: 'undo' | 'redo'): AppError =>
  new AppError('nothing-to-undo', {
    what: `Nothing was ${kind === 'undo' ? 'undone' : 'redone'}.`,
    why: kind === 'undo' ? 'The draft is as it was first made.' : 'No undone step is left.',
    next: 'Go on working.',
  });

const pageMissing = (pageIndex: number, count: number): AppError =>
  new AppError('not-found', {
    what: 'The edit was not made.',
    why: `There is no page index ${pageIndex}; the document has ${count} page${count === 1 ? '' : 's'}, counted from 0.`,
    next: 'Correct the page index and try again.',
  });
