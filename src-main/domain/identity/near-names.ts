import { compareCodeUnits } from '../canonical/canonical-json';

/** Names told in one sentence. */
const SHOWN = 10;

/** The names that there are, those most like the one that was given first: `ada, adam, ben …`; `''` for none. */
export function nearNames(names: readonly string[], given: string): string {
  const nearest = names
    .map((name) => ({ name, likeness: likenessOf(name, given) }))
    .sort((a, b) => b.likeness - a.likeness || compareCodeUnits(a.name, b.name))
    .map(({ name }) => name);
  return nearest.slice(0, SHOWN).join(', ') + (nearest.length > SHOWN ? ' …' : '');
}

/** Sørensen–Dice coefficient of the pairs of neighbouring letters, 0 … 1; case does not count. */
export function likenessOf(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (left.length + right.length === 0) return a.toLowerCase() === b.toLowerCase() ? 1 : 0;
  const rest = [...right];
  const shared = left.filter((pair) => {
    const index = rest.indexOf(pair);
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
}

function pairsOf(name: string): string[] {
  const letters = name.toLowerCase();
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, index) =>
    letters.slice(index, index + 2),
  );
}
