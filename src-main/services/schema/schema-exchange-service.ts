import { v7 as uuidV7 } from 'uuid';
import { schemaObject } from '../../domain/dataset-versions/object-forms';
import { AppError } from '../../domain/errors/app-error';
import { readSchemaFileText } from '../../formats/schema/read-schema-file';
import { writeGuidelines } from '../../formats/schema/write-guidelines';
import { writeSchemaJson, type SchemaRecord } from '../../formats/schema/write-schema-json';
import type { SchemaRelease } from '../../storage/repositories/schema-repository';
import { renderExamples } from './example-pictures';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import type { PictureSource } from '../documents/picture-service';
import { recordRelease } from './publish-service';
import { readSchemaFile } from './read-schema-file';
import { changelogOf } from './schema-asset-service';
import { checkedSchemaName } from './schema-names';
import { publishedAs, refOf, resolveSchema, type NamedSchema } from './schema-refs';
import { setSchemaFromFile } from './schema-service';

const EXTENSIONS = { json: 'schema.json', md: 'md', html: 'html' } as const;

/**
 * A schema as one file: JSON that `importSchema` reads, or guidelines to read.
 *
 * @throws AppError `not-found`
 */
export async function exportSchema(
  context: LibraryContext,
  request: { ref: string; format: keyof typeof EXTENSIONS },
  source: PictureSource,
): Promise<{ fileName: string; content: string }> {
  const named = resolveSchema(context, request.ref);
  const record = recordOf(context, named);
  const stem = `${record.name}-${record.number}`.replaceAll(/[^\p{L}\p{N} ._-]/gu, '-');
  const fileName = `${stem}.${EXTENSIONS[request.format]}`;
  if (request.format === 'json') return { fileName, content: writeSchemaJson(named.schema, record) };
  const pictures = await renderExamples(context, source, named.schema);
  return { fileName, content: writeGuidelines(named.schema, record, { format: request.format, pictures }) };
}

/** What an exported file says of itself. */
function recordOf(context: LibraryContext, { label, release, view }: NamedSchema): SchemaRecord {
  const published = release ?? (view === null ? undefined : publishedAs(context, view));
  if (published !== undefined) {
    const { name, number, author, time, reason } = published;
    return { name, number, author, time, reason, changelog: changelogOf(context, published) };
  }
  const { by: author, at: time } = actNow(context);
  return { name: view?.dataset.name ?? label, number: 'draft', author, time, reason: '', changelog: [] };
}

/**
 * Reads a schema file, ours or another tool's. With `dataset` it becomes the schema of that draft, as one
 * undoable edit; otherwise version 1.0.0 of a new schema.
 *
 * @throws AppError `format-invalid`, `schema-invalid`, `class-in-use`, `already-exists`, `input-invalid`
 */
export function importSchema(
  context: LibraryContext,
  request: { fileName: string; content: string; name?: string | undefined; dataset?: string | undefined },
) {
  requireWriter(context);
  const { fileName, content, name, dataset } = request;
  if (name !== undefined && dataset !== undefined) throw eitherOr();
  const { format, file, warnings } = readSchemaFileText(fileName, content);
  if (dataset !== undefined) {
    const { schema } = setSchemaFromFile(context, dataset, file);
    return { format, ref: null, classes: schema.classes.length, warnings: [...warnings] };
  }
  const schema = readSchemaFile(file);
  const release = publishFile(context, {
    name: checkedSchemaName(context, name ?? (nameIn(file) ?? stemOf(fileName)).trim()),
    object: schemaObject(schema),
    reason: `Imported from ${baseName(fileName)} (${format}).`,
  });
  return { format, ref: refOf(release), classes: schema.classes.length, warnings: [...warnings] };
}

function publishFile(
  context: LibraryContext,
  { name, object, reason }: { name: string; object: ReturnType<typeof schemaObject>; reason: string },
): SchemaRelease {
  const writer = requireWriter(context);
  const { by: author, at: time } = actNow(context);
  const objects = writer.newBuffer();
  const release: SchemaRelease = {
    assetId: uuidV7(),
    name,
    number: '1.0.0',
    objectId: objects.write(object),
    previous: null,
    plans: [],
    level: null,
    author,
    time,
    reason,
  };
  writer.transaction(() => {
    objects.flush();
    recordRelease(writer, release, { isNew: true });
  });
  context.emit({ kind: 'versions', dataset: null, revision: null, remaining: null });
  return release;
}

/** The name that our own export wrote into the file. */
function nameIn(file: unknown): string | undefined {
  const about = (file as { about?: { name?: unknown } } | null)?.about;
  return typeof about?.name === 'string' && about.name.trim() !== '' ? about.name : undefined;
}

const baseName = (path: string): string => path.replace(/^.*[/\\]/, '');
const stemOf = (path: string): string => baseName(path).replace(/(\.schema)?\.[^.]*$/, '');

const eitherOr = (): AppError =>
  new AppError('input-invalid', {
    what: 'The schema file was not imported.',
    why: 'Both a dataset and a name for a new schema were given.',
    next: 'Give one of the two.',
  });
