import type { LabelClass, LabelSchema } from '../../domain/label-schema/label-schema';

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * A schema with the ids that things of the same names have in another: whoever writes a file by hand
 * leaves ids out, and means what is there. What has an id that is known keeps it.
 */
export function keepKnownIds(current: LabelSchema, next: LabelSchema): LabelSchema {
  const classIdOf = knownIds(current.classes, next.classes);
  const typeIdOf = knownIds(current.relationTypes ?? [], next.relationTypes ?? []);
  const known = new Map(current.classes.map((item) => [item.id, item]));
  const classIds = (ids: readonly string[]): string[] => ids.map(classIdOf);
  const classes = next.classes.map((item): LabelClass => {
    const id = classIdOf(item.id);
    const attributeIdOf = knownIds(known.get(id)?.attributes ?? [], item.attributes ?? []);
    return {
      ...item,
      id,
      ...(item.parent !== undefined && { parent: classIdOf(item.parent) }),
      ...(item.allowedParents !== undefined && { allowedParents: classIds(item.allowedParents) }),
      ...(item.attributes !== undefined && {
        attributes: item.attributes.map((attribute) => ({ ...attribute, id: attributeIdOf(attribute.id) })),
      }),
    };
  });
  const relationTypes = next.relationTypes?.map((type) => ({
    ...type,
    id: typeIdOf(type.id),
    ...(type.from !== undefined && { from: classIds(type.from) }),
    ...(type.to !== undefined && { to: classIds(type.to) }),
  }));
  return { ...next, classes, ...(relationTypes !== undefined && { relationTypes }) };
}

/** For each id of `next` the one to use: that of the current thing of its name, unless it is known itself. */
function knownIds(current: readonly Named[], next: readonly Named[]): (id: string) => string {
  const idByName = new Map(current.map(({ id, name }) => [name, id]));
  const known = new Set(current.map(({ id }) => id));
  const taken = new Set(next.map(({ id }) => id));
  const renamed = new Map<string, string>();
  for (const { id, name } of next) {
    const kept = idByName.get(name);
    if (!known.has(id) && kept !== undefined && !taken.has(kept)) renamed.set(id, kept);
  }
  return (id) => renamed.get(id) ?? id;
}
