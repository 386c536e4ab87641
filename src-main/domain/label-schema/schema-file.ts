import type { JsonObject } from '../canonical/canonical-json';
import { compareCodeUnits } from '../canonical/canonical-json';
import { normaliseObject, normaliseText } from '../canonical/normalise-text';
import { AppError } from '../errors/app-error';
import type { GeometryKind } from '../regions/region';
import type { AttributeDefinition, LabelClass, LabelSchema, RelationType } from './label-schema';
import {
  asBoolean,
  asList,
  asObject,
  asString,
  quote,
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

const GEOMETRY: readonly GeometryKind[] = ['box', 'quad', 'polygon'];
const ATTRIBUTE_TYPES = ['boolean', 'number', 'string', 'choice', 'multi-choice'] as const;
const PROBLEMS_SHOWN = 20;

/** `about` says which published version a file was exported from; it is for people and not read. */
const ROOT_KEYS = ['$schema', 'about', 'classes', 'relationTypes', 'guidelines', 'readingOrder'];
const CLASS_KEYS = [
  'name',
  'id',
  'color',
  'hotkey',
  'guideline',
  'parent',
  'geometry',
  'deprecated',
  'attributes',
  'source',
];
const ATTRIBUTE_KEYS = ['name', 'id', 'type', 'required', 'default', 'choices'];
const RELATION_KEYS = ['name', 'id', 'from', 'to'];

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
  const file = asObject(value, 'the file', ROOT_KEYS, report);
  if (file === undefined) return { classes: [] };
  if (file['classes'] === undefined)
    report('classes', 'is missing; write a list of classes, [] if there are none');
  const classes = asList(file['classes'], 'classes', LIMITS.classes, report).map((item, index) =>
    readClass(item, `classes[${index}]`, ids, report),
  );
  for (const key of ['name', 'id', 'hotkey'] as const) refuseRepeats(classes, 'classes', key, report);
  const resolve = classFinder(classes);
  const linked = classes.map((item, index) => linkParent(item, `classes[${index}].parent`, resolve, report));
  checkParents(linked, report);
  const relationTypes = asList(file['relationTypes'], 'relationTypes', LIMITS.relationTypes, report).map(
    (item, index) => readRelationType(item, `relationTypes[${index}]`, { ids, resolve, report }),
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

function readClass(value: unknown, place: string, ids: SchemaFileIds, report: Report): LabelClass {
  const item = asObject(typeof value === 'string' ? { name: value } : value, place, CLASS_KEYS, report) ?? {};
  const name = readName(item['name'], `${place}.name`, report);
  const color = asString(item['color'], `${place}.color`, LIMITS.nameCharacters, report);
  if (color !== undefined && !/^#[0-9a-f]{6}$/i.test(color)) {
    report(`${place}.color`, `${quote(color)} is not a colour; write #rrggbb`);
  }
  const hotkey = item['hotkey'];
  if (hotkey !== undefined && !(typeof hotkey === 'string' && /^[0-9]$/.test(hotkey))) {
    report(`${place}.hotkey`, `${quote(hotkey)} is not a hotkey; write one digit in quotes, "0" to "9"`);
  }
  const guideline = asString(item['guideline'], `${place}.guideline`, LIMITS.guidelineCharacters, report);
  const parent = asString(item['parent'], `${place}.parent`, LIMITS.nameCharacters, report);
  const geometry = readGeometry(item['geometry'], `${place}.geometry`, report);
  const attributes = asList(item['attributes'], `${place}.attributes`, LIMITS.attributesPerClass, report).map(
    (one, index) => readAttribute(one, `${place}.attributes[${index}]`, { className: name, ids, report }),
  );
  refuseRepeats(attributes, `${place}.attributes`, 'id', report);
  refuseRepeats(attributes, `${place}.attributes`, 'name', report);
  const source =
    item['source'] === undefined ? undefined : asObject(item['source'], `${place}.source`, null, report);
  return {
    id: readId(item['id'], `${place}.id`, report) ?? ids.classId(name),
    name,
    ...(color !== undefined && { color: color.toLowerCase() }),
    ...(typeof hotkey === 'string' && { hotkey }),
    ...(guideline && { guideline }),
    ...(parent !== undefined && { parent }),
    ...(geometry !== undefined && { geometry }),
    ...(asBoolean(item['deprecated'], `${place}.deprecated`, report) && { deprecated: true }),
    ...(attributes.length > 0 && { attributes: sortById(attributes) }),
    ...(source !== undefined && { source: normaliseObject(source as JsonObject) }),
  };
}

function readGeometry(value: unknown, place: string, report: Report): readonly GeometryKind[] | undefined {
  if (value === undefined) return undefined;
  const kinds = asList(value, place, GEOMETRY.length, report);
  if (Array.isArray(value) && kinds.length === 0) report(place, 'allows no shape; leave it out to allow all');
  for (const [index, kind] of kinds.entries()) {
    if (!GEOMETRY.includes(kind as GeometryKind))
      report(`${place}[${index}]`, `${quote(kind)} is not one of ${GEOMETRY.join(', ')}`);
  }
  const allowed = GEOMETRY.filter((kind) => kinds.includes(kind));
  return allowed.length === GEOMETRY.length ? undefined : allowed;
}

interface AttributeContext {
  readonly className: string;
  readonly ids: SchemaFileIds;
  readonly report: Report;
}

function readAttribute(
  value: unknown,
  place: string,
  { className, ids, report }: AttributeContext,
): AttributeDefinition {
  const item = asObject(value, place, ATTRIBUTE_KEYS, report) ?? {};
  const name = readName(item['name'], `${place}.name`, report);
  const type = ATTRIBUTE_TYPES.find((known) => known === item['type']);
  if (type === undefined)
    report(`${place}.type`, `${quote(item['type'])} is not one of ${ATTRIBUTE_TYPES.join(', ')}`);
  const choices = asList(item['choices'], `${place}.choices`, LIMITS.choices, report).map((one, index) =>
    readName(one, `${place}.choices[${index}]`, report),
  );
  const wantsChoices = type === 'choice' || type === 'multi-choice';
  if (wantsChoices && choices.length === 0)
    report(`${place}.choices`, `is missing; a ${type} needs a list of values`);
  if (type !== undefined && !wantsChoices && item['choices'] !== undefined)
    report(`${place}.choices`, `does not go with type ${type}`);
  if (new Set(choices).size < choices.length) report(`${place}.choices`, 'names a value twice');
  const preset = normaliseValue(item['default']);
  if (preset !== undefined && type !== undefined && !suits(preset, type, choices)) {
    report(`${place}.default`, `${quote(item['default'])} is not a value of this ${type}`);
  }
  return {
    id: readId(item['id'], `${place}.id`, report) ?? ids.attributeId(className, name),
    name,
    type: type ?? 'string',
    ...(asBoolean(item['required'], `${place}.required`, report) && { required: true }),
    ...(preset !== undefined && { default: preset as NonNullable<AttributeDefinition['default']> }),
    ...(choices.length > 0 && { choices }),
  };
}

function normaliseValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normaliseValue);
  return typeof value === 'string' ? normaliseText(value) : value;
}

