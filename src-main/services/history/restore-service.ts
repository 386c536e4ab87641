import type { DraftLineage } from '../../domain/migration/lineage';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { runBulkAct } from '../content/bulk-act';
import { draftOf, findDataset } from '../content/content-view';
import { lineageAt } from '../content/draft-lineage';
import { requireWriter, type LibraryContext } from '../library-context';
import { refuseWhileMerging } from '../merge/unfinished-merge';
import { resolveVersionOf } from '../content/resolve-view';
import { schemaIdOf } from '../schema/schema-refs';

/**
 * Makes the draft what a version is: documents, labels and schema, as one step of undo. The head of the
 * branch stays, so that a commit continues the history; that the content goes on from the restored version
 * is kept in the draft and in the version made of it, for later diffs to know (docs/decisions/0010).
 *
 * @throws AppError `not-found`, `ambiguous`, `version-needed`, `input-invalid` for a version of another dataset,
 *   `merge-unfinished`
 */
export async function restoreVersion(context: LibraryContext, request: { dataset: string; version: string }) {
  requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const what = 'The draft was not changed.';
  refuseWhileMerging(context, dataset, what);
  const { version, view } = resolveVersionOf(context, dataset, { ref: request.version, what });
  const before = draftOf(context, dataset).revision;
  await runBulkAct(context, dataset, `restore version ${version.number}`, async ({ schema, roots }) => {
    const isSame =
      roots.root === version.root &&
      roots.provenance === version.provenance &&
      schemaIdOf(schema) === version.schema;
    return {
      roots: view.roots,
      changeSchema: (current) => (schemaIdOf(current) === version.schema ? current : view.schema),
      ...(!isSame && { changeLineage: (current) => lineageAfter(context, version, current) }),
      // What was edited while it was restored is what a restore takes away; undo gives it back.
      rebase: ({ incoming }) => incoming,
    };
  });
  const { branch, revision } = draftOf(context, dataset);
  const { documents, pages, regions } = version.statistics;
  const changed = revision !== before;
  const { number, id } = version;
  return { dataset: dataset.name, branch, version: number, id, changed, documents, pages, regions };
}

/** The draft keeps its head, which the restored version may or may not be. */
function lineageAfter(
  context: LibraryContext,
  version: DatasetVersion,
  { asset, head }: DraftLineage,
): DraftLineage {
  const lineage = { ...lineageAt(context, version, asset), head };
  return version.id === head ? lineage : { ...lineage, restored: version.id };
}
