import { equalJson, type JsonValue } from '../canonical/canonical-json';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** One thing in two schemas; `null` on the side that does not have it. */
export interface Pair<Item> {
  readonly old: Item | null;
  readonly now: Item | null;
}

/**
 * What belongs together in two lists: by id first, then by name where the other side does not know the
 * id (data-model.md §2). Sorted by the old name.
 */
export function pairItems<Item extends Named>(before: readonly Item[], after: readonly Item[]): Pair<Item>[] {
  const idsAfter = new Set(after.map(({ id }) => id));
  const byId = new Map(before.map((item) => [item.id, item]));
  const byName = new Map(before.filter(({ id }) => !idsAfter.has(id)).map((item) => [item.name, item]));
  const used = new Set<Item>();
  const pairs: Pair<Item>[] = [];
  for (const now of after) {
    const old = byId.get(now.id) ?? byName.get(now.name) ?? null;
    if (old !== null) used.add(old);
    pairs.push({ old, now });
  }
  for (const old of before) if (!used.has(old)) pairs.push({ old, now: null });
  return pairs.sort((a, b) => compareNames(a.old ?? a.now, b.old ?? b.now));
}

const compareNames = (a: Named | null, b: Named | null): number => {
  const [left, right] = [a?.name ?? '', b?.name ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Whether two fields say the same; what is empty or `false` counts as absent, as in the stored form. */
export function isSame(a: unknown, b: unknown): boolean {
  return equalJson(blankToNull(a), blankToNull(b));
}

function blankToNull(value: unknown): JsonValue {
  if (value === undefined || value === '' || value === false) return null;
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return null;
  return value as JsonValue;
}

/** What is allowed before and after; everything when absent or empty. */
export interface AllowedSets {
  readonly before: readonly string[] | undefined;
  readonly after: readonly string[] | undefined;
}

/** `narrowed` when anything that was allowed is not any more, else `widened`, or `null` when both allow the same. */
export function compareAllowed({ before = [], after = [] }: AllowedSets): 'widened' | 'narrowed' | null {
  const isAllBefore = before.length === 0;
  const isAllAfter = after.length === 0;
  if (isAllBefore && isAllAfter) return null;
  if (isAllAfter) return 'widened';
  if (isAllBefore) return 'narrowed';
  const allowed = new Set(after);
  if (before.some((item) => !allowed.has(item))) return 'narrowed';
  return allowed.size > new Set(before).size ? 'widened' : null;
}
