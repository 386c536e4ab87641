import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { type PictureOf, toGuidelineDocument } from './guideline-document';
import { writeHtml } from './guideline-html';
import { writeMarkdown } from './guideline-markdown';
import type { SchemaRecord } from './write-schema-json';

export interface GuidelineOptions {
  readonly format: 'md' | 'html';
  /** The picture of an example; `null` where its page is not at hand, which is then said in its place. */
  readonly pictures: PictureOf;
}

/**
 * The schema as a document for the people who label: every class with what belongs to it, its attributes and examples,
 * the relations, and what changed. Whatever the schema holds, the document runs nothing and fetches nothing.
 */
export function writeGuidelines(
  schema: LabelSchema,
  record: SchemaRecord,
  options: GuidelineOptions,
): string {
  const document = toGuidelineDocument(schema, record, options.pictures);
  return options.format === 'html' ? writeHtml(document) : writeMarkdown(document);
}
