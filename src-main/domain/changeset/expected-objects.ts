import { LEAF_LIMIT } from '../dataset-versions/document-tree';
import type { ObjectId, StoredObject } from '../dataset-versions/object-store';

/** Where an object is expected: what refers to it says what it has to be. */
export type Expectation =
  | {
      readonly type: 'tree';
      /** Type of the objects that the entries of the tree lead to. */
      readonly of: 'document' | 'document-provenance';
      /** Digits that all keys below it begin with. */
      readonly prefix: string;
      /** Number of entries below it; unknown for a root. */
      readonly count?: number;
    }
  | { readonly type: 'document' | 'document-provenance'; readonly entry: string }
  | { readonly type: 'page' | 'page-provenance' | 'schema' | 'plan' | 'merge' };

/** The objects that have to come, by what has come so far. */
export interface ExpectedObjects {
  /** Ids that something refers to and that have not come, with what they have to be. */
  readonly missing: ReadonlyMap<ObjectId, Expectation>;
  has(id: ObjectId): boolean;
  /** Says that something refers to an object. */
  expect(id: ObjectId, expectation: Expectation): void;
  /**
   * Takes an object whose own form was checked, and expects those that it refers to.
   *
   * @returns what is wrong with it in the place where it is expected, as the end of a sentence; null when nothing is
   */
  take(id: ObjectId, object: StoredObject): string | null;
}

/** Begins with nothing expected. Every object is taken once; one that nothing refers to is refused. */
export function createExpectedObjects(): ExpectedObjects {
  const missing = new Map<ObjectId, Expectation>();
  const taken = new Set<ObjectId>();
  const expect = (id: ObjectId, expectation: Expectation): void => {
    if (!taken.has(id) && !missing.has(id)) missing.set(id, expectation);
  };
  return {
    missing,
    has: (id) => taken.has(id),
    expect,
    take(id, object) {
      if (taken.has(id)) return 'is there twice';
      const expected = missing.get(id);
      if (expected === undefined) return 'belongs to no version of the changeset';
      if (object.type !== expected.type) return `is a ${object.type} where a ${expected.type} belongs`;
      const problem = follow(object, expected, expect);
      if (problem !== null) return problem;
      missing.delete(id);
      taken.add(id);
      return null;
    },
  };
}

type Expect = ExpectedObjects['expect'];

function follow(object: StoredObject, expected: Expectation, expect: Expect): string | null {
  switch (expected.type) {
    case 'tree':
      return followTree(object as unknown as Tree, expected, expect);
    case 'document':
    case 'document-provenance':
      return followDocument(object as unknown as Document, expected, expect);
    case 'plan':
      for (const { from, to } of object['steps'] as readonly { from: ObjectId; to: ObjectId }[])
        for (const id of [from, to]) expect(id, { type: 'schema' });
      return null;
    case 'merge':
      for (const plan of (object['otherPlans'] ?? []) as readonly ObjectId[]) expect(plan, { type: 'plan' });
      return null;
    default:
      return null;
  }
}

interface Tree {
  readonly entries?: readonly (readonly [key: string, id: ObjectId])[];
  readonly children?: readonly (readonly [digit: string, id: ObjectId, count: number])[];
}

function followTree(
  { entries, children }: Tree,
  { of, prefix, count }: Extract<Expectation, { type: 'tree' }>,
  expect: Expect,
): string | null {
  const keys = (entries ?? children ?? []).map(([key]) => key);
  if (!isAscending(keys)) return 'has its keys in another order than theirs';
  const size = entries?.length ?? (children ?? []).reduce((sum, [, , below]) => sum + below, 0);
  if (count !== undefined && size !== count) return `has ${size} entries where ${count} belong`;
  if (entries === undefined ? size <= LEAF_LIMIT : size > LEAF_LIMIT) return `is no node for ${size} entries`;
  if (entries !== undefined && keys.some((key) => !key.startsWith(prefix)))
    return 'has an entry that belongs elsewhere in its tree';
  for (const [entry, id] of entries ?? []) expect(id, { type: of, entry });
  for (const [digit, id, below] of children ?? [])
    expect(id, { type: 'tree', of, prefix: prefix + digit, count: below });
  return null;
}

interface Document {
  readonly entry?: string;
  readonly pages?: readonly (readonly [pageIndex: number, id: ObjectId])[];
}

function followDocument(
  { entry, pages = [] }: Document,
  expected: Extract<Expectation, { readonly entry: string }>,
  expect: Expect,
): string | null {
  const isDocument = expected.type === 'document';
  if (isDocument && entry !== expected.entry)
    return `is the document ${entry} where ${expected.entry} belongs`;
  if (pages.some(([index], at) => at > 0 && index <= (pages[at - 1]?.[0] ?? -1)))
    return 'has its pages in another order than theirs';
  for (const [, id] of pages) expect(id, { type: isDocument ? 'page' : 'page-provenance' });
  return null;
}

const isAscending = (keys: readonly string[]): boolean =>
  keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key);
