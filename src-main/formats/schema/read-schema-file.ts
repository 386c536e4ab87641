import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import type { Report } from '../../domain/label-schema/schema-file-values';
import { isJsonObject } from '../coco/coco-types';
import { formatInvalid } from '../format-errors';
import { JsonSyntaxError } from '../json/json-syntax-error';
import { parseJsonText } from '../json/parse-json-text';
import { readCocoCategories } from './coco-category-list';
import { readCvatLabels } from './cvat-labels';
import { cvatLabelsOfXml } from './cvat-xml';
import { readFottFields } from './fott-fields';
import { isLabelStudioConfig, readLabelStudioConfig } from './label-studio-config';
import { createSchemaFileDraft, type SchemaFileDraft, SchemaTooLargeError } from './schema-file-draft';
import { createProblems, notASchema } from './schema-format-error';
import { parseXml, type XmlElement, XmlError } from './xml-tree';

/** Whose form a schema file has. */
export type SchemaFileFormat = 'colophon' | 'label-studio' | 'cvat' | 'coco' | 'fott';

/** A schema file of any known format, in our form. */
export interface SchemaFileRead {
  readonly format: SchemaFileFormat;
  /** As docs/schema-file.md describes it, not checked yet: parseSchemaFile does that, and gives ids. */
  readonly file: JsonValue;
  /** What our form cannot say, or what was tolerated; each names its place. */
  readonly warnings: readonly string[];
}

const MIB = 1024 * 1024;
/** The largest real ones, COCO files with their annotations aside, have some hundred kilobytes. */
const MAX_BYTES = 16 * MIB;

/** Reading XML takes 1 s for each MiB at worst, and the program waits for it; labelling configs have some kilobytes. */
const MAX_XML_BYTES = 4 * MIB;

const KNOWN = [
  'a Colophon schema file (JSON with “classes”)',
  'a Label Studio labelling config (XML with <View>)',
  'CVAT labels (a JSON list, JSON with “labels”, or an annotation file in XML)',
  'COCO (JSON with “categories”)',
  'fields.json of FOTT or Azure Document Intelligence (JSON with “fields”)',
];

/**
 * Reads a label schema from the text of a file, whatever tool wrote it; the format is told by the content.
 *
 * @param fileName for messages
 * @throws AppError `format-invalid` when it is no known format, or damaged, or larger than 16 MiB (XML: 4 MiB)
 */
