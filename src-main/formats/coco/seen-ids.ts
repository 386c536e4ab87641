import type { CocoId } from './coco-types';

/** A growing set is copied in one go when it doubles; many small ones keep each pause below a millisecond. */
const SETS = 128;

/** Which ids came before, for a million of them. */
export interface SeenIds {
  /** @returns whether the id is new */
  add(id: CocoId): boolean;
  /** The largest integer id added; 0 when there is none. */
  readonly maximum: number;
}

export function createSeenIds(): SeenIds {
  const sets = Array.from({ length: SETS }, () => new Set<CocoId>());
  let maximum = 0;
  return {
    add(id) {
      if (typeof id === 'number' && Number.isSafeInteger(id) && id > maximum) maximum = id;
      const set = sets[setOf(id)]!;
      const before = set.size;
      return set.add(id).size > before;
    },
    get maximum() {
      return maximum;
    },
  };
}

function setOf(id: CocoId): number {
  if (typeof id === 'number') return Number.isInteger(id) ? Math.abs(id % SETS) : 0;
  const last = id.length - 1;
  return (id.charCodeAt(last) * 31 + id.charCodeAt(last >> 1)) % SETS;
}
