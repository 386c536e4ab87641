import { equalJson, type JsonValue } from '../canonical/canonical-json';
import type { PageContent, Region, SourceFields } from '../regions/region';
import { comparable, SAME_NAMES, type NewNames } from './new-names';

/** The fields in which two states of a region can differ. */
export const CHANGE_KINDS = [
  'geometry',
  'class',
  'text',
  'attributes',
  'relations',
  'parent',
  'order',
  'status',
  'source',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What happened to one region between two states of a page. */
export interface RegionDifference {
  /** Where regions were matched by geometry, the id it has after the change. */
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** The fields that differ; empty for regions added and removed. */
  readonly kinds: readonly ChangeKind[];
  readonly before: Region | null;
  readonly after: Region | null;
  /** 0-based page that it was on, where that is another one than it is on now: that belongs to its geometry. */
  readonly pageBefore?: number;
}

const same = (a: unknown, b: unknown): boolean => equalJson(a as JsonValue, b as JsonValue);

/**
 * Compares two states of a page by region id, field by field. Exact: coordinates are integers, and a
 * tolerance is a choice of the person looking.
 *
 * @param names what ids of the earlier state are in the later one
 */
export function diffRegions(
  before: PageContent,
  after: PageContent,
  names: NewNames = SAME_NAMES,
): RegionDifference[] {
  const idOf = (id: string): string => names.regions.get(id) ?? id;
  const old = new Map(before.regions.map((region) => [idOf(region.id), region]));
  const now = new Map(after.regions.map((region) => [region.id, region]));
  const differences: RegionDifference[] = [];
  const reordered = reorderedIds((before.order ?? []).map(idOf), after.order ?? []);
  for (const [id, region] of old) {
    const next = now.get(id);
    if (next === undefined)
      differences.push({ id, change: 'removed', kinds: [], before: region, after: null });
    else {
      const kinds = changedKinds(comparable(region, next, names), next);
      if (reordered.has(id)) kinds.push('order');
      if (kinds.length > 0) differences.push({ id, change: 'changed', kinds, before: region, after: next });
    }
  }
  for (const [id, region] of now) {
    if (!old.has(id)) differences.push({ id, change: 'added', kinds: [], before: null, after: region });
  }
  return differences;
}

/** The fields in which two states of one region differ. */
export function changedKinds(before: Region, after: Region): ChangeKind[] {
  const kinds: ChangeKind[] = [];
  const isMoved = !same(before.parts, after.parts);
  if (isMoved) kinds.push('geometry');
  if (before.class !== after.class) kinds.push('class');
  if (before.text !== after.text) kinds.push('text');
  if (!same(before.attributes ?? {}, after.attributes ?? {})) kinds.push('attributes');
  if (before.parent !== after.parent) kinds.push('parent');
  if ((before.status ?? 'accepted') !== (after.status ?? 'accepted') || !same(before.origin, after.origin))
    kinds.push('status');
  // Moving a region makes what its source said of the shape stale: that is part of the move, not a change of its own.
  const isSourceChanged =
    !same(before.source ?? {}, after.source ?? {}) || (!isMoved && before.reshaped !== after.reshaped);
  if (isSourceChanged) kinds.push('source');
  return kinds;
}

/** Whether the frame of an imported page differs. It counts under `source`, without a region. */
export const isFrameChanged = (before: SourceFields | undefined, after: SourceFields | undefined): boolean =>
  !same(before ?? {}, after ?? {});

/**
 * The ids that changed their place in a reading order: the complement of the longest increasing
 * subsequence of old places, so that one insertion or one move is one change. O(n log n).
 */
export function reorderedIds(before: readonly string[], after: readonly string[]): Set<string> {
  const known = new Set(before);
  const kept = keptInOrder(before, after);
  return new Set(after.filter((id) => known.has(id) && !kept.has(id)));
}

/** The ids of a longest run that two reading orders have in the same sequence. O(n log n). */
export function keptInOrder(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((id, index) => [id, index]));
  const common = after.filter((id) => place.has(id));
  const kept = longestIncreasing(common.map((id) => place.get(id) as number));
  return new Set(common.filter((_, index) => kept.has(index)));
}

/** Indices of one longest increasing subsequence (patience sorting). */
function longestIncreasing(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = index;
  }
  const kept = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] as number) kept.add(index);
  return kept;
}
