import type { ObjectId } from '../../domain/dataset-versions/object-store';
import type { DraftLineage } from '../../domain/migration/lineage';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { lineageAt } from '../content/draft-lineage';
import type { LibraryContext } from '../library-context';
import { lineageOf } from '../schema/publish-plan';
import type { MergeInputs } from './merge-inputs';

/**
 * Where the schema of a merged draft comes from. It goes on from the release that the merged schema is, else from
 * the newer of the two that the sides go on from: it holds what both have.
 *
 * @returns `null` when it stays as it is
 */
export function mergedLineage(
  context: LibraryContext,
  { ours, their, plans }: MergeInputs,
  schemaId: ObjectId,
): DraftLineage | null {
  const left = lineageOf(ours);
  const right = lineageAt(context, their.version as DatasetVersion, left.asset);
  const isTheirs =
    schemaId !== ours.schemaId && goesOnFromTheirs(context, { left, right }, schemaId === their.schemaId);
  if (!isTheirs && plans.theirs.length === 0) return null;
  const { asset, base, unpublished } = isTheirs ? right : left;
  const more = isTheirs ? plans.ours : plans.theirs;
  return {
    ...left,
    asset,
    base,
    plans: [...left.plans, ...plans.theirs],
    unpublished: base === schemaId ? [] : [...unpublished, ...more],
  };
}

interface Lineages {
  readonly left: DraftLineage;
  readonly right: DraftLineage;
}

function goesOnFromTheirs(
  context: LibraryContext,
  { left, right }: Lineages,
  isTheirSchema: boolean,
): boolean {
  if (right.base === null || right.base === left.base) return false;
  if (left.base === null || isTheirSchema) return true;
  if (left.asset !== right.asset || left.asset === null) return false;
  const newestFirst = context.reader.schemas.releases(left.asset).map(({ objectId }) => objectId);
  const [our, their] = [newestFirst.indexOf(left.base), newestFirst.indexOf(right.base)];
  return their >= 0 && (our < 0 || their < our);
}
