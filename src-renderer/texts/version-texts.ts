import { splitTexts } from './split-texts';
import { countOf, formatCount, listOf } from './words';

const parts = (counts: readonly (readonly [count: number, what: string])[]): string =>
  listOf(counts.filter(([count]) => count > 0).map(([count, what]) => `${formatCount(count)} ${what}`));

interface DocumentCounts {
  readonly added: number;
  readonly removed: number;
  readonly replaced: number;
  readonly splitChanged?: number | undefined;
  readonly attributesChanged?: number | undefined;
}

export const versionTexts = {
  title: 'Versions',
  count: (count: number) => countOf(count, 'version'),
  list: 'Versions, newest first',
  divider: 'Version list',
  draft: 'Draft',
  draftOf: (base: number | null) => (base === null ? 'Not committed yet' : `Based on version ${base}`),
  cleanDraft: (base: number | null) => (base === null ? 'Nothing in it yet' : 'Nothing changed since'),
  nothingTitle: 'Nothing to commit',
  cleanNew: 'Nothing to commit yet. Add documents first.',
  cleanSince: (base: number) => `The draft equals version ${base}: a new version would hold the same.`,
  commit: 'Commit…',
  commitTitle: 'Commit the draft',
  commitHint: 'Makes a version of the draft as it is now. A version never changes and is never lost.',
  message: 'What changed and why',
  messageHint: 'Read by whoever compares versions later, also as the reason for the schema change.',
  commitNow: 'Commit',
  counting: 'Counting what changed; you can commit meanwhile.',
  committed: (version: number) => `Committed version ${version}.`,
  committedUnpublished: (version: number) => `Committed version ${version}. Its schema was not published.`,
  publishSchema: 'Publish…',
  author: (person: string) => `Committed as ${person}`,
  kinds: {
    documents: 'Documents',
    labels: 'Labels',
    schema: 'Schema',
    pages: 'Pages',
    none: 'No change',
    schemaChanged: 'Changed; committing publishes it where that is possible',
    documentCounts: ({ added, removed, replaced, splitChanged = 0, attributesChanged = 0 }: DocumentCounts) =>
      parts([
        [added, 'added'],
        [removed, 'removed'],
        [replaced, 'replaced'],
        [splitChanged, 'in another split'],
        [attributesChanged, 'with other attributes'],
      ]),
    labelCounts: (added: number, removed: number, changed: number) =>
      parts([
        [added, 'added'],
        [removed, 'removed'],
        [changed, 'changed'],
      ]),
    pageCounts: (reviewed: number, reopened: number) =>
      parts([
        [reviewed, 'reviewed'],
        [reopened, 'reopened'],
      ]),
  },
  emptyTitle: 'No version yet',
  empty:
    'A version is a snapshot that never changes: documents, labels and schema together, with who, when and why.',
  emptyCommit: 'Commit the draft to make the first.',
  emptyDraft: 'There is nothing in the draft to make one of: add documents first.',
  toDocuments: 'Go to documents',
  counts: (documents: number, regions: number) =>
    [countOf(documents, 'document'), countOf(regions, 'region')].join(' · '),
  version: (number: number | string) => `Version ${number}`,
  contentId: 'Content id',
  contentIdHint: 'Equal content has the equal id on any machine.',
  versionId: 'Version id',
  copyContentId: 'Copy the content id',
  copyVersionId: 'Copy the version id',
  schemaVersion: 'Schema',
  documents: 'Documents',
  pages: 'Pages',
  regions: 'Regions',
  reviewedPages: 'Pages reviewed',
  emptyPages: 'Pages without regions',
  byClass: 'Regions by class',
  bySplit: 'Documents by split',
  splits: splitTexts.names as Readonly<Record<string, string>>,
  noRegions: 'No regions in this version.',
  noDocuments: 'No documents in this version.',
  comparePrevious: 'Compare with the previous',
  showChanges: 'Changes',
  compareWith: 'Compare with…',
  openDocuments: 'Show documents',
  openSchema: 'Show schema',
  exportVersion: 'Export…',
  more: 'More',
  commands: {
    group: 'Versions',
    commit: 'Commit the draft',
    export: 'Export a version',
    next: 'Show the next version',
    previous: 'Show the previous version',
    compare: 'Compare the draft with the latest version',
  },
} as const;
