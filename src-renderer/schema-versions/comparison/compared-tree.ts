import { classColors } from '../../../src-main/domain/label-schema/class-colors';
import { classTree } from '../../../src-main/domain/label-schema/class-tree';
import type { LabelClass, LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { isSame, pairItems } from '../../../src-main/domain/diff/schema-pairs';
import { treeRows } from '../../schema-edits/class-tree';

export type Mark = 'added' | 'removed' | 'changed';

/** One line of the tree of both schemas. */
export interface ComparedRow {
  readonly id: string;
  /** The name now; of a removed class, the name it had. */
  readonly name: string;
  /** Names under which the table of changes speaks of it. */
  readonly names: readonly string[];
  readonly depth: number;
  /** Null for what is the same on both sides. */
  readonly mark: Mark | null;
  /** The name before, where it is another. */
  readonly was: string | null;
  readonly color: string;
}

/** The tree of the newer schema with the classes that are gone in the places where they were. */
export function comparedTree(from: LabelSchema, to: LabelSchema): readonly ComparedRow[] {
  const pairs = pairItems(from.classes, to.classes);
  const newIds = new Map(pairs.flatMap(({ old, now }) => (old && now ? [[old.id, now.id] as const] : [])));
  const removed = pairs.flatMap(({ old, now }) =>
    old !== null && now === null ? [withNewParent(old, newIds)] : [],
  );
  // An id that is gone may have been given to another class.
  const taken = new Set(to.classes.map(({ id }) => id));
  const gone = removed.map((each) => (taken.has(each.id) ? { ...each, id: `${each.id} (removed)` } : each));
  const pairOf = new Map(pairs.flatMap((pair) => (pair.now === null ? [] : [[pair.now.id, pair] as const])));
  const colors = classColors(to.classes);
  const colorsBefore = classColors(from.classes);
  const goneById = new Map(
    gone.map((each, at) => [each.id, { gone: each, color: colorsBefore.get(removed[at]!.id)! }]),
  );
  const rows = treeRows(classTree({ classes: [...to.classes, ...gone] }), new Set());
  return rows.flatMap(({ id, depth }) => {
    const removedClass = goneById.get(id);
    if (removedClass !== undefined) return [rowOf(removedClass.gone, null, depth, removedClass.color)];
    const pair = pairOf.get(id);
    return pair === undefined || pair.now === null ? [] : [rowOf(pair.old, pair.now, depth, colors.get(id)!)];
  });
}

/** Where the parent has another id on the newer side, a class that is gone stands below that one. */
const withNewParent = (old: LabelClass, newIds: ReadonlyMap<string, string>): LabelClass =>
  old.parent === undefined ? old : { ...old, parent: newIds.get(old.parent) ?? old.parent };

function rowOf(old: LabelClass | null, now: LabelClass | null, depth: number, color: string): ComparedRow {
  const shown = (now ?? old)!;
  const mark = old === null ? 'added' : now === null ? 'removed' : isSame(old, now) ? null : 'changed';
  const was = old !== null && now !== null && old.name !== now.name ? old.name : null;
  return {
    id: shown.id,
    name: shown.name,
    names: [...new Set([old?.name, now?.name])].filter((name) => name !== undefined),
    depth,
    mark,
    was,
    color,
  };
}

/** Whether a change is about a class of one of these names. */
export const isAbout = (path: string, names: readonly string[]): boolean =>
  names.some((name) => path === `classes/${name}` || path.startsWith(`classes/${name}/`));
