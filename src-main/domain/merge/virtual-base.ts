import type { ObjectId, ObjectWriter } from '../dataset-versions/object-store';
import type { LabelSchema } from '../label-schema/label-schema';
import { bestCommonAncestors, type ParentsOf } from './best-ancestors';
import type { PageSizeOf } from './document-sides';
import { mergeDatasets, type DatasetRoots } from './merge-datasets';
import { mergeSchemas } from './merge-schemas';

/** What a version holds, as far as a merge needs it. */
export interface VersionContent {
  readonly roots: DatasetRoots;
  readonly schema: LabelSchema;
}

/** Where a three-way merge starts. */
export interface MergeBase extends VersionContent {
  /** Keys of fields, of labels and of the schema, on which the common ancestors do not agree. */
  readonly noBase: ReadonlySet<string>;
  /** The common ancestors that it stands for; none when the two share no history. */
  readonly ancestors: readonly string[];
}

/** The versions of a dataset as a merge sees them. */
export interface MergeHistory {
  readonly writer: ObjectWriter;
  readonly parentsOf: ParentsOf;
  readonly contentOf: (version: string) => VersionContent;
  /** What two versions without a common ancestor start from. */
  readonly nothing: { readonly root: ObjectId; readonly provenance: ObjectId };
  readonly pageSize: PageSizeOf;
}

/**
 * The content that two versions came from. With several best common ancestors (two lines that were merged
 * into each other) it is their merge, made the same way, and what is in conflict there has no base.
 */
export function findMergeBase(history: MergeHistory, one: string, other: string): MergeBase {
  const ancestors = bestCommonAncestors(one, other, history.parentsOf);
  const [first, ...rest] = ancestors;
  if (first === undefined)
    return { roots: history.nothing, schema: { classes: [] }, noBase: new Set(), ancestors };
  let merged: Joined = { ...history.contentOf(first), noBase: new Set(), parents: [first] };
  for (const next of rest) merged = joinAncestors(history, merged, next);
  const { roots, schema, noBase } = merged;
  return { roots, schema, noBase, ancestors };
}

interface Joined extends VersionContent {
  readonly noBase: ReadonlySet<string>;
  readonly parents: readonly string[];
}

/** No version has this id: the ids of versions are hexadecimal. */
const JOINED = 'joined';

function joinAncestors(history: MergeHistory, merged: Joined, next: string): Joined {
  const parentsOf = (id: string): readonly string[] =>
    id === JOINED ? merged.parents : history.parentsOf(id);
  const contentOf = (id: string): VersionContent => (id === JOINED ? merged : history.contentOf(id));
  const base = findMergeBase({ ...history, parentsOf, contentOf }, JOINED, next);
  const theirs = history.contentOf(next);
  const { noBase } = base;
  const schema = mergeSchemas({ base: base.schema, ours: merged.schema, theirs: theirs.schema, noBase });
  const { roots, open } = mergeDatasets({
    writer: history.writer,
    base: base.roots,
    ours: merged.roots,
    theirs: theirs.roots,
    pageSize: history.pageSize,
    noBase,
    duplicateOverlap: null,
  });
  const unsettled = [...schema.open, ...open].map(({ key }) => key);
  return {
    roots,
    schema: schema.schema,
    noBase: new Set([...merged.noBase, ...unsettled]),
    parents: [...merged.parents, next],
  };
}
