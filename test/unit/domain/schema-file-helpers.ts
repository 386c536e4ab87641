import { AppError } from '../../../src-main/domain/errors/app-error';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { parseSchemaFile } from '../../../src-main/domain/label-schema/schema-file';

/** Reads a schema file; ids that it leaves out can be told by their names. */
export const parse = (value: unknown): LabelSchema =>
  parseSchemaFile(value, {
    classId: (name) => `c-${name}`,
    attributeId: (className, name) => `a-${className}-${name}`,
    relationTypeId: (name) => `r-${name}`,
  });

/** Why a schema file is refused; the test fails when it is not. */
export function whyRefused(value: unknown): string {
  try {
    parse(value);
  } catch (error) {
    if (error instanceof AppError && error.code === 'schema-invalid') return error.userMessage.why;
    throw error;
  }
  throw new Error('the schema was accepted');
}
