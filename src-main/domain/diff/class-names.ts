import type { LabelClass, LabelSchema } from '../label-schema/label-schema';
import type { Pair } from './schema-pairs';

/** Speaks of the classes of two schemas by name, and knows which class became which. */
export interface ClassNames {
  /** Names of class ids of the earlier schema; `undefined` stays so. */
  before(ids: readonly string[] | undefined): readonly string[] | undefined;
  after(ids: readonly string[] | undefined): readonly string[] | undefined;
  /** What ids of the earlier schema are in the later one. */
  idsAfter(ids: readonly string[] | undefined): readonly string[] | undefined;
}

/** The names of the classes of two schemas whose classes are paired already. */
export function classNames(
  before: LabelSchema,
  after: LabelSchema,
  pairs: readonly Pair<LabelClass>[],
): ClassNames {
  const namesBefore = namesOf(before);
  const namesAfter = namesOf(after);
  const became = new Map(
    pairs.flatMap(({ old, now }) => (old === null || now === null ? [] : [[old.id, now.id] as const])),
  );
  const look = (map: ReadonlyMap<string, string>) => (ids: readonly string[] | undefined) =>
    ids?.map((id) => map.get(id) ?? id);
  return { before: look(namesBefore), after: look(namesAfter), idsAfter: look(became) };
}

const namesOf = ({ classes }: LabelSchema) => new Map(classes.map(({ id, name }) => [id, name]));
