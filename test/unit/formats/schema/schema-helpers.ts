import { createHash } from 'node:crypto';
import { AppError } from '../../../../src-main/domain/errors/app-error';
import { attributeId, classId, relationTypeId } from '../../../../src-main/domain/identity/derived-ids';
import type { LabelClass, LabelSchema } from '../../../../src-main/domain/label-schema/label-schema';
import { parseSchemaFile, type SchemaFileIds } from '../../../../src-main/domain/label-schema/schema-file';
import { readSchemaFileText } from '../../../../src-main/formats/schema/read-schema-file';
import type { SchemaRecord } from '../../../../src-main/formats/schema/write-schema-json';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Ids from names, as the services give them. */
export const IDS: SchemaFileIds = {
  classId: (name) => classId(sha256, name),
  attributeId: (className, name) => attributeId(sha256, className, name),
  relationTypeId: (name) => relationTypeId(sha256, name),
};

export interface ImportedSchema {
  readonly format: string;
  readonly schema: LabelSchema;
  readonly warnings: readonly string[];
  /** The class of a name; the test fails when there is none. */
  classNamed(name: string): LabelClass;
}

/** Reads and checks a file's text. */
export function importSchema(content: string | object, fileName = 'labels.json'): ImportedSchema {
  const read = readSchemaFileText(fileName, typeof content === 'string' ? content : JSON.stringify(content));
  const schema = parseSchemaFile(read.file, IDS);
  return {
    ...read,
    schema,
    classNamed(name) {
      const found = schema.classes.find((item) => item.name === name);
      if (found === undefined) throw new Error(`no class ${name}`);
      return found;
    },
  };
}

/** What a refused file is refused with. */
export function refusalOf(content: string | object, fileName = 'labels.json'): AppError {
  try {
    importSchema(content, fileName);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('the file was read');
}

export const RECORD: SchemaRecord = {
  name: 'invoices',
  number: '1.2.0',
  author: 'Ada',
  time: '2026-03-01T10:00:00.000Z',
  reason: 'Tables were split',
  changelog: ['added the class “Line item”'],
};

/** Milliseconds of processor time that work takes: other than the clock, a busy machine does not change it much. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
