import { saveText } from '../api/save-file';
import type { SchemaView } from './use-schema';

/** Offers the schema as a file that `Load a file…` and `colophon schema set` read. */
export const saveSchemaFile = (dataset: string, view: SchemaView): void =>
  saveText(
    `${dataset.replaceAll(/[\\/:*?"<>|]/g, '-')}-schema.json`,
    `${JSON.stringify(view.schema, null, 2)}\n`,
  );
