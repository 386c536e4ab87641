import { compareCodeUnits } from '../canonical/canonical-json';
import type { LabelClass } from './label-schema';
import { quote, type Report } from './schema-file-values';

/** Id of the class that a file means by a name or an id; a problem is reported at the place. */
export type FindClass = (reference: string, place: string) => string;

/** Finds classes by name or by id. A word that is the name of one and the id of another is refused. */
export function classFinder(classes: readonly LabelClass[], report: Report): FindClass {
  const byId = new Map(classes.map((item) => [item.id, item.id]));
  const byName = new Map(classes.map((item) => [item.name, item.id]));
  return (reference, place) => {
    const [named, identified] = [byName.get(reference), byId.get(reference)];
    if (named === undefined && identified === undefined)
      report(place, `there is no class ${quote(reference)}`);
    else if (named !== undefined && identified !== undefined && named !== identified)
      report(place, `${quote(reference)} is the name of one class and the id of another; change one of them`);
    return named ?? identified ?? reference;
  };
}

/** The class with ids where it names other classes. */
export function linkClass(item: LabelClass, place: string, find: FindClass): LabelClass {
  const { parent, allowedParents } = item;
  return {
    ...item,
    ...(parent !== undefined && { parent: find(parent, `${place}.parent`) }),
    ...(allowedParents !== undefined && {
      allowedParents: linkAll(allowedParents, `${place}.allowedParents`, find),
    }),
  };
}

/** Ids for a list of names or ids, each once, in the order of the stored form. */
export function linkAll(references: readonly string[], place: string, find: FindClass): readonly string[] {
  const found = references.map((reference, index) => find(reference, `${place}[${index}]`));
  return [...new Set(found)].toSorted(compareCodeUnits);
}

/** Each class is walked to its root once: what was walked before is known to end. */
export function refuseCircles(classes: readonly LabelClass[], report: Report): void {
  const byId = new Map(classes.map((item) => [item.id, item]));
  const walked = new Set<string>();
  for (const [index, start] of classes.entries()) {
    const path = new Set<string>();
    let at: LabelClass | undefined = start;
    while (at !== undefined && !walked.has(at.id) && !path.has(at.id)) {
      path.add(at.id);
      at = at.parent === undefined ? undefined : byId.get(at.parent);
    }
    if (at !== undefined && path.has(at.id)) {
      report(
        `classes[${index}].parent`,
        `${quote(at.name)} is its own ancestor; parents may not form a circle`,
      );
    }
    for (const id of path) walked.add(id);
  }
}

/** Lists that are sets are stored by id. */
export function sortById<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => compareCodeUnits(a.id, b.id));
}
