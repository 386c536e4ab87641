import { diffTrees, emptyTree } from '../domain/dataset-versions/document-tree';
import type { ObjectId, ObjectReader } from '../domain/dataset-versions/object-store';
import type { AbsentFile, Split } from '../domain/regions/region';
import type { Summary } from '../storage/repositories/summary-repository';
import type { ContentView } from './content-view';
import type { LibraryContext } from './library-context';
import { countDocument } from './statistics';

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
  readonly rows: Map<string, ListedDocument>;
}
const lists = new WeakMap<LibraryContext, Map<string, CachedList>>();

/**
 * The documents of a view by entry id. Kept per dataset and brought up to date by the difference of the
 * trees, so that after the first time it costs what changed.
 */
export function documentsOf(context: LibraryContext, view: ContentView): ReadonlyMap<string, ListedDocument> {
  const cached = lists.get(context) ?? new Map<string, CachedList>();
  lists.set(context, cached);
  const key = `${view.dataset.id}/${view.version === null ? 'draft' : 'version'}`;
  const known = cached.get(key);
  if (known?.root === view.roots.root) return known.rows;
  const rows = known === undefined ? new Map<string, ListedDocument>() : new Map(known.rows);
  const objects = view.objects;
  const before = known === undefined || !isReadable(objects, known.root) ? emptyTree(objects) : known.root;
  if (before !== known?.root) rows.clear();
  const changes = [...diffTrees(objects, before, view.roots.root)];
  const summaries = context.reader.summaries.getMany(
    changes.flatMap(({ after }) => (after === undefined ? [] : [after])),
  );
  for (const { key: entry, after } of changes) {
    if (after === undefined) rows.delete(entry);
    else
      rows.set(
        entry,
        listedDocument(entry, summaries.get(after) ?? countDocument(context.reader, objects, after)),
      );
  }
  cached.set(key, { root: view.roots.root, rows });
  return rows;
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

function listedDocument(id: string, { pages, regions, reviewedPages, document }: Summary): ListedDocument {
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
