import { compareCodeUnits } from '../canonical/canonical-json';
import { likenessOf } from '../identity/near-names';
import type { LabelClass, LabelSchema } from '../label-schema/label-schema';

/** As many as have a key of their own within reach of one hand. */
const CANDIDATES = 5;
/** Dice coefficient of letter pairs from which names look alike: `Table`/`Tables` have 0.89, `Text`/`Title` 0. */
const ALIKE = 0.4;
/** What the same place in the hierarchy counts for. */
const SAME_PARENT = 0.5;

/**
 * Classes of another schema to offer for the regions of a class that it does not have: those of a similar
 * name, the class above it, and those with the same class above them; best first.
 *
 * @returns class ids
 */
export function similarClasses(old: LabelClass, from: LabelSchema, to: LabelSchema): string[] {
  const parent = old.parent === undefined ? undefined : nameIn(from, old.parent);
  return to.classes
    .filter(({ deprecated }) => deprecated !== true)
    .map((item) => {
      const likeness = likenessOf(old.name, item.name);
      const isNear =
        old.parent !== undefined &&
        (item.id === old.parent ||
          item.name === parent ||
          item.parent === old.parent ||
          (item.parent !== undefined && nameIn(to, item.parent) === parent));
      return { item, score: (likeness >= ALIKE ? likeness : 0) + (isNear ? SAME_PARENT : 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || compareCodeUnits(a.item.name, b.item.name))
    .slice(0, CANDIDATES)
    .map(({ item }) => item.id);
}

const nameIn = (schema: LabelSchema, id: string): string | undefined =>
  schema.classes.find((item) => item.id === id)?.name;
