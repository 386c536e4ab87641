import type { ObjectId } from '../dataset-versions/object-store';
import type { AttributeValue, GeometryKind, Part } from '../regions/region';

/**
 * How regions are carried from one label schema to another (design.md §8, data-model.md §3 `plan`).
 *
 * A plan has one step for each pair of schemas on the way; a migration across several schema versions
 * has the steps of each, applied in order, so that going by way of b is the same as going straight.
 * What a plan does not speak of stays as it is.
 */
export interface MigrationPlan {
  readonly steps: readonly PlanStep[];
  /** What people decided for regions that no rule decides, by region id, ascending. Part of a committed plan only. */
  readonly decisions?: readonly Decision[];
}

/** The rules from one schema to the next. All ids are those of the two schemas. */
export interface PlanStep {
  /** Object ids of the two schemas. */
  readonly from: ObjectId;
  readonly to: ObjectId;
  /** One rule at most for each class of `from`, by class id, ascending; a class without a rule keeps its id. */
  readonly classes: readonly ClassRule[];
  readonly attributes?: readonly AttributeRule[];
  readonly fills?: readonly FillRule[];
  readonly geometry?: readonly GeometryRule[];
  readonly relationTypes?: readonly RelationRule[];
}

/** What becomes of the regions of one class. Several classes with the same `to` are a merge. */
export type ClassRule =
  | { readonly class: string; readonly action: 'map'; readonly to: string }
  /** The first rule whose condition holds decides; `otherwise` the rest: a class id, or the review queue. */
  | {
      readonly class: string;
      readonly action: 'split';
      readonly rules: readonly SplitRule[];
      readonly otherwise: { readonly to: string } | 'review';
    }
  /** A person decides for each region; `candidates` are offered first. */
  | { readonly class: string; readonly action: 'review'; readonly candidates?: readonly string[] }
  | { readonly class: string; readonly action: 'unlabel' }
  | { readonly class: string; readonly action: 'delete' };

export interface SplitRule {
  readonly when: Condition;
  readonly to: string;
}

/** A closed range; an open end is left out. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** What a split rule looks at. Conditions see the region as the step found it. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** A value equal to one of `is`, or containing one (multi-choice), or a number within `range`; neither: it has a value. */
  | {
      readonly attribute: string;
      readonly is?: readonly AttributeValue[];
      readonly range?: Range;
    }
  | { readonly geometry: GeometryKind }
  /** Letter case does not count, except in `matches` (RE2 syntax, found anywhere). */
  | {
      readonly text:
        | { readonly contains: string }
        | { readonly startsWith: string }
        | { readonly endsWith: string }
        | { readonly equals: string }
        | { readonly matches: string }
        | { readonly isEmpty: boolean };
    }
  /** Centre of the first part's bounding box as a share of the page, 0 … 1 from the top left. */
  | { readonly centre: { readonly x?: Range; readonly y?: Range } }
  /** Size of the first part's bounding box as a share of the page's. */
  | { readonly size: { readonly width?: Range; readonly height?: Range; readonly area?: Range } }
  /** 1-based number of the page. */
  | { readonly page: Range };

/** What becomes of one attribute of the regions that had `class` before the step. */
export interface AttributeRule {
  readonly class: string;
  readonly attribute: string;
  /** Attribute id in the new class; `null` drops the value. */
  readonly to: string | null;
  /** Old and new values; `null` drops the value. Values that are not listed: see `otherwise`. */
  readonly values?: readonly (readonly [from: AttributeValue, to: AttributeValue | null])[];
  /** For values that `values` does not list: kept (default), dropped, put to a person, or written in another type. */
  readonly otherwise?: 'keep' | 'drop' | 'review' | 'convert';
}

/** A value for regions that have `class` after the step and no value of the attribute: fixed, or asked of a person. */
export interface FillRule {
  readonly class: string;
  readonly attribute: string;
  readonly value: AttributeValue | 'review';
}

/** `box`: regions of the class with another shape become their bounding box; the old shape is kept as a source field. */
export interface GeometryRule {
  readonly class: string;
  readonly to: 'box' | 'review';
}

/** Relations of a type become relations of another, or go (`null`). */
export interface RelationRule {
  readonly type: string;
  readonly to: string | null;
}

/** A person's answer for one region: the fields that were in question, or that the region was deleted. */
export interface Decision {
  readonly region: string;
  readonly class?: string | null;
  /** Values that were in question, and defaults that came with the class. */
  readonly attributes?: Readonly<Record<string, AttributeValue | null>>;
  /** All of its shapes. */
  readonly parts?: readonly Part[];
  readonly isRemoved?: true;
}

/** What a rule left open for one region. */
export type Question =
  | { readonly kind: 'class'; readonly was: string | null; readonly candidates: readonly string[] }
  | { readonly kind: 'attribute'; readonly attribute: string; readonly was: AttributeValue | null }
  /** `allowed` is absent in what older libraries hold: an answer to that is not told from a correction. */
  | { readonly kind: 'geometry'; readonly allowed?: readonly GeometryKind[] };
