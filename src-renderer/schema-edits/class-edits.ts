import { compareCodeUnits } from '../../src-main/domain/canonical/canonical-json';
import { classTree } from '../../src-main/domain/label-schema/class-tree';
import type { LabelClass, LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import { firstFreeHotkey } from '../../src-main/domain/label-schema/shown-class';
import { GEOMETRY_KINDS } from '../../src-main/domain/regions/region';
import { typedName } from './typed-name';
import { withFields, type FieldChanges } from './with-fields';

/** What may be changed of a class in place. `null` takes a field away, so that it is derived again. */
export type ClassChange = FieldChanges<Omit<LabelClass, 'id' | 'parent' | 'order' | 'source'>>;

/** The schema with one class changed. A hotkey that another class was given goes over to this one. */
export function changeClass(schema: LabelSchema, id: string, change: ClassChange): LabelSchema {
  const classes = schema.classes.map((each) => {
    if (each.id === id) return withFields(each, withoutDefaults(change));
    return change.hotkey != null && each.hotkey === change.hotkey ? withFields(each, { hotkey: null }) : each;
  });
  return { ...schema, classes };
}

/** Absent and default fields are left out, sets are sorted: equal schemas have equal bytes. */
function withoutDefaults(change: ClassChange): ClassChange {
  const { geometry, allowedParents, attributes, examples } = change;
  const isAll = geometry != null && GEOMETRY_KINDS.every((kind) => geometry.includes(kind));
  return {
    ...change,
    ...('guideline' in change && { guideline: change.guideline || null }),
    ...('deprecated' in change && { deprecated: change.deprecated || null }),
    ...('geometry' in change && {
      geometry: isAll || !geometry?.length ? null : GEOMETRY_KINDS.filter((kind) => geometry.includes(kind)),
    }),
    ...('allowedParents' in change && {
      allowedParents: allowedParents?.length ? [...new Set(allowedParents)].toSorted(compareCodeUnits) : null,
    }),
    ...('attributes' in change && { attributes: attributes?.length ? attributes : null }),
    ...('examples' in change && { examples: examples?.length ? examples : null }),
  };
}

/** The class that was given a hotkey, if it is another one than the class of this id. */
export const hotkeyHolder = ({ classes }: LabelSchema, hotkey: string, id: string): LabelClass | undefined =>
  classes.find((each) => each.hotkey === hotkey && each.id !== id);

/** The class of a name, as names are compared: in normal form C. */
export function classNamed({ classes }: LabelSchema, name: string): LabelClass | undefined {
  const wanted = typedName(name);
  return classes.find((each) => each.name === wanted);
}

export interface NewClass {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

/** The schema with one more class, the last among its siblings. It gets the first free digit for good. */
export function addClass(schema: LabelSchema, { id, name, parent }: NewClass): LabelSchema {
  const siblings = classTree(schema).get(parent) ?? [];
  const isOrdered = siblings.some(({ order }) => order !== undefined);
  const last = Math.max(-1, ...siblings.map(({ order }) => order ?? -1));
  const made = withFields<LabelClass>(
    { id, name: typedName(name) },
    { parent, hotkey: firstFreeHotkey(schema), order: isOrdered ? last + 1 : null },
  );
  return { ...schema, classes: [...schema.classes, made] };
}
