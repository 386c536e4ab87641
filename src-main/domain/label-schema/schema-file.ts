import { AppError } from '../errors/app-error';
import type { Cardinality, LabelSchema, RelationType } from './label-schema';
import { readClass, readNames } from './schema-file-classes';
import {
  classFinder,
  linkAll,
  linkClass,
  refuseCircles,
  sortById,
  type FindClass,
} from './schema-file-links';
import {
  asBoolean,
  asList,
  asObject,
  asOneOf,
  asString,
  readId,
  readName,
  refuseRepeats,
  SCHEMA_FILE_LIMITS as LIMITS,
  type Report,
} from './schema-file-values';

/** Ids for what a schema file names without an id. Names arrive in normal form C. */
export interface SchemaFileIds {
  readonly classId: (name: string) => string;
  readonly attributeId: (className: string, name: string) => string;
  readonly relationTypeId: (name: string) => string;
}

const PROBLEMS_SHOWN = 20;

/** `about` says which published version a file was exported from; it is for people and not read. */
const KEYS = ['$schema', 'about', 'classes', 'relationTypes', 'guidelines', 'readingOrder'];
const RELATION_KEYS = ['name', 'id', 'from', 'to', 'cardinality', 'undirected'];
const CARDINALITIES: readonly Cardinality[] = ['one-to-one', 'one-to-many', 'many-to-one'];

/**
 * The label schema that a schema file describes (docs/schema-file.md), in stored form: ids given,
 * names in normal form C, defaults left out, lists sorted by id.
 *
 * @param value the parsed JSON
 * @throws AppError `schema-invalid`, naming every place that is wrong
 */
export function parseSchemaFile(value: unknown, ids: SchemaFileIds): LabelSchema {
  const problems: string[] = [];
  const report: Report = (place, problem) => problems.push(`${place}: ${problem}`);
  const schema = readSchema(value, ids, report);
  if (problems.length === 0) return schema;
  const shown = problems.slice(0, PROBLEMS_SHOWN);
  const rest = problems.length - shown.length;
  throw new AppError('schema-invalid', {
    what: 'The schema file was not used.',
    why: `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`,
    next: 'Correct the file and try again; docs/schema-file.md describes it.',
  });
}

function readSchema(value: unknown, ids: SchemaFileIds, report: Report): LabelSchema {
  const file = asObject(value, 'the file', KEYS, report);
  if (file === undefined) return { classes: [] };
  if (file['classes'] === undefined)
    report('classes', 'is missing; write a list of classes, [] if there are none');
  const classes = asList(file['classes'], 'classes', LIMITS.classes, report).map((item, index) =>
    readClass(item, `classes[${index}]`, ids, report),
  );
  for (const key of ['name', 'id', 'hotkey'] as const) refuseRepeats(classes, 'classes', key, report);
  const find = classFinder(classes, report);
  const linked = classes.map((item, index) => linkClass(item, `classes[${index}]`, find));
  refuseCircles(linked, report);
  const relationTypes = asList(file['relationTypes'], 'relationTypes', LIMITS.relationTypes, report).map(
    (item, index) => readRelationType(item, `relationTypes[${index}]`, { ids, find, report }),
  );
  refuseRepeats(relationTypes, 'relationTypes', 'id', report);
  refuseRepeats(relationTypes, 'relationTypes', 'name', report);
  asString(file['$schema'], '$schema', LIMITS.guidelineCharacters, report);
  const guidelines = asString(file['guidelines'], 'guidelines', LIMITS.guidelineCharacters, report);
  return {
    classes: sortById(linked),
    ...(relationTypes.length > 0 && { relationTypes: sortById(relationTypes) }),
    ...(guidelines && { guidelines }),
    ...(asBoolean(file['readingOrder'], 'readingOrder', report) && { readingOrder: true }),
  };
}

interface RelationContext {
  readonly ids: SchemaFileIds;
  readonly find: FindClass;
  readonly report: Report;
}

function readRelationType(
  value: unknown,
  place: string,
  { ids, find, report }: RelationContext,
): RelationType {
  const item = asObject(value, place, RELATION_KEYS, report) ?? {};
  const name = readName(item['name'], `${place}.name`, report);
  const readEnds = (end: 'from' | 'to') =>
    linkAll(readNames(item[end], `${place}.${end}`, report), `${place}.${end}`, find);
  const [from, to] = [readEnds('from'), readEnds('to')];
  const cardinality =
    item['cardinality'] === undefined
      ? undefined
      : asOneOf(item['cardinality'], `${place}.cardinality`, CARDINALITIES, report);
  return {
    id: readId(item['id'], `${place}.id`, report) ?? ids.relationTypeId(name),
    name,
    ...(from.length > 0 && { from }),
    ...(to.length > 0 && { to }),
    ...(cardinality !== undefined && { cardinality }),
    ...(asBoolean(item['undirected'], `${place}.undirected`, report) && { undirected: true }),
  };
}
