import { countOf, formatCount } from './words';

/** Splits: dealing documents out, setting them by hand, and duplicates across them. */
export const splitTexts = {
  menu: 'Split',
  byRule: 'Split by rule…',
  duplicates: 'Duplicates across splits',
  names: { train: 'Train', validation: 'Validation', test: 'Test', none: 'None' },
  filter: 'Split',
  filters: {
    all: 'All splits',
    train: 'Train',
    validation: 'Validation',
    test: 'Test',
    none: 'Without split',
  },
  putInto: 'Put into',
  putIntoNone: 'Take out of any split',
  setAttribute: 'Set an attribute…',
  done: (count: number, split: string | null) =>
    split === null
      ? `Took ${countOf(count, 'document')} out of ${count === 1 ? 'its split' : 'their splits'}.`
      : `Put ${countOf(count, 'document')} into ${split}.`,
  commands: {
    group: 'Splits',
    put: (split: string) => `Put the selected documents into ${split}`,
    clear: 'Take the selected documents out of any split',
    attribute: 'Set an attribute of the selected documents',
    byRule: 'Split documents by rule',
    duplicates: 'Find duplicates across splits',
  },
  dialog: {
    title: 'Split documents',
    hint: 'Deals documents out to train, validation and test. The same documents, ratio and seed give the same splits on every machine.',
    ratio: 'Ratio',
    of: 'Measured in',
    measures: { documents: 'Documents', pages: 'Pages' },
    seed: 'Seed',
    seedHint: 'Another seed deals them out differently.',
    byClass: 'Spread the regions of every class evenly',
    byFields: 'Spread evenly, too',
    groups: 'Keep together documents with the same',
    noFields: 'Documents have no attributes yet. Select some in the list and set one.',
    groupDuplicates: 'Keep together documents that have the same page',
    groupDuplicatesHint: 'Reads every page the first time, which may take a while.',
    keep: 'Keep the splits that documents have',
    keepHint: 'Only documents without a split are dealt out, so that a test set stays what it was.',
    apply: 'Split',
    task: 'Split documents',
    preview: 'What will come of it',
    counting: 'Counting…',
    noRatio: 'Give at least one part that is not zero.',
    changes: (changed: number, kept: number) =>
      changed === 0
        ? kept === 0
          ? 'There are no documents to deal out.'
          : `Nothing changes: all ${countOf(kept, 'document')} have a split already.`
        : `${countOf(changed, 'document')} will get another split${kept > 0 ? `, ${formatCount(kept)} stay` : ''}.`,
    torn: (count: number) =>
      `${countOf(count, 'group')} ${count === 1 ? 'lies' : 'lie'} in several splits, since their documents are kept where they are.`,
    applied: (count: number) => `Dealt out ${countOf(count, 'document')}.`,
  },
  shares: {
    split: 'Split',
    documents: 'Documents',
    pages: 'Pages',
    regions: 'Regions',
    share: 'Share',
    asked: 'Asked',
    class: 'Class',
    all: 'All',
    more: (count: number) => `and ${formatCount(count)} more classes`,
    classes: 'Share of each class among the regions of a split',
  },
  attribute: {
    title: 'Set an attribute',
    hint: (count: number) =>
      `Of ${countOf(count, 'document')}. Documents with the same value can be kept in one split.`,
    name: 'Attribute',
    nameHint: 'For example customer, source or author.',
    value: 'Value',
    clear: 'Take it away',
    set: 'Set',
    done: (name: string, count: number) => `Set “${name}” of ${countOf(count, 'document')}.`,
    cleared: (name: string, count: number) => `Took “${name}” away from ${countOf(count, 'document')}.`,
  },
  check: {
    title: 'Duplicates across splits',
    hint: 'A page that a model was trained on must not be one that it is tested on: it would be recognised, not understood.',
    by: 'Compare by',
    bys: { both: 'Text and picture', text: 'Text', picture: 'Picture' },
    text: 'Same text from',
    picture: 'Same picture up to',
    percent: ' %',
    bits: ' bits apart',
    start: 'Look for duplicates',
    again: 'Look again',
    task: 'Look for duplicates',
    emptyTitle: 'Look for pages that lie in two splits',
    empty:
      'Pages of train, validation and test are compared by their words and by how they look. Pages are drawn the first time, which takes a while; what was found out is kept.',
    noneTitle: 'No duplicates across splits',
    none: (looked: number, untold: number) =>
      `${countOf(looked, 'page')} looked at${untold > 0 ? `, ${formatCount(untold)} of them blank, not readable or without a file` : ''}.`,
    untoldTitle: 'Nothing could be compared',
    allUntold: (looked: number) =>
      looked === 1
        ? 'The only page in a split is blank, not readable, or of a document without a file.'
        : `All ${countOf(looked, 'page')} are blank, not readable, or of documents without a file. Add the files, then look again.`,
    noSplitsTitle: 'No document is in a split yet',
    noSplits:
      'Only pages that lie in two splits are compared. Deal the documents out by rule, or select some in the list and press S, then look again.',
    found: (total: number) => `${countOf(total, 'pair')} found`,
    list: 'Pairs of documents, the most alike first',
    divider: 'List of pairs',
    page: (number: number) => `page ${number}`,
    more: (count: number) =>
      `${countOf(count, 'page')} of it ${count === 1 ? 'is' : 'are'} in the other split`,
    sameFile: 'the same file',
    textLike: (share: number) => `text ${Math.round(share * 100)} % the same`,
    pictureLike: (bits: number, all: number) => `picture ${bits} of ${all} bits apart`,
    why: (reasons: readonly string[]) => reasons.join(', '),
    move: (name: string, split: string) => `Move ${name} to ${split}`,
    group: 'Group them',
    groupHint:
      'Gives both the same value of the attribute “group”, to keep them together when splitting by it.',
    moved: (name: string, split: string) => `Moved “${name}” to ${split}.`,
    grouped: 'Both are in one group now.',
    solved: 'Done',
    noPicture: 'The page cannot be shown.',
    alt: (name: string, page: number) => `Page ${page} of ${name}`,
    next: 'Next pair',
    previous: 'Previous pair',
    moveFirst: 'Move the left document to the split of the right one',
    moveSecond: 'Move the right document to the split of the left one',
    groupBoth: 'Group the documents of the pair',
  },
} as const;