export function readSchemaFileText(fileName: string, content: string): SchemaFileRead {
  refuseLarge(fileName, content, MAX_BYTES);
  const text = content.replace(/^\uFEFF/, '').trim();
  if (/^[[{]/.test(text)) return readJsonForm(fileName, text);
  if (text.startsWith('<')) return readXmlForm(fileName, text);
  throw notASchema(fileName, text === '' ? 'It is empty.' : 'It is neither JSON nor XML.', KNOWN);
}

function refuseLarge(path: string, text: string, most: number): void {
  const bytes = Buffer.byteLength(text);
  if (bytes <= most) return;
  throw formatInvalid(
    path,
    `It has ${(bytes / MIB).toFixed(1)} MiB; a schema file may have ${most / MIB}.`,
    'Export the schema alone, without annotations.',
  );
}

function readXmlForm(path: string, text: string): SchemaFileRead {
  refuseLarge(path, text, MAX_XML_BYTES);
  const root = parseXmlOf(path, text);
  if (isLabelStudioConfig(root)) return labelStudio(path, root);
  const labels = cvatLabelsOfXml(root);
  if (labels !== null) return cvat(path, labels, 'labels');
  throw notASchema(
    path,
    `It is XML, but <${root.name}> begins no labelling config and holds no labels.`,
    KNOWN,
  );
}

function readJsonForm(path: string, text: string): SchemaFileRead {
  const value = parseJsonOf(path, text);
  if (Array.isArray(value)) return readListForm(path, value as readonly JsonValue[]);
  const keys = value as JsonObject;
  const { categories, labels, label_config: config } = keys;
  if (keys['classes'] !== undefined) return { format: 'colophon', file: value, warnings: [] };
  if (categories !== undefined) return coco(path, categories);
  if (keys['fields'] !== undefined) {
    return build(path, { format: 'fott', formatName: 'fields.json', keepsOrder: true }, (draft, report) =>
      readFottFields(keys, draft, report),
    );
  }
  if (labels !== undefined && !isNameless(labels)) return cvat(path, labels, 'labels');
  if (typeof config === 'string' && config.trimStart().startsWith('<'))
    return readXmlForm(path, config.trim());
  throw notASchema(path, describeKeys(keys), KNOWN);
}

/** A list in which nothing has a name, as labels of CVAT have: the labelled values of a document, for example. */
const isNameless = (labels: JsonValue): boolean =>
  Array.isArray(labels) && labels.length > 0 && !labels.some(hasKey('name'));

const hasKey =
  (key: string) =>
  (item: JsonValue): boolean =>
    isJsonObject(item) && item[key] !== undefined;

function describeKeys(keys: JsonObject): string {
  const { document, labels } = keys;
  if (document !== undefined && Array.isArray(labels) && labels.some(hasKey('label')))
    return 'It holds the labelled values of one document, as FOTT writes them; the classes are in fields.json.';
  const found = Object.keys(keys);
  if (found.length === 0) return 'It is an empty object.';
  return `It is JSON with the keys ${`${found.slice(0, 8).join(', ')}${found.length > 8 ? ' …' : ''}`.slice(0, 200)}.`;
}

/** A bare list: of categories if they look like COCO, of CVAT labels if they have names. */
function readListForm(path: string, list: readonly JsonValue[]): SchemaFileRead {
  if (list.some(hasKey('supercategory'))) return coco(path, list);
  if (list.some(hasKey('name'))) return cvat(path, list, '');
  throw notASchema(path, 'It is a list, but not of labels or categories.', KNOWN);
}

const coco = (path: string, categories: JsonValue): SchemaFileRead =>
  build(path, { format: 'coco', formatName: 'COCO', keepsOrder: false }, (draft, report) =>
    readCocoCategories(categories, draft, report),
  );

const cvat = (path: string, labels: JsonValue, at: string): SchemaFileRead =>
  build(path, { format: 'cvat', formatName: 'CVAT labels', keepsOrder: true }, (draft, report) =>
    readCvatLabels(labels, at, draft, report),
  );

const labelStudio = (path: string, root: XmlElement): SchemaFileRead =>
  build(
    path,
    { format: 'label-studio', formatName: 'a labelling config', keepsOrder: true },
    (draft, report) => readLabelStudioConfig(root, draft, report),
  );

interface Form {
  readonly format: SchemaFileFormat;
  /** As people know it. */
  readonly formatName: string;
  readonly keepsOrder: boolean;
}

/** A file in another tool's form: what is wrong is thrown, what is lost becomes a warning. */
function build(
  path: string,
  { format, formatName, keepsOrder }: Form,
  read: (draft: SchemaFileDraft, report: Report) => void,
): SchemaFileRead {
  const draft = createSchemaFileDraft(keepsOrder);
  const problems = createProblems(path, formatName);
  try {
    read(draft, problems.report);
  } catch (error) {
    if (!(error instanceof SchemaTooLargeError)) throw error;
    throw formatInvalid(path, `It holds ${error.message}.`, 'Split it into several schemas.');
  }
  problems.check();
  return { format, ...draft.finish() };
}

function parseXmlOf(path: string, text: string): XmlElement {
  try {
    return parseXml(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw formatInvalid(
      path,
      error.message,
      'Export the file again, or check that it was copied completely.',
    );
  }
}

function parseJsonOf(path: string, text: string): JsonValue {
  try {
    return parseJsonText(Buffer.from(text), 0).value;
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      const line = Buffer.from(text).subarray(0, error.offset).toString().split('\n').length;
      throw formatInvalid(
        path,
        `Line ${line}, byte ${error.offset}: found ${error.found}, expected ${error.expected}.`,
        'Export the file again, or check that it was copied completely.',
      );
    }
    if (error instanceof RangeError)
      throw formatInvalid(path, 'Its parts are nested too deeply.', 'Choose another file.');
    throw error;
  }
}
