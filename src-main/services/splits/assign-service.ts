import type { AssignResult } from '../../contract/split-contract';
import type { Split } from '../../domain/regions/region';
import { assignSplits } from '../../domain/splits/assign-splits';
import type { SplitRule } from '../../domain/splits/split-rule';
import { sha256 } from '../../storage/hashing';
import { findDataset, viewDraft } from '../content/content-view';
import { duplicateGroups, type DuplicateOptions, type PictureReading } from '../duplicates/check-service';
import { requireWriter, type LibraryContext } from '../library-context';
import { changeDocuments } from './change-documents';
import { countedDocuments, type CountedDocument, type WantedFields } from './split-documents';
import type { LongWork } from '../long-work';
import { withSplit } from './split-service';
import { countShares } from './split-shares';
import { refuseUnknownFields } from './unknown-fields';

export interface AssignRequest extends SplitRule, WantedFields, DuplicateOptions {
  readonly dataset: string;
  readonly groupDuplicates: boolean;
  readonly isPreview: boolean;
}

/**
 * Deals out the documents of a draft by rule, as one step of undo. A preview counts the very same outcome and
 * changes nothing.
 *
 * @throws AppError `input-invalid` for a field that no document has, `cancelled`
 */
export async function assignByRule(
  context: LibraryContext,
  request: AssignRequest,
  work: LongWork & PictureReading,
): Promise<AssignResult> {
  if (!request.isPreview) requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const view = viewDraft(context, dataset);
  const counted = await countedDocuments(context, view, request, work);
  refuseUnknownFields(counted, request);
  const twins = request.groupDuplicates ? await duplicateGroups(context, view, request, work) : null;
  const documents =
    twins === null
      ? counted
      : counted.map((one) => ({ ...one, groups: [...one.groups, ...(twins.get(one.entry) ?? [])] }));
  const { splits, groups, torn } = assignSplits(sha256, documents, request);
  const changed = documents.filter(({ entry, split }) => split !== splits.get(entry));
  const shares = { ratio: request.ratio, of: request.of, schema: view.schema };
  const result = {
    changed: changed.length,
    kept: documents.length - changed.length,
    groups,
    torn,
    before: countShares(documents, ({ split }) => split, shares),
    after: countShares(documents, ({ entry }) => splits.get(entry) ?? null, shares),
  };
  if (request.isPreview || changed.length === 0) return result;
  const changes = new Map(
    changed.map(({ entry }: CountedDocument) => [entry, withSplit(splits.get(entry) as Split)]),
  );
  await changeDocuments(context, dataset, { label: labelOf(request), changes }, work);
  return result;
}

/** Words for the undo menu: `split 80/10/10`. */
const labelOf = ({ ratio }: AssignRequest): string =>
  `split ${ratio.train}/${ratio.validation}/${ratio.test}`;
