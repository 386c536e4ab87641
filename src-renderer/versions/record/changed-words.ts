import type { DiffView } from '../../../src-main/contract/version-contract';
import { historyTexts } from '../../texts/history-texts';
import { versionTexts } from '../../texts/version-texts';

const texts = historyTexts.record;

export interface ChangedKind {
  readonly name: string;
  /** Empty when nothing of this kind changed. */
  readonly words: string;
}

/** What differs between two versions, in kinds that are never mixed: labels on documents that both have lead. */
export function describeKinds({ documents, labels, schema, pages }: DiffView): readonly ChangedKind[] {
  const { added, removed, replaced, splitChanged } = documents;
  const { onAddedDocuments, onRemovedDocuments } = labels;
  return [
    {
      name: texts.kinds.documents,
      words: joined([
        [added.length, texts.added],
        [removed.length, texts.removed],
        [replaced.length, texts.replaced],
        [splitChanged.length, texts.split],
      ]),
    },
    {
      name: texts.kinds.labels,
      words: joined([
        [labels.added - onAddedDocuments, texts.added],
        [labels.removed - onRemovedDocuments, texts.removed],
        [labels.changed, texts.changed],
        [onAddedDocuments, texts.onAdded],
        [onRemovedDocuments, texts.onRemoved],
      ]),
    },
    {
      name: texts.kinds.schema,
      words: joined([
        [schema.changes.length, texts.schemaChanges],
        [schema.rewritten, texts.carried],
      ]),
    },
    { name: texts.kinds.pages, words: versionTexts.kinds.pageCounts(pages.reviewed, pages.reopened) },
  ];
}

const joined = (counts: readonly (readonly [count: number, words: (count: number) => string])[]): string =>
  counts
    .filter(([count]) => count > 0)
    .map(([count, words]) => words(count))
    .join(' · ');
