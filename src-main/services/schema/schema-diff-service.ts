import { describeSchemaChange } from '../../domain/diff/describe-schema-change';
import { diffSchemas, levelOf } from '../../domain/diff/schema-diff';
import type { LibraryContext } from '../library-context';
import { usageOf } from './schema-asset-service';
import { resolveSchema } from './schema-refs';

/** What changed between two schemas: published, presets, or those that drafts and versions of datasets are under. */
export function diffSchemaRefs(context: LibraryContext, from: string, to: string) {
  const [before, after] = [resolveSchema(context, from), resolveSchema(context, to)];
  const changes = diffSchemas(before.schema, after.schema);
  return {
    from: before.label,
    to: after.label,
    level: levelOf(changes),
    changes,
    words: changes.map(describeSchemaChange),
    usedBy: { from: usageOf(context, before.objectId), to: usageOf(context, after.objectId) },
    schemas: { from: before.schema, to: after.schema },
  };
}
