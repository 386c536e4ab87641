import { FIELD_NAMES } from './field-texts';
import { historyTexts } from './history-texts';
import { arrow, countOf, formatCount, isolated, NOT_RECORDED } from './words';

const regions = (count: number): string => countOf(count, 'region');
const documents = (count: number): string => countOf(count, 'document');

/** The Changes screen: the draft against its base. */
export const changesTexts = {
  title: 'Changes',
  since: (version: number) => `What the draft changes since version ${version}`,
  first: 'Nothing was committed yet: all of it is new',
  commit: 'Commit…',
  cleanTitle: 'Nothing to commit',
  clean: (version: number) =>
    `The draft equals version ${version}. Annotate a page, add documents or change the schema: every change is listed here by kind, class, page and person, and can be reverted one by one until it is committed.`,
  firstTitle: 'The first version is still to come',
  firstText:
    'A version is compared with the one before it. This dataset has none yet, so everything below will be in the first one.',
  emptyTitle: 'There is nothing to commit yet',
  empty: 'Add documents first; what you do with them shows here until it is committed.',
  toDocuments: 'Go to documents',
  inFirst: (count: number) => `${documents(count)} will be in it`,
  labelsOf: (count: number) => (count === 0 ? 'no regions' : regions(count)),
  view: 'How to show changes',
  views: { list: 'List', pages: 'On the pages' },
  facets: {
    label: 'What changed',
    documents: 'Documents',
    added: 'Documents added',
    removed: 'Documents removed',
    replaced: 'Files replaced',
    split: 'Moved between splits',
    attributes: 'With other attributes',
    states: 'Pages reviewed or reopened',
    labels: 'Labels',
    kinds: 'What changed in regions',
    classes: 'Class',
    people: 'Person',
    unknown: NOT_RECORDED,
    pages: (count: number) => `${countOf(count, 'page')} with changes`,
    pageList: 'Pages with changes',
    page: (pageIndex: number) => `p. ${formatCount(pageIndex + 1)}`,
    itself: 'document',
  },
  list: {
    loading: 'Comparing…',
    count: (count: number, isChosen: boolean) =>
      `${countOf(count, 'change')}${isChosen ? ' match what is chosen' : ''}`,
    clear: 'Show all',
    revertThese: (count: number) => (count === 1 ? 'Revert this one' : `Revert these ${formatCount(count)}`),
    none: (isChosen: boolean) =>
      isChosen ? 'No change matches what is chosen.' : 'No document, page or region differs.',
    schema: 'The schema differs from that of the version.',
    openSchema: 'Open the schema',
    revertSchema: 'Revert the schema',
  },
  row: {
    list: 'List of changes',
    document: { added: 'Document added', removed: 'Document removed', changed: 'Document changed' },
    fields: FIELD_NAMES,
    relabelled: arrow,
    relation: (words: string) => `Relation ${words}`,
    values: arrow,
    text: (text: string) => `“${isolated(text)}”`,
    none: 'none',
    byMigration: 'by a migration',
    page: (pageIndex: number) => `Page ${formatCount(pageIndex + 1)}`,
    announce: (position: number, total: number, words: string) =>
      `${formatCount(position)} of ${formatCount(total)}: ${words}`,
  },
  revert: {
    task: 'Revert changes',
    menu: 'Revert…',
    everything: 'Revert everything',
    change: 'Revert this change',
    onlyField: (field: string) => `Revert only: ${FIELD_NAMES[field] ?? field}`,
    page: 'Revert the whole page',
    document: 'Revert the whole document',
    doneRegions: (count: number) => `Reverted ${regions(count)}.`,
    doneDocuments: (count: number) => `Reverted ${documents(count)}.`,
    doneSchema: 'Reverted the schema.',
    doneAll: historyTexts.restore.done,
  },
  obstacles: {
    title: 'Not reverted yet',
    why: (count: number) =>
      count === 1
        ? 'This stands against it, and nothing was changed:'
        : 'These stand against it, and nothing was changed:',
    where: (name: string, pageIndex: number | null) =>
      pageIndex === null ? `${name}:` : `${name}, page ${formatCount(pageIndex + 1)}:`,
    more: (count: number) => `and ${formatCount(count)} more`,
    canFollow: 'They can be reverted together with it, as one step of undo.',
    next: 'Revert what is named, too, or change it first.',
    leave: 'Leave as it is',
    follow: 'Revert these, too',
  },
  commands: {
    group: 'Changes',
    next: 'Next change',
    previous: 'Previous change',
    further: 'Ten changes on',
    back: 'Ten changes back',
    first: 'First change',
    last: 'Last change',
    open: 'Go to the page of the change',
    revert: 'Revert the change',
    revertPage: 'Revert the page of the change',
    revertDocument: 'Revert the document of the change',
    revertAll: 'Revert everything since the last version',
    clear: 'Show all changes',
    toggleView: 'Switch between list and pages',
  },
  moreDocuments: (count: number) => `and ${documents(count)} more`,
} as const;
