import { AppError } from '../../domain/errors/app-error';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import type { SchemaAt } from '../../domain/migration/derive-plan';
import { readSchemaFileText } from '../../formats/schema/read-schema-file';
import type { SchemaRelease } from '../../storage/repositories/schema-repository';
import type { ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { resolveSchema, schemaIdOf } from '../schema/schema-refs';
import { retirementOf } from '../schema/schema-retirement';
import { keepKnownIds } from '../exchange/keep-known-ids';
import { readSchemaFile } from '../schema/read-schema-file';

/** Where a migration goes: a schema that has a name, one that is being edited, or one in a file, whatever tool wrote it. */
export type MigrationTarget =
  | { readonly ref: string }
  | { readonly schema: LabelSchema }
  | { readonly fileName: string; readonly content: string };

export interface ResolvedTarget extends SchemaAt {
  /** How it is shown: `invoices@1.2.0`, `the edited schema`. */
  readonly label: string;
  /** The published version that it is; `null` when it is none. */
  readonly release: SchemaRelease | null;
  /** What a file of another tool says and a schema cannot. */
  readonly warnings: readonly string[];
}

/** @throws AppError `not-found`, `schema-invalid`, `format-invalid`, `schema-retired` */
export function resolveTarget(
  context: LibraryContext,
  view: ContentView,
  target: MigrationTarget,
): ResolvedTarget {
  if ('ref' in target) {
    const { schema, objectId: id, label, release } = resolveSchema(context, target.ref);
    if (release !== null) refuseRetired(context, release, label);
    return { schema, id, label, release, warnings: [] };
  }
  if ('schema' in target) return unpublished(readSchemaFile(target.schema), 'the edited schema');
  const { file, warnings } = readSchemaFileText(target.fileName, target.content);
  return unpublished(
    keepKnownIds(view.schema, readSchemaFile(file)),
    target.fileName.replace(/^.*[/\\]/, ''),
    warnings,
  );
}

/** Who retired a version said what to use in its place; moving to it by mistake would undo that. */
function refuseRetired(context: LibraryContext, release: SchemaRelease, label: string): void {
  const retired = retirementOf(release, context.reader.schemas.retirements(release.assetId));
  if (retired === null) return;
  throw new AppError('schema-retired', {
    what: 'The dataset was not migrated.',
    why: `${label} is retired: ${retired.reason.replace(/[.]+$/, '')}.`,
    next: retired.successor === null ? 'Choose another version.' : `Migrate to ${retired.successor}.`,
  });
}

const unpublished = (
  schema: LabelSchema,
  label: string,
  warnings: readonly string[] = [],
): ResolvedTarget => ({ schema, id: schemaIdOf(schema), label, release: null, warnings });
