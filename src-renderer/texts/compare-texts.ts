import { changesTexts } from './changes-texts';
import { depthTexts } from './compare-depth-texts';
import { fieldTitle } from './field-texts';
import { schemaVersionTexts } from './schema-version-texts';
import { arrow, countOf, formatCount, listOf, NOT_RECORDED } from './words';

const regions = (count: number): string => countOf(count, 'region');
const documents = (count: number): string => countOf(count, 'document');

const wasOrWere = (count: number): string => (count === 1 ? 'was' : 'were');

const KINDS: Readonly<Record<string, string>> = { geometry: 'Moved or resized', class: 'Relabelled' };

export const compareTexts = {
  title: 'Compare',
  from: 'From',
  to: 'To',
  swap: 'Swap the two sides',
  draft: 'Draft',
  draftHint: 'as it is now',
  version: (number: string) => `Version ${number}`,
  side: { before: 'Before', after: 'After' },
  loading: 'Comparing…',
  loadingDocuments: (done: number, total: number) => `${formatCount(done)} of ${countOf(total, 'document')}`,
  stopped: {
    title: 'Comparing was stopped',
    text: 'Neither side was changed. Versions that differ in every document take longest.',
    again: 'Compare again',
  },
  loadingRegions: (done: number, total: number | null) =>
    total === null ? 'Reading changes…' : `Reading changes… ${formatCount(done)} of ${formatCount(total)}`,
  /** What happened to a region. */
  kind: (kind: string): string => KINDS[kind] ?? fieldTitle(kind),

  overview: 'Overview',
  same: {
    title: 'These two hold the same content',
    equal: 'Same documents, same labels, same schema. Equal content has an equal id on any machine.',
    contentId: 'Content id',
    contentIdOf: (side: string) => `Content id of ${side}`,
    copy: 'Copy the whole content id',
    unseen: 'No document, label or class differs, and yet the content ids do.',
    unseenWhy:
      'What differs cannot be seen on a page: page states (seen, not seen) or what an import said about a page.',
    other: 'Compare others with the pickers above.',
  },
  bump: {
    label: 'Semantic step',
    names: { none: 'None', patch: 'Patch', minor: 'Minor', major: 'Major' },
    explain: {
      none: 'Nothing differs.',
      patch: 'Nothing that a reader of the data sees differs: only page states or names.',
      minor: 'All that was there is still there as it was; something came in addition.',
      major: 'Something that was there is different now: results on the two cannot be compared as they are.',
    },
    /** The major step where nothing that was there changed. */
    moreLabels:
      'Documents that were there have more labels now: results on the two cannot be compared as they are.',
    unknown: 'No step',
    unknownWhy: 'The left side is not an earlier state of the right one, so there is no number to derive.',
    unknownByGeometry:
      'Matched by geometry, which is a way of looking: the step is told by the exact comparison, by id.',
    because: (reasons: readonly string[]) => `Because ${listOf(reasons)}.`,
    reasons: {
      'labels-added': (count: number) => `${regions(count)} ${wasOrWere(count)} added on existing documents`,
      'labels-removed': (count: number) =>
        `${regions(count)} ${wasOrWere(count)} removed from existing documents`,
      'labels-changed': (count: number) => `${regions(count)} on existing documents changed`,
      'documents-removed': (count: number) => `${documents(count)} went`,
      'documents-replaced': (count: number) =>
        `${documents(count)} ${count === 1 ? 'has' : 'have'} another file`,
      'split-changed': (count: number) => `${documents(count)} changed the split`,
      'attributes-changed': (count: number) =>
        `${documents(count)} ${count === 1 ? 'has' : 'have'} other attributes`,
      'schema-breaking': (count: number) => `${countOf(count, 'schema change')} may change what labels mean`,
      'regions-rewritten': (count: number) => `migrations rewrote ${regions(count)}`,
      frames: (_count: number) => 'what an import said of a page’s image differs',
      'documents-added': (count: number) => `${documents(count)} came`,
      'schema-compatible': (count: number) => `the schema grew by ${countOf(count, 'compatible change')}`,
    },
  },
  pages: {
    reviewed: (count: number) => `${countOf(count, 'page')} reviewed`,
    reopened: (count: number) => `${countOf(count, 'page')} reopened`,
    none: 'No page was reviewed or reopened.',
  },
  documents: {
    title: 'Documents',
    added: 'Added',
    removed: 'Removed',
    replaced: 'Replaced',
    splitChanged: 'Split changed',
    attributesChanged: 'Attributes changed',
    none: 'The same documents, with the same files.',
    more: (count: number) => `and ${formatCount(count)} more`,
    show: (name: string) => `Show ${name}`,
    noSplit: 'none',
  },
  labels: {
    title: 'Labels',
    onBoth: 'On documents present in both',
    added: 'Added',
    removed: 'Removed',
    changed: 'Changed',
    none: 'No label differs.',
    onAdded: (count: number) => `${regions(count)} came with added documents`,
    onRemoved: (count: number) => `${regions(count)} went with removed documents`,
    apart: 'Told apart, because they are no corrections.',
    byKind: 'What changed in regions',
    byKindHint: 'One region can change in several ways.',
    byKindNone: 'No region that both sides have differs.',
    byClass: 'By class',
    byClassHint:
      'On all documents. A relabelled region counts for its new class. Choose a class to step through it.',
    class: 'Class',
    showClass: (name: string) => `Show changes of class ${name}`,
    showKind: (name: string) => `Show changes of this kind: ${name}`,
  },
  schema: {
    title: 'Schema',
    list: 'Changes of the schema',
    none: 'Both sides are under the same schema.',
    levels: schemaVersionTexts.levels,
    levelHints: schemaVersionTexts.levelHints,
    path: (rewritten: number) =>
      rewritten === 0
        ? 'A path of versions joins the two sides: what a migration rewrites counts here. None rewrote a region.'
        : 'Regions that migrations rewrote are counted here, once, and not as label changes.',
    rewritten: 'Regions rewritten',
    removed: 'of them deleted',
    showRewritten: 'Show on the pages',
    noPath:
      'No path of versions joins the two sides: classes were matched by id, then by name, and every difference in regions counts as labels.',
    nothing: 'none',
  },

  list: {
    label: 'Documents that differ',
    search: 'Search by name',
    presence: 'Documents',
    cause: 'Changes made by',
    causes: { labels: 'People', schema: 'Migrations', both: 'Both' },
    rewritten: (count: number, corrected: number) =>
      `${formatCount(count)} rewritten by a migration${corrected === 0 ? '' : `, ${formatCount(corrected)} of them changed by people, too`}`,
    presences: { both: 'In both', added: 'Added', removed: 'Removed', all: 'All' },
    what: 'Kind of change',
    anyWhat: 'Any change',
    whats: { added: 'Regions added', removed: 'Regions removed', changed: 'Regions changed' },
    whatKinds: 'What changed in a region',
    whatClasses: 'Class',
    classIs: (name: string) => `Class ${name}`,
    whatPeople: 'Person',
    person: (name: string | null) => name ?? NOT_RECORDED,
    personIs: (name: string | null) => (name === null ? 'Person not recorded' : `By ${name}`),
    relabelledAs: arrow,
    counting: (done: number, total: number) =>
      total === 0
        ? 'Looking through the changes…'
        : `Looking through ${formatCount(done)} of ${formatCount(total)} changes…`,
    shown: (shown: number, changes: number) => `${documents(shown)}, ${countOf(changes, 'change')}`,
    nothing: 'No document matches.',
    showAll: 'Show all',
    added: (count: number) => `${formatCount(count)} added`,
    removed: (count: number) => `${formatCount(count)} removed`,
    changed: (count: number) => `${formatCount(count)} changed`,
    matching: (count: number) => `${formatCount(count)} matching`,
    isAdded: 'new document',
    isRemoved: 'removed document',
    isReplaced: 'file replaced',
    split: (before: string, after: string) => `split ${before} → ${after}`,
    noRegions: 'no region differs',
    pages: (count: number) => countOf(count, 'page'),
  },

  page: {
    pagesOf: (name: string, side: string) => `Pages of ${name}, ${side}`,
    display: 'How to show both sides',
    displays: { overlay: 'Overlaid', side: 'Side by side', blink: 'Blink' },
    hold: 'Before',
    holdHint: 'Hold the button, or the key B, to see the page as it was',
    overlaid: (before: string, after: string) => `${before} and ${after} overlaid`,
    showing: (side: string, version: string) => `${side}: ${version}`,
    unchanged: 'Unchanged',
    unchangedLabel: 'Strength of unchanged regions, in percent',
    annotate: 'Open in Annotate',
    open: 'Open page',
    legend: 'Legend',
    legendItems: {
      added: 'added',
      removed: 'removed',
      relabelled: 'relabelled',
      moved: 'moved or resized',
      ghost: 'where it was',
      edited: 'edited',
      rewritten: 'by a migration',
      unchanged: 'unchanged',
    },
    notThere: (side: 'before' | 'after') =>
      side === 'before' ? 'This document was not there before.' : 'This document is not there any more.',
    replaced: 'The file was replaced. Overlaid shows the new pages; side by side and blink show both.',
    loading: 'Opening the document',
  },

  change: {
    panel: 'Change',
    position: (position: number, total: number) => `${formatCount(position)} of ${formatCount(total)}`,
    next: 'Next change',
    previous: 'Previous change',
    wrappedToFirst: 'Past the last change: this is the first.',
    wrappedToLast: 'Before the first change: this is the last.',
    none: 'No region of this document differs.',
    noneHint: 'What differs is the document itself: its file, its split, or the state of its pages.',
    list: 'Changes of this document',
    page: (pageIndex: number) => `Page ${formatCount(pageIndex + 1)}`,
    looks: {
      added: 'Added',
      removed: 'Removed',
      relabelled: 'Relabelled',
      moved: 'Moved or resized',
      edited: 'Edited',
      rewritten: 'Rewritten by a migration',
    },
    byBoth: 'Migration and people',
    by: { schema: 'By a migration', labels: 'By people' },
    both: (look: string) => `By a migration, and by people: ${look.toLowerCase()}`,
    before: 'Before',
    after: 'After',
    difference: 'Difference',
    unit: { pt: 'pt', px: 'px' },
    field: fieldTitle,
    geometry: { x: 'Left', y: 'Top', width: 'Width', height: 'Height' },
    partOn: (part: number, page: number | null) => `Part ${part}${page === null ? '' : `, page ${page + 1}`}`,
    shape: (before: string, after: string) => `Shape: ${before} → ${after}`,
    relabelled: (now: string, before: string) => `${now} (was ${before})`,
    orderText: 'It is read at another place on the page.',
    relationsText: 'Its links to other regions differ.',
    noValue: '–',
    announce: (position: string, what: string, page: string, document: string) =>
      `Change ${position}: ${what}, ${page} of ${document}`,
  },

  commands: {
    group: 'Compare',
    next: 'Next change',
    previous: 'Previous change',
    nextDocument: 'Next document with changes',
    previousDocument: 'Previous document with changes',
    overview: 'Back to the totals',
    overlay: 'Show both sides overlaid',
    side: 'Show both sides side by side',
    blink: 'Blink between the sides',
    hold: 'Hold to see the page as it was',
    unchanged: 'Show or hide unchanged regions',
    swap: 'Swap the two sides',
    search: 'Search documents that differ',
    annotate: 'Open this page in Annotate',
  },

  changes: changesTexts,
  ...depthTexts,
} as const;
