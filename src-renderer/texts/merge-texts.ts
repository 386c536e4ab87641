import { FIELD_NAMES } from './field-texts';
import { countOf, formatCount, NO_CLASS, versionLabel } from './words';

type Names = Readonly<Record<string, string>>;

/** Sentences about merging branches: beginning, deciding, finishing. */
export const mergeTexts = {
  title: 'Merge',
  of: (theirs: string, ours: string) => `Merge ${theirs} into ${ours}`,
  reading: 'Reading the merge',
  progress: (decided: number, all: number) => `${formatCount(decided)} of ${formatCount(all)} decided`,
  progressLabel: 'Conflicts decided',
  noClass: NO_CLASS,
  noPage: 'This conflict is in the label schema and on no page. Its values are beside it.',

  empty: {
    title: 'No merge waits',
    text: 'Merge brings the work of another branch into this one, region by region and field by field. What both sides changed differently waits here to be decided, on the page, one conflict after another.',
  },
  settled: {
    title: 'Nothing is in conflict any more',
    text: 'What was edited in the draft since settles every conflict. Finish the merge to make its version.',
  },

  start: {
    action: 'Merge…',
    titleBare: 'Merge',
    title: (branch: string) => `Merge into “${branch}”`,
    hint: 'What one side alone changed is taken. What both changed differently is shown as a conflict, to be decided on the page. Nothing is written before you begin.',
    from: 'What to merge in',
    fromHint: 'A branch or a version',
    nothingFound: 'No branch or version is called that.',
    alone:
      'There is no other branch or version yet. Make a branch first: it is a line of work that can be merged later.',
    branches: 'Branches',
    versions: 'Versions',
    version: (number: string) => `version ${number}`,
    versionOption: versionLabel,
    defaultMessage: (theirs: string, ours: string) => `Merge ${theirs} into ${ours}`,
    options: 'Rules and regions drawn twice',
    rules: 'Rules',
    rulesHint: 'They decide conflicts at once; of several, the first that can decide counts.',
    duplicates: 'Find regions that both sides drew, sharing at least',
    overlap: 'Share of what two regions cover, in percent',
    message: 'Message',
    author: (person: string) => `As ${person}`,
    submit: 'Merge',
    submitOpen: 'Begin and decide',
    working: (theirs: string) => `Merge ${theirs}`,
    merged: (theirs: string, version: number) => `Merged ${theirs}: version ${version} was made.`,
    compare: 'See what it changed',
  },

  preview: {
    looking: (done: number, total: number | null) =>
      total === null || total === 0
        ? 'Comparing both sides…'
        : `Comparing both sides… ${formatCount(done)} of ${formatCount(total)}`,
    upToDate: (theirs: string, ours: string) => `“${ours}” has everything of ${theirs} already.`,
    outcome: (open: number) =>
      open === 0 ? 'Merges without open conflicts' : `${countOf(open, 'conflict')} to decide`,
    documents: (count: number) => `${countOf(count, 'document')} changed on either side`,
    conflicts: (count: number, decided: number) =>
      `${countOf(count, 'conflict')} in all, ${formatCount(decided)} decided by the rules`,
    droppedLinks: (count: number) =>
      `${countOf(count, 'link')} to regions that the other side removed will go`,
    unchanged: {
      ours: 'Your branch changed nothing since: the result is theirs',
      theirs: 'The other side changed nothing since: the result is yours',
    },
    uncommitted: (name: string) =>
      `The draft of ${name} has changes that were never committed. They are not merged.`,
  },

  places: {
    label: 'Places with conflicts',
    title: (count: number) => countOf(count, 'place'),
    schema: 'Label schema',
    at: (pageIndex: number | null) => (pageIndex === null ? 'The document' : `Page ${pageIndex + 1}`),
    state: (at: string, decided: number, all: number) =>
      `${at === '' ? '' : `${at} · `}${formatCount(decided)} of ${formatCount(all)}`,
  },

  page: {
    display: 'View',
    displays: { side: 'Side by side', overlay: 'Overlaid', result: 'Result' },
    base: 'Base',
    ours: (branch: string) => `Ours: ${branch}`,
    theirs: (name: string) => `Theirs: ${name}`,
    overlaid: ({ base, ours, theirs }: { base: string; ours: string; theirs: string }) =>
      `${base}, ${ours} and ${theirs}, over each other`,
    result: 'Result, as decided so far',
    pagesOf: (document: string, side: string) => `Pages of ${document}, ${side}`,
    absent: 'This side does not have the document.',
    notHere: 'Not on this side',
    loading: 'Loading the page',
  },

  card: {
    label: 'Conflict',
    at: (number: number, all: number) => `${formatCount(number)} of ${formatCount(all)} here`,
    kinds: {
      values: 'Both sides changed it, to different values.',
      'edit-delete': 'One side changed it, the other took it away.',
      duplicates: 'Both sides drew a region in the same place.',
      'same-name': 'The two sides have different things of one name.',
      circle: 'Each side alone is fine; together they would make things parents of each other.',
    },
    both: 'Both',
    bothMeans: {
      duplicates: 'Keeps both regions.',
      'edit-delete': 'Keeps what was edited.',
    } as Names,
    bothLists: 'Takes all values of both lists.',
    by: (person: string, age: string) => `${person}, ${age}`,
    byRule: (person: string, rule: string) => `${person}, by the rule “${rule}”`,
    decided: (person: string, age: string) => `Decided by ${person}, ${age}`,
    reopen: 'Open again',
    own: 'Another value',
    ownHint: 'Ctrl+Enter takes it',
    takeOwn: 'Take it',
  },

  fields: {
    of: (field: string, thing: string) => `${field} of ${thing}`,
    names: {
      ...FIELD_NAMES,
      existence: 'existence',
      duplicate: 'doubled drawing',
      status: 'status',
      origin: 'origin',
      state: 'state',
      file: 'file',
      name: 'name',
      color: 'colour',
      circle: 'parents',
    } as Names,
    things: {
      region: 'a region',
      document: 'a document',
      page: 'a page',
      relation: 'a relation',
      schema: 'the label schema',
      class: 'a class',
      attribute: 'an attribute',
      'relation-type': 'a relation type',
    } as Names,
    absent: 'nothing',
    takenAway: 'Taken away',
    kept: 'There',
    part: (shape: string, page: number, [x, y, width, height]: readonly number[]) =>
      `page ${page}, ${shape} at ${x}, ${y}, ${width} × ${height}`,
  },

  rules: {
    menu: 'Decide by rule',
    here: (open: number) => `What is open here (${formatCount(open)})`,
    all: (open: number) => `All that is open (${formatCount(open)})`,
    names: {
      ours: 'Ours',
      theirs: 'Theirs',
      newest: 'The newest',
      union: 'Keep what can be kept of both',
    } as Names,
    person: (name: string) => `What ${name} did`,
    done: (rule: string, count: number) =>
      count === 0
        ? `The rule “${rule}” decides none of them.`
        : `${countOf(count, 'conflict')} decided: ${rule}.`,
  },

  abort: {
    action: (decided: number) => (decided === 0 ? 'Give up' : `Give up ${countOf(decided, 'decision')}`),
    hint: 'Gives the merge and its decisions up. The draft stays as it is.',
    done: (theirs: string, decided: number) =>
      `The merge of ${theirs} was given up${decided === 0 ? '' : `, with ${countOf(decided, 'decision')}`}.`,
    again: 'Merge again with these decisions',
  },

  finish: {
    action: 'Finish…',
    openTitle: (open: number) => `${countOf(open, 'conflict')} still open`,
    openText: 'The merge makes its version once every conflict is decided. What was decided is kept.',
    showOpen: 'Go to the next one',
    title: (theirs: string, ours: string) => `Finish the merge of ${theirs} into ${ours}`,
    hint: (decided: number) =>
      `Makes a version that goes on from both sides, with a record of ${countOf(decided, 'decision')}.`,
    message: 'Message',
    author: (person: string) => `As ${person}`,
    submit: 'Finish the merge',
    working: 'Finish the merge',
    showProblem: 'Show the page in the draft',
  },

  waiting: {
    banner: (name: string, decided: number) =>
      `A merge of ${name} waits, ${countOf(decided, 'decision')} made so far. Commit, restore and switching branches wait for it.`,
    go: 'Go to the merge',
  },

  record: {
    title: (count: number) => `${countOf(count, 'conflict')} decided`,
    none: 'Both sides fitted together without a conflict.',
    taken: { base: 'Base', ours: 'Ours', theirs: 'Theirs', both: 'Both' } as Names,
    own: 'Another value',
    goneDocument: '(not in this version)',
    by: (person: string, time: string, rule: string | null) =>
      rule === null ? `${person}, ${time}` : `${person}, ${time}, by the rule “${rule}”`,
  },

  commands: {
    group: 'Merge',
    start: 'Merge a branch or version',
    show: 'Go to the merge that waits',
    take: {
      base: 'Take the base',
      ours: 'Take ours',
      theirs: 'Take theirs',
      both: 'Keep both',
    },
    next: 'Next open conflict',
    previous: 'Previous open conflict',
    takeBack: 'Take the last decision back',
    own: 'Give another value',
    byRule: (rule: string) => `Decide all that is open by rule: ${rule}`,
    giveUp: 'Give the merge up',
    finish: 'Finish the merge',
    view: 'Side by side, overlaid, or the result',
  },
} as const;
