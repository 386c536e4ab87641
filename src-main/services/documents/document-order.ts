import { compareCodeUnits } from '../../domain/canonical/canonical-json';

interface NamedDocument {
  /** Entry id. */
  readonly id: string;
  readonly name: string;
}

/** Documents by name, `page-2` before `page-10`, the same on every machine; those of one name by id. */
export function sortByName<Document extends NamedDocument>(documents: readonly Document[]): Document[] {
  return documents
    .map((document) => ({ document, key: naturalKey(document.name) }))
    .sort((a, b) => compareCodeUnits(a.key, b.key) || compareCodeUnits(a.document.id, b.document.id))
    .map(({ document }) => document);
}

/** A collator would take seconds for 80,000 names. */
const naturalKey = (name: string): string =>
  name.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(15, '0'));
