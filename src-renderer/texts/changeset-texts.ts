import { countOf, firstLine, formatBytes, formatTime, listOf, versionLabel } from './words';

export const changesetTexts = {
  menu: 'Hand over',
  handOver: 'Hand over a branch…',
  takeIn: 'Take in a changeset…',
  making: {
    title: 'Hand over a branch',
    intro:
      'Writes what the branch has and the other side lacks into one small file, for a mail or a USB stick.',
    branch: 'Branch',
    since: 'The other side has',
    sinceMain: 'What is on main',
    sinceArrived: 'What came from there last',
    sinceNothing: 'Nothing yet: hand over the whole history',
    version: versionLabel,
    documents: 'Put the files of its documents in',
    documentsHint: ({ total: files, bytes }: { readonly total: number; readonly bytes: number }) =>
      files === 0
        ? 'No new document: the other side has all files.'
        : `${countOf(files, 'file')}, ${formatBytes(bytes)}. Without them they go along by hash, and the other side has to have them.`,
    looking: 'Looking for what differs',
    versions: 'Versions',
    documentsCount: 'Documents',
    pages: 'Pages',
    size: (bytes: number) => `About ${formatBytes(bytes)}.`,
    needs: (versions: readonly { readonly version: number | null; readonly message: string }[]) =>
      `Whoever takes it in needs ${listOf(versions.map(({ version, message }) => `version ${version} “${message}”`))}.`,
    whole: 'It holds the history from its first version: an empty dataset can begin with it.',
    uncommitted: 'The draft has changes that are not committed. They stay here.',
    commit: 'Commit…',
    submit: 'Hand over…',
    task: (branch: string) => `Hand over ${branch}`,
    doneTitle: 'Handed over',
    done: (path: string, bytes: number) => `“${path}”, ${formatBytes(bytes)}`,
    next: 'Send the file. It is checked to the last byte when it is taken in.',
  },
  opening: {
    title: 'Take in a changeset',
    intro: (dataset: string) =>
      `A branch of “${dataset}” that somebody worked on elsewhere. It is checked first; nothing here is changed by looking.`,
    choose: 'Choose a file…',
    drop: 'or drop it here',
    other: 'Another file',
    handingOver: 'Handing the file over',
    task: (name: string) => `Check ${name}`,
    taking: (name: string) => `Take in ${name}`,
    fresh: 'New versions',
    documents: 'Documents',
    pages: 'Pages',
    from: (names: readonly string[]) => `By ${listOf(names)}.`,
    known: 'You have all of its versions already.',
    versions: 'Versions in the file',
    versionLine: (message: string, author: string, time: string) =>
      `${firstLine(message)} · ${author}, ${formatTime(time)}`,
    here: (version: number) => `here as version ${version}`,
    branch: 'Branch',
    branchHint: 'Your own branches stay as they are. A branch you took in before goes on where it ended.',
    missing: (files: readonly { readonly name: string }[]) =>
      `${countOf(files.length, 'document')} ${files.length === 1 ? 'is' : 'are'} neither in the file nor in this library: ${listOf(
        files.slice(0, 5).map(({ name }) => name),
      )}${files.length > 5 ? ' …' : ''}`,
    chooseFolder: 'Choose their folder…',
    folder: (name: string) => `They are looked for in ${name}.`,
    submit: 'Take in',
    doneTitle: 'Taken in',
    done: (branch: string, version: number) => `The branch “${branch}” is here, up to version ${version}.`,
    nothingNew: (branch: string, version: number) =>
      `The branch “${branch}” had all of it already, up to version ${version}.`,
    added: 'Regions added',
    changed: 'Regions changed',
    removed: 'Regions removed',
    people: (names: readonly string[]) => `Worked on by ${listOf(names)}.`,
    skippedTags: (names: readonly string[]) =>
      `Left out, since the name stands for something else here: ${listOf(names)}.`,
    compare: (base: number) => `Compare with version ${base}`,
    show: 'Show the version',
    workOn: (branch: string) => `Work on “${branch}”`,
    merge: (into: string) => `Merge into “${into}”…`,
  },
  commands: { group: 'Versions', handOver: 'Hand over a branch', takeIn: 'Take in a changeset' },
} as const;
