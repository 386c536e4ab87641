import { diffTrees, emptyTree } from '../../domain/dataset-versions/document-tree';
import type { ObjectId, ObjectReader } from '../../domain/dataset-versions/object-store';
import type { AbsentFile, Split } from '../../domain/regions/region';
import type { Counts } from '../../storage/repositories/summary-codec';
import type { ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { countDocument } from '../statistics';

/** One document of a draft or version, as a list shows it. */
export interface ListedDocument {
  readonly id: string;
  readonly file: string | null;
  readonly absent: AbsentFile | null;
  readonly pages: number;
  readonly regions: number;
  readonly reviewed: number;
  readonly split: Split | null;
}

interface CachedList {
  readonly root: ObjectId;
  /** Document objects by entry id. */
  readonly ids: ReadonlyMap<string, ObjectId>;
  /** Those that somebody asked for, by the id of their object. */
  readonly listed: Map<ObjectId, ListedDocument>;
}
const lists = new WeakMap<LibraryContext, Map<string, CachedList>>();

/**
 * The documents of a view by entry id, each with what a list shows of it. Reading that for 80,000
 * documents takes two seconds the first time: ask for some where some will do.
 */
export function documentsOf(context: LibraryContext, view: ContentView): ReadonlyMap<string, ListedDocument> {
  return someDocuments(context, view, entriesOf(context, view));
}

/** Some documents of a view by entry id, in the order asked for. */
export function someDocuments(
  context: LibraryContext,
  view: ContentView,
  entries: Iterable<string>,
): Map<string, ListedDocument> {
  const { ids, listed } = listOf(context, view);
  const wanted = [...entries].flatMap((entry) => {
    const id = ids.get(entry);
    return id === undefined ? [] : [{ entry, id }];
  });
  const missing = wanted.filter(({ id }) => !listed.has(id)).map(({ id }) => id);
  const summaries = context.reader.summaries.countsOfMany(missing);
  return new Map(
    wanted.map(({ entry, id }) => {
      const document =
        listed.get(id) ??
        listedDocument(entry, summaries.get(id) ?? countDocument(context.reader, view.objects, id));
      listed.set(id, document);
      return [entry, document];
    }),
  );
}

/** The entry ids of a view. */
export const entriesOf = (context: LibraryContext, view: ContentView): string[] => [
  ...listOf(context, view).ids.keys(),
];

/**
 * The ids are kept per dataset and brought up to date by the difference of the trees, so that after the
 * first time it costs what changed.
 */
function listOf(context: LibraryContext, view: ContentView): CachedList {
  const cached = lists.get(context) ?? new Map<string, CachedList>();
  lists.set(context, cached);
  const key = `${view.dataset.id}/${view.version === null ? 'draft' : 'version'}`;
  const known = cached.get(key);
  if (known?.root === view.roots.root) return known;
  const objects = view.objects;
  const base = known !== undefined && isReadable(objects, known.root) ? known : null;
  const ids = new Map(base?.ids);
  const listed = base?.listed ?? new Map<ObjectId, ListedDocument>();
  for (const { key: entry, before, after } of diffTrees(
    objects,
    base?.root ?? emptyTree(objects),
    view.roots.root,
  )) {
    if (before !== undefined) listed.delete(before);
    if (after === undefined) ids.delete(entry);
    else ids.set(entry, after);
  }
  const list = { root: view.roots.root, ids, listed };
  cached.set(key, list);
  return list;
}

/** An earlier draft's root may never have been stored. */
function isReadable(objects: ObjectReader, root: ObjectId): boolean {
  try {
    objects.read(root);
    return true;
  } catch {
    return false;
  }
}

function listedDocument(id: string, { pages, regions, reviewedPages, document }: Counts): ListedDocument {
  const { file = null, absent = null, split = null } = document ?? {};
  return { id, file, absent, pages, regions, reviewed: reviewedPages, split };
}

/** Entry ids by file, for telling duplicates. */
export function entriesByFile(documents: ReadonlyMap<string, ListedDocument>): Map<string, string[]> {
  const byFile = new Map<string, string[]>();
  for (const { id, file } of documents.values()) {
    if (file === null) continue;
    const entries = byFile.get(file);
    if (entries === undefined) byFile.set(file, [id]);
    else entries.push(id);
  }
  return byFile;
}
