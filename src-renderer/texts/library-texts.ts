import { countOf, formatBytes } from './words';

interface Amounts {
  readonly dryRun: boolean;
  readonly objects: { readonly count: number; readonly bytes: number };
  readonly files: { readonly count: number; readonly bytes: number };
}

export const libraryTexts = {
  tagline: 'Annotated documents, under version control, on your own machine.',
  start: 'Start',
  recent: 'Recent libraries',
  noRecent: 'Libraries you open will be listed here.',
  newLibrary: 'New library',
  newLibraryHint: 'A folder that holds your documents, labels and every version of them.',
  openFolder: 'Open a library folder',
  openFolderHint: 'A library from another disk or another person.',
  sample: 'Explore the sample library',
  sampleHint: 'Invoices, contracts, forms and reports with three versions to compare.',
  missing: 'Not found',
  openedAgo: (age: string) => `Opened ${age}`,
  forget: (name: string) => `Remove “${name}” from this list`,
  name: 'Name',
  create: 'Create',
  libraryNameHint: 'Kept in the libraries folder of the program that serves this page.',
  locked: {
    title: 'This library is already open',
    text: (holder: string) => `It is already open by ${holder}. One program at a time can change a library.`,
    hint: 'You can look at everything now without changing it, or close the other program and try again.',
    readOnly: 'Open read-only',
    again: 'Try again',
  },
  datasets: 'Datasets',
  newDatasetWith: (schema: string) => `New dataset with ${schema}`,
  newDataset: 'New dataset',
  noDatasetsTitle: 'Make your first dataset',
  noDatasets:
    'A dataset is a named set of documents with regions labelled on their pages. Give it a name, then add PDFs or images, or bring labels from a COCO file.',
  readOnlyEmpty: 'This library has no datasets, and it is open for reading only.',
  columns: {
    name: 'Name',
    documents: 'Documents',
    versions: 'Versions',
    schema: 'Schema',
    last: 'Last version',
    actions: 'Actions',
  },
  schemaDraft: 'Draft',
  schemaVersion: (number: string) => `v${number}`,
  noVersion: 'Nothing committed yet',
  actionsOf: (name: string) => `Actions for ${name}`,
  openDocuments: 'Documents',
  openSchema: 'Label schema',
  openVersions: 'Versions',
  exportVersion: 'Export…',
  datasetNameHint: 'Short and lasting: scripts and versions refer to it, as in “invoices@3”. No @, no slash.',
  datasetMade: (name: string) => `“${name}” is ready. What comes first?`,
  next: {
    add: 'Add documents',
    addHint: 'PDFs and page images, single files or whole folders.',
    import: 'Import labels',
    importHint: 'A COCO file, with or without its documents.',
    classes: 'Create classes',
    classesHint: 'The labels that regions can have.',
    takeIn: 'Take in a changeset',
    takeInHint: 'What somebody handed over to you, to go on from.',
  },
  care: 'Health and backup',
  verify: 'Check every file',
  verifyHint: 'Compares every file and object with its hash, and every record with its chain.',
  verifyTask: 'Check the library',
  verifyOk: 'Everything is as it was written.',
  verifyBad: (count: string) => `${count} found`,
  verifyNext: 'Restore the named files from a backup, then check again.',
  checked: 'Checked',
  backup: 'Back up',
  backupHint: 'A consistent copy of the whole library, while you go on working.',
  backupWeb: 'In a browser, use the command line:',
  backupTask: 'Back up the library',
  backupDone: (files: string, size: string, path: string) => `Copied ${files} (${size}) to ${path}.`,
  garbage: {
    hint: 'Removes leftovers: what undone imports and long deleted branches left behind and nothing refers to any more.',
    find: 'Find leftovers',
    remove: 'Remove them',
    findTask: 'Find leftovers',
    removeTask: 'Remove leftovers',
    nothing: 'No leftovers. Everything in the library is in use, or younger than an hour.',
    amount: ({ dryRun, objects, files }: Amounts) =>
      `${dryRun ? 'Found' : 'Removed'} ${countOf(objects.count, 'object')} (${formatBytes(objects.bytes)}) and ${countOf(files.count, 'file')} (${formatBytes(files.bytes)}).`,
    incomplete: 'Other work began meanwhile; find the rest later.',
    stopped:
      'Stopped. Some of the leftovers may be gone already; everything in use is as it was. Find the rest again when you like.',
    room: (givenBack: number, free: number) =>
      givenBack + free === 0
        ? ''
        : `${formatBytes(givenBack)} of the database went back to the disk; ${formatBytes(free)} in it can be used again.`,
  },
  otherLibraries: 'Other libraries',
  closeLibrary: 'Close this library',
  readOnly: 'Open for reading only',
} as const;
