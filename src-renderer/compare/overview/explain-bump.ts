import type { DiffView } from '../../../src-main/contract/version-contract';
import { bumpReasons } from '../../../src-main/domain/diff/semantic-bump';
import { compareTexts } from '../../texts/compare-texts';

/** Label changes that are corrections: those on documents which both sides have. */
export interface OnBothSides {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** Every region of an added document is added, every one of a removed document removed. */
export const onBothSides = ({ labels }: Pick<DiffView, 'labels'>): OnBothSides => ({
  added: labels.added - labels.onAddedDocuments,
  removed: labels.removed - labels.onRemovedDocuments,
  changed: labels.changed,
});

/** What made the semantic step as large as it is, in words; empty for none and patch. */
export function explainBump(diff: DiffView): readonly string[] {
  if (diff.bump !== 'major' && diff.bump !== 'minor') return [];
  return bumpReasons(diff).reasons.map(({ code, count }) => compareTexts.bump.reasons[code](count));
}

/** What the step means; of a major one it depends on whether anything that was there is different at all. */
export function describeBump(diff: DiffView): string {
  const { bump } = diff;
  if (bump === null)
    return diff.matching.by === 'geometry'
      ? compareTexts.bump.unknownByGeometry
      : compareTexts.bump.unknownWhy;
  const isMore = bump === 'major' && hasOnlyMoreLabels(diff);
  return isMore ? compareTexts.bump.moreLabels : compareTexts.bump.explain[bump];
}

function hasOnlyMoreLabels(diff: DiffView): boolean {
  const { removed, replaced, splitChanged, attributesChanged = [] } = diff.documents;
  const labels = onBothSides(diff);
  const others = [labels.removed, labels.changed, diff.labels.byKind.source, levelCount(diff, 'breaking')];
  const documents = [removed, replaced, splitChanged, attributesChanged];
  return (
    labels.added > 0 && others.every((count) => count === 0) && documents.every(({ length }) => length === 0)
  );
}

const levelCount = ({ schema }: DiffView, level: DiffView['schema']['changes'][number]['level']): number =>
  schema.changes.filter((change) => change.level === level).length;

/** Whether nothing at all is counted as different. */
export function isNothingDifferent({ documents, labels, pages, schema }: DiffView): boolean {
  const { added, removed, replaced, splitChanged, attributesChanged = [] } = documents;
  const lists = [added, removed, replaced, splitChanged, attributesChanged, schema.changes];
  const counts = lists.map(({ length }) => length);
  const regions = [labels.added, labels.removed, labels.changed, labels.byKind.source, schema.rewritten];
  return [...counts, ...regions, pages.reviewed, pages.reopened].every((count) => count === 0);
}
