import type { ClassTree } from '../../../src-main/domain/label-schema/class-tree';
import { withDescendants, type TreeRow } from '../../schema-edits/class-tree';
import type { Place } from '../../schema-edits/class-moves';

/** Where what is carried would go, and how that is shown. */
export interface DropTarget {
  readonly place: Place;
  /** Goes into this class. */
  readonly over?: string;
  /** Goes between two rows: row boundary (0 is above the first row) and depth. */
  readonly between?: { readonly row: number; readonly depth: number };
}

/** The upper and lower part of a row that mean "before" and "after"; what is left means "into". */
const EDGE = 0.28;

/**
 * The place under the pointer.
 *
 * @param at how many rows the pointer is below the top of the tree, with its fraction
 * @returns null where the class cannot go: into itself or what is below it
 */
export function dropPlace(
  tree: ClassTree,
  rows: readonly TreeRow[],
  moved: string,
  at: number,
): DropTarget | null {
  const own = withDescendants(tree, moved);
  const index = Math.floor(at);
  const row = rows[index];
  if (row === undefined) {
    const end = (tree.get(null) ?? []).filter(({ id }) => id !== moved).length;
    return at < 0 ? null : { place: { parent: null, index: end }, between: { row: rows.length, depth: 0 } };
  }
  if (own.has(row.id)) return null;
  const part = at - index;
  const childrenOf = (parent: string | null): readonly string[] =>
    (tree.get(parent) ?? []).map(({ id }) => id).filter((id) => id !== moved);
  const beside = (after: 0 | 1): number => childrenOf(row.parent).indexOf(row.id) + after;
  if (part < EDGE)
    return {
      place: { parent: row.parent, index: beside(0) },
      between: { row: index, depth: row.depth },
    };
  if (part < 1 - EDGE) return { place: { parent: row.id, index: childrenOf(row.id).length }, over: row.id };
  // Below an open class comes its first child.
  return row.isOpen
    ? { place: { parent: row.id, index: 0 }, between: { row: index + 1, depth: row.depth + 1 } }
    : { place: { parent: row.parent, index: beside(1) }, between: { row: index + 1, depth: row.depth } };
}
