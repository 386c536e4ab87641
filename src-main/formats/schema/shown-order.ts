import { compareCodeUnits } from '../../domain/canonical/canonical-json';

interface Ordered {
  readonly id: string;
  readonly name: string;
  readonly order?: number;
}

/** Attributes or relation types in the order in which people see them: as they were placed, the others after them by name. */
export function inShownOrder<Item extends Ordered>(items: readonly Item[]): readonly Item[] {
  const rank = ({ order }: Ordered): number => order ?? Number.MAX_SAFE_INTEGER;
  return items.toSorted(
    (a, b) => rank(a) - rank(b) || compareCodeUnits(a.name, b.name) || compareCodeUnits(a.id, b.id),
  );
}
