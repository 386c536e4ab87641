import type { GeometryKind, SourceFields } from '../regions/region';

/** A typed field that regions of a class carry. */
export interface AttributeDefinition {
  readonly id: string;
  readonly name: string;
  readonly type: 'boolean' | 'number' | 'string' | 'choice' | 'multi-choice';
  readonly required?: boolean;
  readonly default?: boolean | number | string | readonly string[];
  /** The values allowed for `choice` and `multi-choice`. */
  readonly choices?: readonly string[];
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
  readonly parent?: string;
  /** Shapes that may be drawn; all when absent. */
  readonly geometry?: readonly GeometryKind[];
  readonly deprecated?: boolean;
  readonly attributes?: readonly AttributeDefinition[];
  /** What a format said about the class and Colophon does not model (COCO category id, supercategory …). */
  readonly source?: SourceFields;
}

export interface RelationType {
  readonly id: string;
  readonly name: string;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
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

/** How far a schema change reaches: looks only, old data still valid, or old data may mean something else. */
export type SchemaChangeLevel = 'cosmetic' | 'compatible' | 'breaking';

export interface SchemaChange {
  /** What happened, for example `class-added`, `class-renamed`, `class-removed`, `color-changed`. */
  readonly kind: string;
  /** Where, for example `classes/Table/color`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly level: SchemaChangeLevel;
}