function suits(value: unknown, type: AttributeDefinition['type'], choices: readonly string[]): boolean {
  if (type === 'choice') return choices.includes(value as string);
  if (type === 'multi-choice') {
    return (
      Array.isArray(value) &&
      value.every((one) => choices.includes(one)) &&
      new Set(value).size === value.length
    );
  }
  return typeof value === type && (type !== 'number' || Number.isFinite(value));
}

/** Finds a class by name, then by id; a name wins because it is what people write. */
function classFinder(classes: readonly LabelClass[]): (reference: string) => string | undefined {
  const byId = new Map(classes.map((item) => [item.id, item.id]));
  const byName = new Map(classes.map((item) => [item.name, item.id]));
  return (reference) => byName.get(reference) ?? byId.get(reference);
}

function linkParent(
  item: LabelClass,
  place: string,
  resolve: (name: string) => string | undefined,
  report: Report,
): LabelClass {
  if (item.parent === undefined) return item;
  const parent = resolve(item.parent);
  if (parent === undefined) report(place, `there is no class ${quote(item.parent)}`);
  return { ...item, parent: parent ?? item.parent };
}

/** Each class is walked to its root once: what was walked before is known to end. */
function checkParents(classes: readonly LabelClass[], report: Report): void {
  const byId = new Map(classes.map((item) => [item.id, item]));
  const walked = new Set<string>();
  for (const [index, start] of classes.entries()) {
    const path = new Set<string>();
    let at: LabelClass | undefined = start;
    while (at !== undefined && !walked.has(at.id) && !path.has(at.id)) {
      path.add(at.id);
      at = at.parent === undefined ? undefined : byId.get(at.parent);
    }
    if (at !== undefined && path.has(at.id)) {
      report(
        `classes[${index}].parent`,
        `${quote(at.name)} is its own ancestor; parents may not form a circle`,
      );
    }
    for (const id of path) walked.add(id);
  }
}

function readRelationType(
  value: unknown,
  place: string,
  {
    ids,
    resolve,
    report,
  }: { ids: SchemaFileIds; resolve: (name: string) => string | undefined; report: Report },
): RelationType {
  const item = asObject(value, place, RELATION_KEYS, report) ?? {};
  const name = readName(item['name'], `${place}.name`, report);
  const readEnds = (end: 'from' | 'to') => {
    if (item[end] === undefined) return undefined;
    const found = asList(item[end], `${place}.${end}`, LIMITS.classes, report).map((one, index) => {
      const known = resolve(readName(one, `${place}.${end}[${index}]`, report));
      if (known === undefined) report(`${place}.${end}[${index}]`, `there is no class ${quote(one)}`);
      return known ?? '';
    });
    return [...new Set(found)].toSorted(compareCodeUnits);
  };
  const from = readEnds('from');
  const to = readEnds('to');
  return {
    id: readId(item['id'], `${place}.id`, report) ?? ids.relationTypeId(name),
    name,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

function sortById<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => compareCodeUnits(a.id, b.id));
}
