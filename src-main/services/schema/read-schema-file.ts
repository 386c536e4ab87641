import { attributeId, classId, relationTypeId } from '../../domain/identity/derived-ids';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { listPresets, type SchemaPreset } from '../../domain/label-schema/presets';
import { parseSchemaFile, type SchemaFileIds } from '../../domain/label-schema/schema-file';
import { sha256 } from '../../storage/hashing';

/** Ids that follow from names, the same on every machine. */
const IDS: SchemaFileIds = {
  classId: (name) => classId(sha256, name),
  attributeId: (className, name) => attributeId(sha256, className, name),
  relationTypeId: (name) => relationTypeId(sha256, name),
};

/** Reads the content of a schema file (docs/schema-file.md). @throws AppError `schema-invalid` */
export const readSchemaFile = (file: unknown): LabelSchema => parseSchemaFile(file, IDS);

let presets: readonly SchemaPreset[] | undefined;

/** The schemas to start from. */
export const schemaPresets = (): readonly SchemaPreset[] => (presets ??= listPresets(IDS));
