import { useState } from 'react';
import { useCall } from '../../api/use-call';
import type { Looks } from '../../sides/class-looks';
import { readRegions } from './read-regions';
import { refreshOf, sidesKey, type Sides } from './comparison';
import { isLookingNeeded, keyOfWhat, matchesWhat, type ListFilter } from './compared-documents';

export interface MatchCounts {
  /** Changes that match, by document; empty while the list of documents tells them itself. */
  readonly counts: ReadonlyMap<string, number>;
  /** How far looking is; null when it is done, or not needed. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

const NONE: ReadonlyMap<string, number> = new Map();

/** Looks through all changed regions for those of one field or class. Keeps counts only, so any size will do. */
export function useMatchCounts(
  sides: Sides,
  { what, cause }: Pick<ListFilter, 'what' | 'cause'>,
  looks: Looks | undefined,
): MatchCounts {
  const [progress, setProgress] = useState<MatchCounts['progress']>(null);
  const isNeeded = isLookingNeeded(what, cause) && looks !== undefined;
  const { data, isLoading } = useCall(
    isNeeded ? `matches ${sidesKey(sides)} ${cause} ${keyOfWhat(what)}` : null,
    async (signal) => {
      const counts = new Map<string, number>();
      if (looks === undefined) return counts;
      for await (const { regions, done, total } of readRegions(sides, { cause }, signal)) {
        for (const change of regions) {
          if (matchesWhat(what, change, looks))
            counts.set(change.document, (counts.get(change.document) ?? 0) + 1);
        }
        if (!signal.aborted) setProgress(done < total ? { done, total } : null);
      }
      return counts;
    },
    refreshOf(sides),
  );
  return { counts: data ?? NONE, progress: isLoading ? (progress ?? { done: 0, total: 0 }) : null };
}
