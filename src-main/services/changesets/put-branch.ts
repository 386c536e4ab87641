import { readSchema } from '../../domain/dataset-versions/object-forms';
import type { Change } from '../../domain/edits/change';
import type { LibraryWriter } from '../../storage/library-storage';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DraftRow } from '../../storage/repositories/draft-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { draftOf } from '../content/content-view';
import { lineageAt } from '../content/draft-lineage';
import { actNow, type LibraryContext } from '../library-context';
import type { TargetBranch } from './target-branch';

/** Makes the branch of a changeset, or lets it go on, as a part of the caller's transaction. @param head a version id */
export function putBranch(
  context: LibraryContext,
  writer: LibraryWriter,
  {
    dataset,
    target,
    head,
  }: { readonly dataset: DatasetRow; readonly target: TargetBranch; readonly head: string },
): void {
  if (target.how === 'leave') return;
  const version = context.reader.versions.byId(dataset.id, head) as DatasetVersion;
  const schema = readSchema(context.reader.objects, version.schema);
  const lineage = lineageAt(context, version, draftOf(context, dataset).lineage.asset);
  const { root, provenance } = version;
  if (target.how === 'make') {
    const { id: datasetId } = dataset;
    const draft = { datasetId, branch: target.name, headVersion: head, root, provenance, schema, lineage };
    writer.drafts.create(draft);
    return;
  }
  const { draft } = target;
  writer.drafts.setHead(draft.id, head);
  writer.drafts.setSchema(draft.id, schema);
  writer.drafts.setLineage(draft.id, lineage);
  writer.drafts.clearPages(draft.id);
  writer.drafts.setRoots(draft.id, { root, provenance });
  const { by: author, at: time } = actNow(context);
  const changes = changesOf(draft, { root, provenance }, schema);
  if (changes.length > 0)
    writer.journal.append({ draftId: draft.id, time, author, label: 'take in a changeset', changes });
  writer.drafts.touch(draft.id);
}

/** What the draft was before, so that a step of undo that lies behind finds what it expects. */
function changesOf(
  draft: DraftRow,
  after: { readonly root: string; readonly provenance: string },
  schema: DraftRow['schema'],
): Change[] {
  const { root, provenance } = draft;
  return [
    ...(JSON.stringify(draft.schema) === JSON.stringify(schema)
      ? []
      : [{ kind: 'schema' as const, before: draft.schema, after: schema }]),
    { kind: 'roots', before: { root, provenance }, after },
  ];
}
