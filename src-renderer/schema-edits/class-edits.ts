import type { LabelClass, LabelSchema } from '../../src-main/domain/label-schema/label-schema';

/** What may be changed of a class here. `null` takes a field away, so that it is derived again. */
export interface ClassChange {
  readonly name?: string;
  readonly color?: string;
  readonly hotkey?: string | null;
  readonly guideline?: string | null;
  readonly deprecated?: boolean;
}

/** The schema with one class changed. A hotkey that another class was given goes over to this one. */
export function changeClass(schema: LabelSchema, id: string, change: ClassChange): LabelSchema {
  const classes = schema.classes.map((each) => {
    if (each.id === id) return withChange(each, change);
    return change.hotkey != null && each.hotkey === change.hotkey ? without(each, 'hotkey') : each;
  });
  return { ...schema, classes };
}

export const removeClass = (schema: LabelSchema, id: string): LabelSchema => ({
  ...schema,
  classes: schema.classes.filter((each) => each.id !== id),
});

/** Absent and default fields are left out: equal schemas have equal bytes. */
function withChange(
  labelClass: LabelClass,
  { name, color, hotkey, guideline, deprecated }: ClassChange,
): LabelClass {
  let next = labelClass;
  if (name !== undefined) next = { ...next, name };
  if (color !== undefined) next = { ...next, color };
  if (hotkey !== undefined) next = hotkey === null ? without(next, 'hotkey') : { ...next, hotkey };
  if (guideline !== undefined) next = guideline ? { ...next, guideline } : without(next, 'guideline');
  if (deprecated !== undefined) next = deprecated ? { ...next, deprecated } : without(next, 'deprecated');
  return next;
}

function without(labelClass: LabelClass, field: 'hotkey' | 'guideline' | 'deprecated'): LabelClass {
  const { [field]: _, ...rest } = labelClass;
  return rest;
}
