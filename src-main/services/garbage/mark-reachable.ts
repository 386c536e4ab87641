import type { ObjectId } from '../../domain/dataset-versions/object-store';
import type { LibraryWriter } from '../../storage/library-storage';
import { viewDraft, type ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';

const ID = /[0-9a-f]{64}/g;

interface Marking {
  /** When a branch has to have been deleted for its draft to be kept, ISO 8601, UTC. */
  readonly since: string;
  readonly nextTurn: () => Promise<void> | undefined;
  /** Is told how many were followed so far. */
  onMarked(count: number): void;
}

/**
 * The ids of everything that is reachable: of objects and files, among others that are neither. What a row, or an
 * object that is reachable itself, names anywhere in its text is reachable.
 *
 * @param since branches deleted later can be brought back (ISO 8601, UTC)
 * @throws AppError `object-damaged`: who cannot read an object cannot say what it names
 */
export async function markReachable(
  context: LibraryContext,
  { garbage }: LibraryWriter,
  { since, nextTurn, onMarked }: Marking,
): Promise<ReadonlySet<string>> {
  const views = draftViews(context);
  const marked = new Set<string>();
  const waiting: ObjectId[] = [];
  const mark = (ids: Iterable<string>): void => {
    for (const id of ids) {
      if (marked.has(id)) continue;
      marked.add(id);
      waiting.push(id);
    }
  };
  for (const ids of garbage.references(since)) {
    mark(ids);
    await nextTurn();
  }
  for (const { roots, schemaId, objects } of views)
    mark([roots.root, roots.provenance, schemaId, ...objects.pendingBases()]);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    mark(garbage.referencesOf(id) ?? unwritten(views, id));
    onMarked(marked.size - waiting.length);
    await nextTurn();
  }
  return marked;
}

/** Drafts as versions would have them: what was computed for that is used again, and may lie in the library already. */
function draftViews(context: LibraryContext): ContentView[] {
  return context.reader.datasets
    .list()
    .flatMap((dataset) =>
      context.reader.drafts.list(dataset.id).map(({ branch }) => viewDraft(context, { ...dataset, branch })),
    );
}

function unwritten(views: readonly ContentView[], id: ObjectId): readonly string[] {
  const view = views.find(({ objects }) => objects.holds(id));
  return view?.objects.readJson(id).match(ID) ?? [];
}
