import type { ShownClass } from '../../src-main/contract/schema-contract';
import { NO_CLASS } from '../texts/words';

/** What a class is called and which colour it has. */
export interface ClassLook {
  readonly id: string | null;
  readonly name: string;
  readonly color: string;
}

export type LookOf = (classId: string | null) => ClassLook;

/** Classes as either side's schema has them: an id keeps its meaning, its name may change. */
export interface Looks {
  readonly before: LookOf;
  readonly after: LookOf;
  /** Colour of a class by its name, which is how totals name it. */
  readonly colorOfName: (name: string) => string;
  /** Regions keep attributes by the id of their definition; a format's own keys are names already. */
  readonly nameOfAttribute: (key: string) => string;
}

/** Of a region without a class, or whose class neither schema knows. */
const NO_CLASS_COLOR = '#6b7280';

/** @param attributes names of attributes by id, those of the newer side where both have one */
export function createLooks(
  before: readonly ShownClass[],
  after: readonly ShownClass[],
  attributes: ReadonlyMap<string, string> = new Map(),
): Looks {
  const colors = new Map([...before, ...after].map(({ name, color }) => [name, color]));
  return {
    before: lookup(before, after),
    after: lookup(after, before),
    colorOfName: (name) => colors.get(name) ?? NO_CLASS_COLOR,
    nameOfAttribute: (key) => attributes.get(key) ?? key,
  };
}

function lookup(own: readonly ShownClass[], other: readonly ShownClass[]): LookOf {
  const known = new Map([...other, ...own].map(({ id, name, color }) => [id, { id, name, color }]));
  return (id) =>
    id === null
      ? { id, name: NO_CLASS, color: NO_CLASS_COLOR }
      : (known.get(id) ?? { id, name: id, color: NO_CLASS_COLOR });
}
