import type { LabelClass, LabelSchema } from './label-schema';
import { inShownOrder } from './shown-order';

/** Classes by the class they are a kind of, in the order of siblings; roots are under `null`. */
export type ClassTree = ReadonlyMap<string | null, readonly LabelClass[]>;

/** The hierarchy of a schema. A parent that does not exist counts as none. */
export function classTree({ classes }: LabelSchema): ClassTree {
  const known = new Set(classes.map(({ id }) => id));
  const tree = new Map<string | null, LabelClass[]>();
  for (const each of inShownOrder(classes)) {
    const parent = each.parent !== undefined && known.has(each.parent) ? each.parent : null;
    const siblings = tree.get(parent);
    if (siblings === undefined) tree.set(parent, [each]);
    else siblings.push(each);
  }
  return tree;
}
