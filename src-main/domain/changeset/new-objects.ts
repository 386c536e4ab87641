import { listEntries, type TreeEntry } from '../dataset-versions/document-tree';
import type { ObjectId, ObjectReader } from '../dataset-versions/object-store';

/** An object of a version that none of the versions before it has. */
export interface NewObject {
  readonly id: ObjectId;
  readonly kind: 'tree' | 'document' | 'page';
}

type Node =
  | { readonly entries: readonly TreeEntry[] }
  | { readonly children: readonly (readonly [digit: string, id: ObjectId, count: number])[] };
type Pages = readonly (readonly [pageIndex: number, id: ObjectId])[];

const nodeOf = (reader: ObjectReader, id: ObjectId): Node => reader.read(id) as unknown as Node;
const pagesOf = (reader: ObjectReader, id: ObjectId): Pages =>
  (reader.read(id) as unknown as { readonly pages?: Pages }).pages ?? [];

/**
 * The objects of a tree of documents (or of their provenance) that some older trees do not have, each before
 * those it refers to. Reads what differs and nothing else.
 *
 * @param older roots of the trees to leave out
 * @param seen ids that were given before; those given now are put to it
 */
export function* newObjects(
  reader: ObjectReader,
  root: ObjectId,
  older: readonly ObjectId[],
  seen: Set<ObjectId>,
): Generator<NewObject> {
  if (older.includes(root) || seen.has(root)) return;
  seen.add(root);
  yield { id: root, kind: 'tree' };
  const node = nodeOf(reader, root);
  const before = older.map((id) => ({ id, node: nodeOf(reader, id) }));
  if ('children' in node) {
    for (const [digit, child] of node.children) {
      // A leaf holds the entries of every digit, so it stays what the child is compared with.
      const below = before.flatMap(({ id, node: other }) =>
        'children' in other
          ? other.children.filter(([known]) => known === digit).map(([, next]) => next)
          : [id],
      );
      yield* newObjects(reader, child, below, seen);
    }
    return;
  }
  const known = before.map(({ id }) => new Map(listEntries(reader, id)));
  for (const [key, document] of node.entries)
    yield* newOfDocument(
      reader,
      document,
      known.flatMap((entries) => entries.get(key) ?? []),
      seen,
    );
}

function* newOfDocument(
  reader: ObjectReader,
  document: ObjectId,
  older: readonly ObjectId[],
  seen: Set<ObjectId>,
): Generator<NewObject> {
  if (older.includes(document) || seen.has(document)) return;
  seen.add(document);
  yield { id: document, kind: 'document' };
  const known = new Set(older.flatMap((id) => pagesOf(reader, id).map(([, page]) => page)));
  for (const [, page] of pagesOf(reader, document)) {
    if (known.has(page) || seen.has(page)) continue;
    seen.add(page);
    yield { id: page, kind: 'page' };
  }
}
