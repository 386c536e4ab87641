import type { ShownClass } from '../../../src-main/contract/schema-contract';

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
}

/** Of a region without a class, or whose class neither schema knows. */
const NO_CLASS_COLOR = '#6b7280';
const NO_CLASS_NAME = '(no class)';

export function createLooks(before: readonly ShownClass[], after: readonly ShownClass[]): Looks {
  const colors = new Map([...before, ...after].map(({ name, color }) => [name, color]));
  return {
    before: lookup(before, after),
    after: lookup(after, before),
    colorOfName: (name) => colors.get(name) ?? NO_CLASS_COLOR,
  };
}

function lookup(own: readonly ShownClass[], other: readonly ShownClass[]): LookOf {
  const known = new Map([...other, ...own].map(({ id, name, color }) => [id, { id, name, color }]));
  return (id) =>
    id === null
      ? { id, name: NO_CLASS_NAME, color: NO_CLASS_COLOR }
      : (known.get(id) ?? { id, name: id, color: NO_CLASS_COLOR });
}
