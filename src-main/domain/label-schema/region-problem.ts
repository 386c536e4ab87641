import type { Region } from '../regions/region';

export type ProblemCode =
  | 'class-missing'
  | 'class-unknown'
  | 'attribute-missing'
  | 'attribute-invalid'
  | 'attribute-unknown'
  | 'geometry-not-allowed'
  | 'parent-missing'
  | 'parent-not-allowed'
  | 'relation-invalid'
  | 'outside-page';

/** A way in which a region breaks its schema. */
export interface RegionProblem {
  readonly code: ProblemCode;
  /** In plain words, as what the region does: `has no value of “due date”`. */
  readonly words: string;
  /** Whether it keeps a dataset with the rule "no problems" from being committed. */
  readonly isBlocking: boolean;
}

/** Finds a region of a document by its id. */
export type FindRegion = (id: string) => Pick<Region, 'class'> | undefined;

/** A problem that the region's label is not valid with. */
export const blocking = (code: ProblemCode, words: string): RegionProblem => ({
  code,
  words,
  isBlocking: true,
});
