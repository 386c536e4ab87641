import type { JsonObject } from '../canonical/canonical-json';
import { normaliseObject } from '../canonical/normalise-text';
import { GEOMETRY_KINDS, type GeometryKind, type SourceFields } from '../regions/region';
import type { ClassExample, LabelClass } from './label-schema';
import type { SchemaFileIds } from './schema-file';
import { readAttribute } from './schema-file-attributes';
import { sortById } from './schema-file-links';
import {
  asBoolean,
  asCount,
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

const KEYS = [
  'name',
  'id',
  'color',
  'hotkey',
  'guideline',
  'parent',
  'allowedParents',
  'order',
  'examples',
  'geometry',
  'deprecated',
  'attributes',
  'source',
];
const EXAMPLE_KEYS = ['file', 'pageIndex', 'box', 'isNegative', 'note'];

/** One class; `parent` and `allowedParents` still hold what the file says, a name or an id. */
export function readClass(value: unknown, place: string, ids: SchemaFileIds, report: Report): LabelClass {
  const item = asObject(typeof value === 'string' ? { name: value } : value, place, KEYS, report) ?? {};
  const name = readName(item['name'], `${place}.name`, report);
  const guideline = asString(item['guideline'], `${place}.guideline`, LIMITS.guidelineCharacters, report);
  const parent = asString(item['parent'], `${place}.parent`, LIMITS.nameCharacters, report);
  const allowedParents = readNames(item['allowedParents'], `${place}.allowedParents`, report);
  const order = asCount(item['order'], `${place}.order`, report);
  const examples = asList(item['examples'], `${place}.examples`, LIMITS.examplesPerClass, report).map(
    (one, index) => readExample(one, `${place}.examples[${index}]`, report),
  );
  const geometry = readGeometry(item['geometry'], `${place}.geometry`, report);
  const attributes = asList(item['attributes'], `${place}.attributes`, LIMITS.attributesPerClass, report).map(
    (one, index) => readAttribute(one, `${place}.attributes[${index}]`, { className: name, ids, report }),
  );
  refuseRepeats(attributes, `${place}.attributes`, 'id', report);
  refuseRepeats(attributes, `${place}.attributes`, 'name', report);
  const source = readSource(item['source'], `${place}.source`, report);
  return {
    id: readId(item['id'], `${place}.id`, report) ?? ids.classId(name),
    name,
    ...readLooks(item, place, report),
    ...(guideline && { guideline }),
    ...(parent !== undefined && { parent }),
    ...(allowedParents.length > 0 && { allowedParents }),
    ...(order !== undefined && { order }),
    ...(examples.length > 0 && { examples }),
    ...(geometry !== undefined && { geometry }),
    ...(asBoolean(item['deprecated'], `${place}.deprecated`, report) && { deprecated: true }),
    ...(attributes.length > 0 && { attributes: sortById(attributes) }),
    ...(source !== undefined && { source }),
  };
}

/** Names or ids of classes. An empty list says nothing, like none. */
export function readNames(value: unknown, place: string, report: Report): string[] {
  return asList(value, place, LIMITS.classes, report).map((one, index) =>
    readName(one, `${place}[${index}]`, report),
  );
}

function readLooks(
  item: Record<string, unknown>,
  place: string,
  report: Report,
): Pick<LabelClass, 'color' | 'hotkey'> {
  const color = asString(item['color'], `${place}.color`, LIMITS.nameCharacters, report);
  if (color !== undefined && !/^#[0-9a-f]{6}$/i.test(color))
    report(`${place}.color`, `${quote(color)} is not a colour; write #rrggbb`);
  const hotkey = item['hotkey'];
  if (hotkey !== undefined && !(typeof hotkey === 'string' && /^[0-9]$/.test(hotkey)))
    report(`${place}.hotkey`, `${quote(hotkey)} is not a hotkey; write one digit in quotes, "0" to "9"`);
  return {
    ...(color !== undefined && { color: color.toLowerCase() }),
    ...(typeof hotkey === 'string' && { hotkey }),
  };
}

function readGeometry(value: unknown, place: string, report: Report): readonly GeometryKind[] | undefined {
  if (value === undefined) return undefined;
  const kinds = asList(value, place, GEOMETRY_KINDS.length, report);
  if (Array.isArray(value) && value.length === 0) report(place, 'allows no shape; leave it out to allow all');
  for (const [index, kind] of kinds.entries()) {
    if (!GEOMETRY_KINDS.includes(kind as GeometryKind))
      report(`${place}[${index}]`, `${quote(kind)} is not one of ${GEOMETRY_KINDS.join(', ')}`);
  }
  const allowed = GEOMETRY_KINDS.filter((kind) => kinds.includes(kind));
  return allowed.length === GEOMETRY_KINDS.length ? undefined : allowed;
}

function readExample(value: unknown, place: string, report: Report): ClassExample {
  const item = asObject(value, place, EXAMPLE_KEYS, report) ?? {};
  const { file } = item;
  if (typeof file !== 'string' || !/^[0-9a-f]{64}$/.test(file))
    report(`${place}.file`, `${quote(file)} is not the SHA-256 of a file, 64 digits of 0-9 and a-f`);
  const pageIndex = asCount(item['pageIndex'], `${place}.pageIndex`, report);
  if (item['pageIndex'] === undefined) report(`${place}.pageIndex`, 'is missing; the first page is 0');
  const note = asString(item['note'], `${place}.note`, LIMITS.noteCharacters, report);
  return {
    file: String(file),
    pageIndex: pageIndex ?? 0,
    box: readBox(item['box'], `${place}.box`, report),
    ...(asBoolean(item['isNegative'], `${place}.isNegative`, report) && { isNegative: true }),
    ...(note && { note }),
  };
}

function readBox(value: unknown, place: string, report: Report): ClassExample['box'] {
  const edges = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const isBox = edges.length === 4 && edges.every((edge): edge is number => Number.isSafeInteger(edge));
  const [left, top, right, bottom] = isBox ? (edges as number[]) : [];
  if (left === undefined || top === undefined || right === undefined || bottom === undefined)
    report(place, `${quote(value)} is not four whole numbers: left, top, right, bottom in 1/10000 point`);
  else if (left >= right || top >= bottom) report(place, `${quote(value)} has no width or no height`);
  return [left ?? 0, top ?? 0, right ?? 0, bottom ?? 0].map(
    (edge) => edge + 0,
  ) as unknown as ClassExample['box'];
}

/** What a format said of the class, if it is small and shallow enough to be walked without care later. */
function readSource(value: unknown, place: string, report: Report): SourceFields | undefined {
  if (value === undefined) return undefined;
  const source = asObject(value, place, null, report);
  if (source === undefined) return undefined;
  let left: number = LIMITS.sourceValues;
  const open: [value: unknown, depth: number][] = [[source, 1]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [at, depth] = next;
    if (typeof at === 'string' && at.length > LIMITS.guidelineCharacters) {
      report(
        place,
        `holds a text of ${at.length} characters; at most ${LIMITS.guidelineCharacters} are allowed`,
      );
      return undefined;
    }
    if (typeof at !== 'object' || at === null) continue;
    const inside = Object.values(at);
    left -= inside.length;
    if (left < 0 || depth > LIMITS.sourceDepth) {
      report(
        place,
        `holds more than ${LIMITS.sourceValues} values, or more than ${LIMITS.sourceDepth} levels of them`,
      );
      return undefined;
    }
    for (const each of inside) open.push([each, depth + 1]);
  }
  const normalised = normaliseObject(source as JsonObject);
  return Object.keys(normalised).length === 0 ? undefined : normalised;
}
