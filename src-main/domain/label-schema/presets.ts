import type { LabelSchema } from './label-schema';
import { DOCLAYNET, PUBLAYNET } from './presets-layout';
import { FUNSD, INVOICE } from './presets-forms';
import { parseSchemaFile, type SchemaFileIds } from './schema-file';

/** A preset as it is written down: the content of a schema file (docs/schema-file.md), without ids. */
export interface PresetFile {
  /** Short name for calls and commands. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly file: object;
}

/** A schema to start from. */
export interface SchemaPreset extends Omit<PresetFile, 'file'> {
  readonly schema: LabelSchema;
}

/**
 * The schemas to start from. Ids follow from names, as in any schema file, so that an import of the same
 * data set and a preset give the same classes.
 */
export function listPresets(ids: SchemaFileIds): SchemaPreset[] {
  return [DOCLAYNET, PUBLAYNET, FUNSD, INVOICE].map(({ file, ...preset }) => ({
    ...preset,
    schema: parseSchemaFile(file, ids),
  }));
}
