import { classTree } from '../../src-main/domain/label-schema/class-tree';
import type { LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import { withDescendants } from './class-tree';
import { withFields } from './with-fields';

/** Where a class goes: under which class (`null`: none), and before which of its other children. */
export interface Place {
  readonly parent: string | null;
  /** 0-based among the children without the class itself. */
  readonly index: number;
}

export type Step = 'up' | 'down' | 'in' | 'out';

/**
 * The schema with one class, and all below it, at another place. The siblings there are numbered anew.
 *
 * @returns the same schema when the place is the one it has, or lies below the class itself
 */
export function moveClass(schema: LabelSchema, id: string, { parent, index }: Place): LabelSchema {
  const tree = classTree(schema);
  if (parent !== null && withDescendants(tree, id).has(parent)) return schema;
  const now = placeOf(schema, id);
  if (now === null || (now.parent === parent && now.index === index)) return schema;
  const siblings = (tree.get(parent) ?? []).map((each) => each.id).filter((each) => each !== id);
  const order = new Map(siblings.toSpliced(index, 0, id).map((each, at) => [each, at]));
  const classes = schema.classes.map((each) => {
    const at = order.get(each.id);
    if (at === undefined) return each;
    if (each.id === id) return withFields(each, { parent, order: at });
    return each.order === at ? each : { ...each, order: at };
  });
  return { ...schema, classes };
}

/** One step within the tree: among siblings, into the sibling above, or out of the parent. */
export function stepClass(schema: LabelSchema, id: string, step: Step): LabelSchema {
  const now = placeOf(schema, id);
  if (now === null) return schema;
  const tree = classTree(schema);
  const siblings = tree.get(now.parent) ?? [];
  switch (step) {
    case 'up':
      return now.index === 0 ? schema : moveClass(schema, id, { ...now, index: now.index - 1 });
    case 'down':
      return now.index === siblings.length - 1
        ? schema
        : moveClass(schema, id, { ...now, index: now.index + 1 });
    case 'in': {
      const above = siblings[now.index - 1];
      if (above === undefined) return schema;
      return moveClass(schema, id, { parent: above.id, index: tree.get(above.id)?.length ?? 0 });
    }
    case 'out': {
      const above = now.parent === null ? null : placeOf(schema, now.parent);
      return above === null
        ? schema
        : moveClass(schema, id, { parent: above.parent, index: above.index + 1 });
    }
  }
}

/** Where a class is; null when there is none of this id. */
export function placeOf(schema: LabelSchema, id: string): Place | null {
  for (const [parent, siblings] of classTree(schema)) {
    const index = siblings.findIndex((each) => each.id === id);
    if (index >= 0) return { parent, index };
  }
  return null;
}
