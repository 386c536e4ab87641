import type { JsonValue } from '../../domain/canonical/canonical-json';
import { readPage } from '../../domain/dataset-versions/object-forms';
import type { ObjectReader } from '../../domain/dataset-versions/object-store';
import type { AttributeValue, DocumentContent } from '../../domain/regions/region';

/** A field of a document, and where it is from. */
export interface DocumentField {
  readonly from: 'attribute' | 'import';
  /** Its values as text; several for a list. */
  readonly values: readonly string[];
}

/** What the frame of an imported image says of the image alone. */
const OF_THE_IMAGE = new Set(['file_name', 'width', 'height', 'id']);

/**
 * What documents can be grouped and stratified by: their attributes, and what an import kept of their pages
 * (`doc_category` and `doc_name` of DocLayNet). An attribute goes before a field of the same name; pages that differ
 * in a field give the document all their values.
 */
export function fieldsOf(objects: ObjectReader, document: DocumentContent): Map<string, DocumentField> {
  const fields = new Map<string, DocumentField>();
  for (const [, pageId] of document.pages)
    for (const [name, value] of Object.entries(readPage(objects, pageId).frame ?? {})) {
      const text = OF_THE_IMAGE.has(name) ? null : textOf(value);
      const known = fields.get(name)?.values ?? [];
      if (text !== null && !known.includes(text))
        fields.set(name, { from: 'import', values: [...known, text] });
    }
  for (const [name, value] of Object.entries(document.attributes ?? {}))
    fields.set(name, { from: 'attribute', values: valuesOf(value) });
  return fields;
}

const valuesOf = (value: AttributeValue): readonly string[] =>
  typeof value === 'object' ? value : [String(value)];

/** Texts, numbers and yes or no; a list or an object is nothing to group by. */
const textOf = (value: JsonValue | undefined): string | null =>
  typeof value === 'object' || value === undefined || value === '' ? null : String(value);
