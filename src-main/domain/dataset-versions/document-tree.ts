import { compareCodeUnits } from '../canonical/canonical-json';
import type { ObjectId, ObjectReader, ObjectWriter } from './object-store';

/**
 * The documents of a dataset as a hash trie with a fan-out of 16 by the digits of the entry id.
 *
 * A subtree of at most `LEAF_LIMIT` entries is one leaf, a larger one a branch with a child per digit.
 * The shape follows from the set of entries alone, never from the order of changes, so equal datasets
 * have the equal root. Changing one document rewrites one leaf and the branches above it: of 80,863
 * documents, about 20 leaf entries and three branches. Entry ids are hashes, hence evenly spread.
 */
export const LEAF_LIMIT = 32;

/** An entry id and the object id (or other hash) it leads to. */
export type TreeEntry = readonly [key: string, value: ObjectId];

interface Leaf {
  readonly format: 1;
  readonly type: 'tree';
  readonly entries: readonly TreeEntry[];
}

interface Branch {
  readonly format: 1;
  readonly type: 'tree';
  /** Digit, child, and the number of entries below it; ascending by digit, never empty children. */
  readonly children: readonly (readonly [digit: string, id: ObjectId, count: number])[];
}

type Node = Leaf | Branch;

const isBranch = (node: Node): node is Branch => 'children' in node;
const readNode = (reader: ObjectReader, id: ObjectId): Node => reader.read(id) as unknown as Node;
const byKey = (a: TreeEntry, b: TreeEntry): number => compareCodeUnits(a[0], b[0]);

/** Root of the tree of no entries. */
export function emptyTree(writer: ObjectWriter): ObjectId {
  return writeLeaf(writer, []);
}

/** Number of entries, from the root alone. */
export function countEntries(reader: ObjectReader, root: ObjectId): number {
  return countOf(readNode(reader, root));
}

/** The value of a key, or `undefined`. Reads one node per level. */
export function findEntry(reader: ObjectReader, root: ObjectId, key: string): ObjectId | undefined {
  let node = readNode(reader, root);
  for (let depth = 0; isBranch(node); depth++) {
    const child = node.children.find(([digit]) => digit === key[depth]);
    if (child === undefined) return undefined;
    node = readNode(reader, child[1]);
  }
  return node.entries.find(([entry]) => entry === key)?.[1];
}

/** Every entry in the order of keys. */
export function* listEntries(reader: ObjectReader, root: ObjectId): Generator<TreeEntry> {
  const node = readNode(reader, root);
  if (!isBranch(node)) yield* node.entries;
  else for (const [, child] of node.children) yield* listEntries(reader, child);
}

/** The entries whose keys begin with some digits, in the order of keys. Reads only the nodes that can hold them. */
export function* listEntriesFrom(
  reader: ObjectReader,
  root: ObjectId,
  prefix: string,
  depth = 0,
): Generator<TreeEntry> {
  const node = readNode(reader, root);
  if (!isBranch(node)) yield* node.entries.filter(([key]) => key.startsWith(prefix));
  else
    for (const [digit, child] of node.children)
      if (depth >= prefix.length || digit === prefix[depth])
        yield* listEntriesFrom(reader, child, prefix, depth + 1);
}

/**
 * The tree after some entries were set (or removed, with `null`).
 *
 * @returns the new root; the old tree is unchanged and shares what did not change
 */
export function updateTree(
  writer: ObjectWriter,
  root: ObjectId,
  changes: ReadonlyMap<string, ObjectId | null>,
): ObjectId {
  if (changes.size === 0) return root;
  const sorted = [...changes].sort((a, b) => compareCodeUnits(a[0], b[0]));
  return updateNode(writer, root, sorted, 0).id;
}

type Change = readonly [key: string, value: ObjectId | null];
interface Written {
  readonly id: ObjectId;
  readonly count: number;
}

function updateNode(
  writer: ObjectWriter,
  nodeId: ObjectId | undefined,
  changes: readonly Change[],
  depth: number,
): Written {
  const node: Node =
    nodeId === undefined ? { format: 1, type: 'tree', entries: [] } : readNode(writer, nodeId);
  if (!isBranch(node)) return writeEntries(writer, applyChanges(node.entries, changes), depth, nodeId);
  const children = new Map(node.children.map(([digit, id, count]) => [digit, { id, count }]));
  for (const [digit, group] of groupByDigit(changes, depth)) {
    const after = updateNode(writer, children.get(digit)?.id, group, depth + 1);
    if (after.count === 0) children.delete(digit);
    else children.set(digit, after);
  }
  const count = [...children.values()].reduce((sum, child) => sum + child.count, 0);
  if (count > LEAF_LIMIT) return writeBranch(writer, children, count, nodeId);
  return writeEntries(
    writer,
    [...children.values()].flatMap((child) => [...listEntries(writer, child.id)]).sort(byKey),
    depth,
  );
}

