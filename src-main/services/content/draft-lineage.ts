import type { ObjectId } from '../../domain/dataset-versions/object-store';
import type { DraftLineage } from '../../domain/migration/lineage';
import { readPlan } from '../../domain/migration/plan-object';
import type { SchemaRelease } from '../../storage/repositories/schema-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import type { LibraryContext } from '../library-context';

/** The versions whose content a version goes on from: the one that was restored, else its parents. */
export const sourcesOf = ({ restored, parents }: DatasetVersion): readonly string[] =>
  restored === undefined ? parents : [restored];

/**
 * The lineage of a draft that has exactly the content of a version, which becomes its head. The version says
 * under which schema it is, not which release that continues: this is found on the way back through the
 * plans and versions before it. Where it is not found, the draft counts as behind every release of its
 * schema, so that nothing is published over another's work.
 *
 * @param asset id of the library's schema that the dataset works with; its releases are preferred
 */
export function lineageAt(
  context: LibraryContext,
  version: DatasetVersion,
  asset: string | null,
): DraftLineage {
  const found = findBase(context, version, (schema) => {
    const releases = context.reader.schemas.releasesOf(schema);
    return releases.findLast(({ assetId }) => assetId === asset) ?? releases[0];
  });
  const { id: head } = version;
  if (found === null) return { asset, base: null, head, plans: [], unpublished: [] };
  const { assetId, objectId } = found.release;
  return { asset: assetId, base: objectId, head, plans: [], unpublished: found.plans };
}

interface FoundBase {
  readonly release: SchemaRelease;
  /** The plans from there, oldest first. */
  readonly plans: readonly ObjectId[];
}

function findBase(
  context: LibraryContext,
  version: DatasetVersion,
  releaseOf: (schema: ObjectId) => SchemaRelease | undefined,
): FoundBase | null {
  const plans: ObjectId[] = [];
  for (let at: DatasetVersion | undefined = version; at !== undefined;) {
    const published = releaseOf(at.schema);
    if (published !== undefined) return { release: published, plans };
    for (const id of at.plans.toReversed()) {
      const { steps } = readPlan(context.reader.objects, id);
      const target = releaseOf(steps.at(-1)?.to ?? '');
      if (target !== undefined) return { release: target, plans };
      plans.unshift(id);
      const start = releaseOf(steps[0]?.from ?? '');
      if (start !== undefined) return { release: start, plans };
    }
    const [source] = sourcesOf(at);
    at = source === undefined ? undefined : context.reader.versions.byId(version.datasetId, source);
  }
  return null;
}
