import { equalJson } from '../../domain/canonical/canonical-json';
import type { Region } from '../../domain/regions/region';

/** What an import that matches by geometry did to regions that were there under other ids. */
export interface ContinuedCounts {
  continued: number;
  /** Those of them that lie elsewhere or have another size now. */
  moved: number;
  /** Those of them that have another class now; some may be moved, too. */
  relabelled: number;
}

/** Counts regions of a page that go on, by what became different. */
export function countContinued(
  counts: ContinuedCounts,
  known: ReadonlyMap<string, Region>,
  continued: readonly Region[],
): void {
  for (const region of continued) {
    const before = known.get(region.id);
    counts.continued += 1;
    if (before?.class !== region.class) counts.relabelled += 1;
    if (!equalJson(before?.parts as never, region.parts as never)) counts.moved += 1;
  }
}
