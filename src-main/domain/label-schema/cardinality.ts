import type { Cardinality } from './label-schema';

/** The ends of a relation type at which a region may have one link at most. */
export function limitedEnds(cardinality: Cardinality | undefined): readonly ('from' | 'to')[] {
  if (cardinality === undefined) return [];
  if (cardinality === 'one-to-one') return ['from', 'to'];
  return cardinality === 'one-to-many' ? ['to'] : ['from'];
}
