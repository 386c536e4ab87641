import { keptInOrder } from '../diff/region-diff';

/**
 * A reading order with some regions put back to where another order has them: each behind the nearest of those
 * before it that are in their old order still. Every one that is put back is one that differs less, and none of the
 * others moves.
 *
 * @param wanted ids to put back; those that `source` does not have are taken out
 */
export function restorePlaces(
  order: readonly string[],
  source: readonly string[],
  wanted: ReadonlySet<string>,
): readonly string[] {
  const place = new Map(source.map((id, index) => [id, index]));
  const result = order.filter((id) => !wanted.has(id));
  const kept = keptInOrder(source, result);
  for (const id of source) {
    if (!wanted.has(id)) continue;
    const at = place.get(id) as number;
    const before = result.findLastIndex((other) => kept.has(other) && (place.get(other) as number) < at);
    result.splice(before + 1, 0, id);
    kept.add(id);
  }
  return result;
}