function writeEntries(
  writer: ObjectWriter,
  entries: readonly TreeEntry[],
  depth: number,
  like?: ObjectId,
): Written {
  if (entries.length <= LEAF_LIMIT) return { id: writeLeaf(writer, entries, like), count: entries.length };
  const children = new Map<string, Written>();
  for (const [digit, group] of groupByDigit(entries, depth)) {
    children.set(digit, writeEntries(writer, group, depth + 1));
  }
  return writeBranch(writer, children, entries.length);
}

function writeLeaf(writer: ObjectWriter, entries: readonly TreeEntry[], like?: ObjectId): ObjectId {
  return writer.write({ entries, format: 1, type: 'tree' }, like);
}

function writeBranch(
  writer: ObjectWriter,
  children: ReadonlyMap<string, Written>,
  count: number,
  like?: ObjectId,
): Written {
  const list = [...children]
    .sort((a, b) => compareCodeUnits(a[0], b[0]))
    .map(([digit, child]) => [digit, child.id, child.count] as const);
  return { id: writer.write({ children: list, format: 1, type: 'tree' }, like), count };
}

function applyChanges(entries: readonly TreeEntry[], changes: readonly Change[]): TreeEntry[] {
  const merged = new Map<string, ObjectId>(entries);
  for (const [key, value] of changes) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return [...merged].sort(byKey);
}

/** Groups a list that is sorted by key; the groups come out in order. */
function groupByDigit<T extends readonly [string, unknown]>(
  items: readonly T[],
  depth: number,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const digit = item[0][depth];
    if (digit === undefined)
      throw new RangeError(`tree key ${item[0]} is too short for ${items.length} entries`);
    const group = groups.get(digit);
    if (group === undefined) groups.set(digit, [item]);
    else group.push(item);
  }
  return groups;
}

function countOf(node: Node): number {
  return isBranch(node) ? node.children.reduce((sum, [, , count]) => sum + count, 0) : node.entries.length;
}

/** An entry that differs between two trees; `undefined` where it is missing. */
export interface EntryChange {
  readonly key: string;
  readonly before: ObjectId | undefined;
  readonly after: ObjectId | undefined;
}

/** The entries that differ, in the order of keys. Reads only the nodes that differ. */
export function* diffTrees(reader: ObjectReader, before: ObjectId, after: ObjectId): Generator<EntryChange> {
  if (before === after) return;
  const old = readNode(reader, before);
  const now = readNode(reader, after);
  if (isBranch(old) && isBranch(now)) yield* diffBranches(reader, old, now);
  else yield* diffEntries([...entriesBelow(reader, old)], [...entriesBelow(reader, now)]);
}

function* diffBranches(reader: ObjectReader, old: Branch, now: Branch): Generator<EntryChange> {
  const left = new Map(old.children.map(([digit, id]) => [digit, id]));
  const right = new Map(now.children.map(([digit, id]) => [digit, id]));
  for (const digit of [...new Set([...left.keys(), ...right.keys()])].sort(compareCodeUnits)) {
    const a = left.get(digit);
    const b = right.get(digit);
    if (a !== undefined && b !== undefined) yield* diffTrees(reader, a, b);
    else if (a !== undefined)
      for (const [key, value] of listEntries(reader, a)) yield { key, before: value, after: undefined };
    else if (b !== undefined)
      for (const [key, value] of listEntries(reader, b)) yield { key, before: undefined, after: value };
  }
}

function* entriesBelow(reader: ObjectReader, node: Node): Generator<TreeEntry> {
  if (!isBranch(node)) yield* node.entries;
  else for (const [, child] of node.children) yield* listEntries(reader, child);
}

function* diffEntries(old: readonly TreeEntry[], now: readonly TreeEntry[]): Generator<EntryChange> {
  const left = new Map(old);
  const right = new Map(now);
  for (const key of [...new Set([...left.keys(), ...right.keys()])].sort(compareCodeUnits)) {
    const before = left.get(key);
    const after = right.get(key);
    if (before !== after) yield { key, before, after };
  }
}

/** The object ids of the tree's own nodes. For `verify` and for collecting what is reachable. */
export function* listNodes(reader: ObjectReader, root: ObjectId): Generator<ObjectId> {
  yield root;
  const node = readNode(reader, root);
  if (isBranch(node)) for (const [, child] of node.children) yield* listNodes(reader, child);
}
