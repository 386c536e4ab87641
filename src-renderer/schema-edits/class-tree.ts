import type { ClassTree } from '../../src-main/domain/label-schema/class-tree';
import type { LabelClass, LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import { typedName } from './typed-name';

/** One line of the tree as it is shown. */
export interface TreeRow {
  readonly id: string;
  readonly parent: string | null;
  /** 0 for roots. */
  readonly depth: number;
  /** 0-based place among its siblings, and how many there are. */
  readonly position: number;
  readonly siblings: number;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
}

/**
 * The lines to show, from top to bottom.
 *
 * @param closed ids of classes whose children are folded away
 * @param only when set, no other classes are shown, and nothing is folded
 */
export function treeRows(
  tree: ClassTree,
  closed: ReadonlySet<string>,
  only: ReadonlySet<string> | null = null,
): TreeRow[] {
  const rows: TreeRow[] = [];
  const shown = (parent: string | null): readonly LabelClass[] => {
    const all = tree.get(parent) ?? [];
    return only === null ? all : all.filter(({ id }) => only.has(id));
  };
  const waiting: TreeRow[] = [];
  const add = (parent: string | null, depth: number): void => {
    const siblings = shown(parent);
    for (const [position, { id }] of [...siblings.entries()].toReversed()) {
      const hasChildren = shown(id).length > 0;
      const isOpen = hasChildren && (only !== null || !closed.has(id));
      waiting.push({ id, parent, depth, position, siblings: siblings.length, hasChildren, isOpen });
    }
  };
  add(null, 0);
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    rows.push(row);
    if (row.isOpen) add(row.id, row.depth + 1);
  }
  return rows;
}

/** Classes whose name contains the words, with everything above them; `null` when there are no words. */
export function findClasses({ classes }: LabelSchema, words: string): ReadonlySet<string> | null {
  const wanted = typedName(words).toLocaleLowerCase();
  if (wanted === '') return null;
  const byId = new Map(classes.map((each) => [each.id, each]));
  const found = new Set<string>();
  for (const each of classes) {
    if (!each.name.toLocaleLowerCase().includes(wanted)) continue;
    for (let at: LabelClass | undefined = each; at !== undefined && !found.has(at.id);) {
      found.add(at.id);
      at = at.parent === undefined ? undefined : byId.get(at.parent);
    }
  }
  return found;
}

/** The class and everything below it. */
export function withDescendants(tree: ClassTree, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const each of found) for (const child of tree.get(each) ?? []) found.add(child.id);
  return found;
}
