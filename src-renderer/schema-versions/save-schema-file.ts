import { api, type Api } from '../api/client';
import { saveText } from '../api/save-file';
import { showFailure } from '../app/notify';

export type SchemaFileFormat = Parameters<Api['schemas']['exportFile']>[0]['format'];

const MEDIA_TYPES: Readonly<Record<SchemaFileFormat, string>> = {
  json: 'application/json',
  md: 'text/markdown',
  html: 'text/html',
};

export const SCHEMA_FILE_FORMATS = Object.keys(MEDIA_TYPES) as readonly SchemaFileFormat[];

/**
 * Offers a schema as a file: to load again, or to read.
 *
 * @param ref `name@1.2.0`, `dataset@draft`, `dataset@3`
 */
export async function saveSchemaFile(ref: string, format: SchemaFileFormat): Promise<void> {
  try {
    const { fileName, content } = await api.schemas.exportFile({ ref, format });
    saveText(fileName, content, MEDIA_TYPES[format]);
  } catch (error) {
    showFailure(error);
  }
}
