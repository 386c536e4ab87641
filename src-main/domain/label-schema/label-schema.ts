import type { Box } from '../geometry/units';
import type { GeometryKind, SourceFields } from '../regions/region';

/** A typed field that regions of a class carry. */
export interface AttributeDefinition {
  readonly id: string;
  readonly name: string;
  readonly type: 'boolean' | 'number' | 'string' | 'choice' | 'multi-choice';
  readonly required?: boolean;
  readonly default?: boolean | number | string | readonly string[];
  /** The values allowed for `choice` and `multi-choice`, in the order in which they are offered. */
  readonly choices?: readonly string[];
  /** Bounds of a `number`, both allowed values. */
  readonly min?: number;
  readonly max?: number;
  /** What a `number` counts, as people write it: `EUR`, `mm`. */
  readonly unit?: string;
  /** RE2 syntax; the whole of a `string` must match. RE2, because a schema may come from a stranger. */
  readonly pattern?: string;
  /** Place in the list; by name where absent. */
  readonly order?: number;
}

/** A region on a real page that shows what belongs to a class, or what does not. */
export interface ClassExample {
  /** SHA-256 of the file. */
  readonly file: string;
  /** 0-based. */
  readonly pageIndex: number;
  /** Units of 1e-4 point (pixel for images) in page space. */
  readonly box: Box;
  readonly isNegative?: boolean;
  readonly note?: string;
}

/** One label. Its id never changes, so renaming it relabels nothing. */
export interface LabelClass {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb`; derived from the name when absent, so that the order of importing leaves no trace. */
  readonly color?: string;
  /** One digit, `1` … `9` or `0`; derived from the order of names when absent. */
  readonly hotkey?: string;
  /** What belongs to this class and what does not, in Markdown. */
  readonly guideline?: string;
  /** Id of the class it is a kind of: the hierarchy of the schema. */
  readonly parent?: string;
  /** Ids of the classes whose regions may contain a region of this one; any, or none, when absent. */
  readonly allowedParents?: readonly string[];
  /** Place among its siblings; by name where absent. */
  readonly order?: number;
  readonly examples?: readonly ClassExample[];
  /** Shapes that may be drawn; all when absent. */
  readonly geometry?: readonly GeometryKind[];
  readonly deprecated?: boolean;
  readonly attributes?: readonly AttributeDefinition[];
  /** What a format said about the class and Colophon does not model (COCO category id, supercategory …). */
  readonly source?: SourceFields;
}

export type Cardinality = 'one-to-one' | 'one-to-many' | 'many-to-one';

export interface RelationType {
  readonly id: string;
  readonly name: string;
  /** Class ids; all when absent. */
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  /** `one-to-many`: each region at the `to` end has one link of this type at most. Many to many when absent. */
  readonly cardinality?: Cardinality;
  /** Set when the two ends mean the same. */
  readonly undirected?: boolean;
}

/** Classes, their attributes and the relations between them. Lists are sorted by id. */
export interface LabelSchema {
  readonly classes: readonly LabelClass[];
  readonly relationTypes?: readonly RelationType[];
  /** Guidelines for the whole schema, in Markdown. */
  readonly guidelines?: string;
  readonly readingOrder?: boolean;
}

export const EMPTY_SCHEMA: LabelSchema = { classes: [] };

/** How far a schema change reaches, the furthest first: old data may mean something else, is still valid, or looks only. */
export const SCHEMA_CHANGE_LEVELS = ['breaking', 'compatible', 'cosmetic'] as const;
export type SchemaChangeLevel = (typeof SCHEMA_CHANGE_LEVELS)[number];

export interface SchemaChange {
  /** What happened, for example `class-added`, `class-renamed`, `class-removed`, `color-changed`. */
  readonly kind: string;
  /** Where, for example `classes/Table/color`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly level: SchemaChangeLevel;
}
