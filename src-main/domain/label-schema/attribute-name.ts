import type { LabelSchema } from './label-schema';

/**
 * Name of the attribute with an id: of the class it is asked for, else of any class. An id that no class has
 * stands for itself, for it may be a name: values are given by name before there is a definition.
 */
export function attributeName(
  { classes }: Pick<LabelSchema, 'classes'>,
  id: string,
  classId: string | null,
): string {
  const own = classes.filter((item) => item.id === classId);
  const definitions = [...own, ...classes].flatMap(({ attributes = [] }) => attributes);
  return definitions.find((definition) => definition.id === id)?.name ?? id;
}
