import type { ObjectId } from '../../domain/dataset-versions/object-store';

/**
 * Objects that were there already when somebody wrote them. What a garbage collection took for garbage a moment
 * ago is needed from then on, and its age does not tell.
 */
export interface ObjectClaims {
  note(id: ObjectId): void;
  /** Begins to remember. @returns whether an object was noted since, and a function that ends it */
  watch(): { isClaimed(id: ObjectId): boolean; end(): void };
}

export function createObjectClaims(): ObjectClaims {
  const watchers = new Set<Set<ObjectId>>();
  return {
    note(id) {
      for (const claimed of watchers) claimed.add(id);
    },
    watch() {
      const claimed = new Set<ObjectId>();
      watchers.add(claimed);
      return { isClaimed: (id) => claimed.has(id), end: () => void watchers.delete(claimed) };
    },
  };
}
