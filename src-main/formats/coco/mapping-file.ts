import type { JsonValue } from '../../domain/canonical/canonical-json';
import { normaliseText } from '../../domain/canonical/normalise-text';
import { formatInvalid } from '../format-errors';
import { JsonSyntaxError } from '../json/json-syntax-error';
import { parseJsonText } from '../json/parse-json-text';
import { isJsonObject } from './coco-types';
import { type CsvRow, parseCsv } from './parse-csv';

/** Where a mapping file puts an image. */
export interface MappedPage {
  /** Name of a document, with or without its ending, or an entry id. */
  readonly document: string;
  /** 0-based; `null` when not given, which is enough for a document of one page. */
  readonly pageIndex: number | null;
}

/** Places by file name, or by image id as text. */
export type ImageMapping = ReadonlyMap<string, MappedPage>;

/**
 * Reads a mapping file: JSON `{"images": {"<file_name or id>": {"document": "<name or entry id>", "page": 1}}}`
 * or CSV with the columns `file_name,document,page`. Pages count from 1. See docs/formats/coco.md.
 *
 * @param path for errors only
 * @throws AppError `format-invalid` naming the file, the place and what was expected
 */
export function parseMappingFile(path: string, bytes: Buffer): ImageMapping {
  const start = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? bytes.subarray(3) : bytes;
  return /^\s*[{[]/.test(start.toString('utf8', 0, 100))
    ? parseJsonMapping(path, start)
    : parseCsvMapping(path, start);
}

const HOW_TO =
  'Write {"images": {"a.png": {"document": "a.pdf", "page": 1}}}, or CSV with the columns file_name,document,page.';

function parseJsonMapping(path: string, bytes: Buffer): ImageMapping {
  const images = readJson(path, bytes);
  if (!isJsonObject(images)) throw formatInvalid(path, 'It has no object “images”.', HOW_TO);
  const mapping = new Map<string, MappedPage>();
  for (const [image, place] of Object.entries(images)) {
    if (!isJsonObject(place)) throw formatInvalid(path, `“${image}” is not followed by an object.`, HOW_TO);
    mapping.set(normaliseText(image), readPlace(path, `“${image}”`, place['document'], place['page']));
  }
  return mapping;
}

function readJson(path: string, bytes: Buffer): JsonValue | undefined {
  try {
    const { value } = parseJsonText(bytes, 0);
    return isJsonObject(value) ? value['images'] : undefined;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw formatInvalid(
      path,
      `Byte ${error.offset}: found ${error.found}, expected ${error.expected}.`,
      HOW_TO,
    );
  }
}

function parseCsvMapping(path: string, bytes: Buffer): ImageMapping {
  const rows = parseCsv(bytes.toString('utf8'));
  if (rows === null) throw formatInvalid(path, 'A double quote is opened and never closed.', HOW_TO);
  const columns = readColumns(path, rows[0]);
  const mapping = new Map<string, MappedPage>();
  for (const { line, cells } of rows.slice(1)) {
    const image = cells[columns.fileName]?.trim() ?? '';
    if (image === '') throw formatInvalid(path, `Line ${line}: file_name is empty.`, HOW_TO);
    if (mapping.has(normaliseText(image)))
      throw formatInvalid(
        path,
        `Line ${line}: “${image}” was mapped before.`,
        'Keep one line for each image.',
      );
    const page = cells[columns.page]?.trim() ?? '';
    const place = readPlace(
      path,
      `Line ${line}`,
      cells[columns.document]?.trim(),
      page === '' ? undefined : Number(page),
    );
    mapping.set(normaliseText(image), place);
  }
  return mapping;
}

function readColumns(
  path: string,
  header: CsvRow | undefined,
): { fileName: number; document: number; page: number } {
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const columns = {
    fileName: names.indexOf('file_name'),
    document: names.indexOf('document'),
    page: names.indexOf('page'),
  };
  if (columns.fileName >= 0 && columns.document >= 0) return columns;
  throw formatInvalid(path, 'Its first line does not name the columns file_name and document.', HOW_TO);
}

function readPlace(
  path: string,
  where: string,
  document: JsonValue | undefined,
  page: JsonValue | undefined,
): MappedPage {
  if (typeof document !== 'string' || document === '')
    throw formatInvalid(path, `${where}: no document is named.`, HOW_TO);
  if (page === undefined) return { document: normaliseText(document), pageIndex: null };
  if (typeof page !== 'number' || !Number.isInteger(page) || page < 1) {
    throw formatInvalid(path, `${where}: the page is no whole number from 1.`, HOW_TO);
  }
  return { document: normaliseText(document), pageIndex: page - 1 };
}
