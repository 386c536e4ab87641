import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import { isJsonObject } from '../coco/coco-types';
import { formatInvalid } from '../format-errors';
import { JsonSyntaxError } from '../json/json-syntax-error';
import { parseJsonText } from '../json/parse-json-text';
import { readCocoCategories } from './coco-category-list';
import { createSchemaFileDraft, type SchemaFileDraft } from './schema-file-draft';
import { createProblems, notASchema } from './schema-format-error';
import type { Report } from '../../domain/label-schema/schema-file-values';

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

/** In bytes. The largest real ones, COCO files with their annotations aside, have some hundred kilobytes. */
export const MAX_SCHEMA_FILE_BYTES = 16 * 1024 * 1024;

const KNOWN = ['a Colophon schema file (JSON with “classes”)', 'COCO (JSON with “categories”)'];

/**
 * Reads a label schema from the text of a file, whatever tool wrote it; the format is told by the content.
 *
 * @param fileName for messages
 * @throws AppError `format-invalid` when it is no known format, or damaged, or larger than 16 MiB
 */
export function readSchemaFileText(fileName: string, content: string): SchemaFileRead {
  const bytes = Buffer.byteLength(content);
  if (bytes > MAX_SCHEMA_FILE_BYTES) {
    throw formatInvalid(
      fileName,
      `It has ${(bytes / 1024 / 1024).toFixed(1)} MiB; a schema file may have ${MAX_SCHEMA_FILE_BYTES / 1024 / 1024}.`,
      'Export the schema alone, without annotations.',
    );
  }
  const text = content.replace(/^\uFEFF/, '').trim();
  if (/^[[{]/.test(text)) return readJsonForm(fileName, text);
  throw notASchema(fileName, text === '' ? 'It is empty.' : 'It is not JSON.', KNOWN);
}

function readJsonForm(path: string, text: string): SchemaFileRead {
  const value = parse(path, text);
  const keys = isJsonObject(value) ? value : {};
  if (keys['classes'] !== undefined) return { format: 'colophon', file: value, warnings: [] };
  const categories = keys['categories'] ?? (looksLikeCategories(value) ? value : undefined);
  if (categories !== undefined) {
    return build(path, 'coco', 'COCO', (draft, report) => readCocoCategories(categories, draft, report));
  }
  const found = Object.keys(keys);
  const why = Array.isArray(value)
    ? 'It is a list, but not of labels or categories.'
    : `It is JSON with the keys ${found.slice(0, 8).join(', ')}${found.length > 8 ? ' …' : ''}.`;
  throw notASchema(path, found.length === 0 && !Array.isArray(value) ? 'It is an empty object.' : why, KNOWN);
}

/** A file in another tool's form: what is wrong is thrown, what is lost becomes a warning. */
function build(
  path: string,
  format: SchemaFileFormat,
  formatName: string,
  read: (draft: SchemaFileDraft, report: Report) => void,
): SchemaFileRead {
  const draft = createSchemaFileDraft();
  const problems = createProblems(path, formatName);
  read(draft, problems.report);
  problems.check();
  return { format, ...draft.finish() };
}

function looksLikeCategories(value: JsonValue): boolean {
  return (
    Array.isArray(value) && value.some((item: JsonObject) => isJsonObject(item) && 'supercategory' in item)
  );
}

function parse(path: string, text: string): JsonValue {
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
