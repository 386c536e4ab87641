import { readSchema } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { describeSchemaChange } from '../../domain/diff/describe-schema-change';
import { diffSchemas } from '../../domain/diff/schema-diff';
import { showClasses } from '../../domain/label-schema/shown-class';
import type { SchemaRelease, SchemaRetirement } from '../../storage/repositories/schema-repository';
import { draftOf, viewDraft } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { baseOf, findPublished, predecessorOf, refOf, schemaIdOf } from './schema-refs';
import { retiredAs, retirementOf } from './schema-retirement';
import { countView } from '../content/count-view';

/** Every schema of the library with its published versions, and which datasets continue each. */
export function listSchemas(context: LibraryContext) {
  const drafts = context.reader.datasets
    .list()
    .map((dataset) => ({ name: dataset.name, base: baseOf(context, draftOf(context, dataset).lineage) }))
    .flatMap(({ name, base }) =>
      base === undefined ? [] : [{ name, ref: refOf(base), asset: base.assetId }],
    );
  const namesOf = (continuing: typeof drafts): string[] => continuing.map(({ name }) => name);
  return context.reader.schemas.assets().map(({ id, name }) => {
    const retirements = context.reader.schemas.retirements(id);
    const versions = context.reader.schemas.releases(id).map((release) => {
      const entry = releaseEntry(context, release, retirements);
      return { ...entry, datasets: namesOf(drafts.filter(({ ref }) => ref === entry.ref)) };
    });
    return { name, versions, datasets: namesOf(drafts.filter(({ asset }) => asset === id)) };
  });
}

/** One published version as lists show it. */
export function releaseEntry(
  context: LibraryContext,
  release: SchemaRelease,
  retirements: readonly SchemaRetirement[] = context.reader.schemas.retirements(release.assetId),
) {
  const { name, number, objectId: id, author, time, reason, level } = release;
  return {
    ref: refOf(release),
    name,
    number,
    id,
    author,
    time,
    reason,
    level,
    classes: readSchema(context.reader.objects, id).classes.length,
    retired: retirementOf(release, retirements),
  };
}

/** One published version: what it holds, what it changed, and who uses it. @throws AppError `not-found` */
export function showSchema(context: LibraryContext, ref: string) {
  const release = requireRelease(context, ref);
  const schema = readSchema(context.reader.objects, release.objectId);
  const usedBy = usageOf(context, release.objectId);
  const regions = regionsUnder(context, usedBy);
  const previous = predecessorOf(context, release);
  return {
    ...releaseEntry(context, release),
    schema,
    shown: showClasses(schema).map((shown) => ({ ...shown, regions: regions.get(shown.id) ?? 0 })),
    retiredAs: retiredAs(context, release),
    previous: previous === undefined ? null : refOf(previous),
    changelog: changelogOf(context, release),
    usedBy,
  };
}

/** A published version, which nothing else will do for. @throws AppError `not-found` */
export function requireRelease(context: LibraryContext, ref: string): SchemaRelease {
  const { asset, release } = findPublished(context, ref);
  return release ?? (context.reader.schemas.releases(asset.id)[0] as SchemaRelease);
}

/** What a version changed against its predecessor, in plain words. */
export function changelogOf(context: LibraryContext, { previous, objectId }: SchemaRelease): string[] {
  if (previous === null) return [];
  const { objects } = context.reader;
  return diffSchemas(readSchema(objects, previous), readSchema(objects, objectId)).map(describeSchemaChange);
}

/** Drafts and versions that are under a schema. */
export function usageOf(context: LibraryContext, objectId: ObjectId) {
  const drafts = context.reader.datasets
    .list()
    .filter((dataset) => schemaIdOf(draftOf(context, dataset).schema) === objectId);
  return { drafts: drafts.map(({ name }) => name), versions: context.reader.versions.underSchema(objectId) };
}

/** Regions by class id under a schema. Each dataset counts once: its draft, else the newest version that is under it. */
function regionsUnder(
  context: LibraryContext,
  { drafts, versions }: ReturnType<typeof usageOf>,
): ReadonlyMap<string, number> {
  const newest = new Map(versions.map(({ dataset, version }) => [dataset, version]));
  const sum = new Map<string, number>();
  for (const dataset of context.reader.datasets.list()) {
    const number = newest.get(dataset.name);
    const isDraft = drafts.includes(dataset.name);
    if (!isDraft && number === undefined) continue;
    const view = isDraft ? viewDraft(context, dataset) : undefined;
    const counts =
      view === undefined
        ? context.reader.versions.byNumber(dataset.id, number as number)?.statistics
        : countView(context, view);
    for (const [id, count] of Object.entries(counts?.byClass ?? {})) sum.set(id, (sum.get(id) ?? 0) + count);
  }
  return sum;
}
