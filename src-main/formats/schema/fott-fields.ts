import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import { normaliseObject } from '../../domain/canonical/normalise-text';
import { asList, asObject, quote, type Report } from '../../domain/label-schema/schema-file-values';
import {
  type DraftAttribute,
  type DraftClass,
  readGivenName,
  type SchemaFileDraft,
} from './schema-file-draft';

/** A bound, so that a hostile file is refused early. */
const MAX_FIELDS = 10_000;
/** Tables do not stand in tables; definitions that point to each other would go on for ever. */
const MAX_DEPTH = 8;

/** What a region of a field is worth; a text needs no attribute, since a region has its own. */
const VALUES: Readonly<Record<string, DraftAttribute | null>> = {
  string: null,
  number: { name: 'value', type: 'number' },
  integer: { name: 'value', type: 'number' },
  currency: { name: 'value', type: 'number' },
  date: { name: 'value', type: 'string' },
  time: { name: 'value', type: 'string' },
  phoneNumber: null,
  countryRegion: null,
  selectionMark: { name: 'value', type: 'choice', choices: ['selected', 'unselected'] },
  boolean: { name: 'value', type: 'boolean' },
  signature: { name: 'value', type: 'choice', choices: ['signed', 'unsigned'] },
};

/** What is checked there and not here. */
const LOSSES: Readonly<Record<string, string>> = {
  integer: 'that a number is whole is not checked here',
  date: 'dates are text here and are not checked',
  time: 'times are text here and are not checked',
};

interface Reading {
  readonly draft: SchemaFileDraft;
  readonly report: Report;
  readonly definitions: JsonObject;
}

interface Position {
  readonly place: string;
  /** The class of the table that the field is a column or row of. */
  readonly parent: DraftClass | null;
  readonly depth: number;
}

/**
 * Reads `fields.json` of the Form OCR Testing Tool and of Azure Document Intelligence: a field becomes a class; a table
 * a class whose columns and rows are classes below it, called `table/column` as in the files of labels.
 */
export function readFottFields(file: JsonObject, draft: SchemaFileDraft, report: Report): void {
  const definitions = asObject(file['definitions'] ?? {}, 'definitions', null, report) as
    | JsonObject
    | undefined;
  const reading = { draft, report, definitions: definitions ?? {} };
  readFields(file['fields'], { place: 'fields', parent: null, depth: 0 }, reading);
}

function readFields(fields: JsonValue | undefined, position: Position, reading: Reading): void {
  for (const [index, value] of asList(fields, position.place, MAX_FIELDS, reading.report).entries()) {
    const place = `${position.place}[${index}]`;
    const field = asObject(value, place, null, reading.report) as JsonObject | undefined;
    if (field !== undefined) readField(field, { ...position, place }, reading);
  }
}

function readField(field: JsonObject, position: Position, reading: Reading): void {
  const { place, parent } = position;
  const { draft, report } = reading;
  const { fieldType = 'string' } = field;
  const fieldKey = readGivenName(field['fieldKey'], `${place}.fieldKey`, report);
  if (fieldKey === null) return;
  if (typeof fieldType !== 'string')
    return report(`${place}.fieldType`, `${quote(fieldType)} is not text in quotes`);
  const { item, isNew } = draft.openClass(parent === null ? fieldKey : `${parent.name}/${fieldKey}`);
  if (!isNew) return draft.warn(place, `the field ${quote(item.name)} stands twice; the first was taken`);
  if (parent !== null) item.parent = parent.name;
  item.source = { fott: sourceOf(field) };
  if (!Object.hasOwn(VALUES, fieldType)) return readTable({ ...field, fieldType }, item, position, reading);
  const value = VALUES[fieldType];
  if (value) draft.addAttribute(item, value, place);
  if (Object.hasOwn(LOSSES, fieldType)) draft.warn(`${place}.fieldType`, LOSSES[fieldType]!);
}

/** What a field says beside its name and columns; a format that is not given is none. */
function sourceOf(field: JsonObject): JsonObject {
  const told = Object.entries(field).filter(
    ([key, value]) =>
      key !== 'fieldKey' &&
      key !== 'fields' &&
      value !== null &&
      !(key === 'fieldFormat' && value === 'not-specified'),
  );
  return normaliseObject(Object.fromEntries(told));
}

/** A table: its columns or rows stand in the field, or in the definition that it names. */
function readTable(
  field: JsonObject & { readonly fieldType: string },
  parent: DraftClass,
  { place, depth }: Position,
  reading: Reading,
): void {
  const { fieldType, fields, itemType } = field;
  if (depth >= MAX_DEPTH) {
    const problem = `stands in more than ${MAX_DEPTH} tables; definitions may point in a circle`;
    return reading.report(place, problem);
  }
  const inside = { place: `${place}.fields`, parent, depth: depth + 1 };
  if (Array.isArray(fields)) readFields(fields, inside, reading);
  if (fieldType === 'array' && typeof itemType === 'string')
    readDefinition(itemType, inside, `${place}.itemType`, reading);
  else if (fieldType !== 'array' && fieldType !== 'object')
    readDefinition(fieldType, inside, `${place}.fieldType`, reading);
  else if (!Array.isArray(fields)) reading.draft.warn(place, 'the columns of the table are not given');
}

function readDefinition(name: string, position: Position, usedAt: string, reading: Reading): void {
  const key = name.replace(/^#\/definitions\//, '');
  if (Object.hasOwn(VALUES, key)) return;
  if (!Object.hasOwn(reading.definitions, key))
    return reading.draft.warn(
      usedAt,
      `${quote(name)} is neither a type that is known here nor a definition; any text is taken`,
    );
  const place = `definitions.${key}`;
  const definition = asObject(reading.definitions[key], place, null, reading.report) as
    | JsonObject
    | undefined;
  if (definition !== undefined)
    readFields(definition['fields'] ?? [], { ...position, place: `${place}.fields` }, reading);
}
