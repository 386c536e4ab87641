import { countOf } from './words';

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
    `The draft equals version ${version}. Annotate a page, add documents or change the schema, and it will show here.`,
  firstTitle: 'The first version is still to come',
  firstText:
    'A version is compared with the one before it. This dataset has none yet, so everything below will be in the first one.',
  emptyTitle: 'There is nothing to commit yet',
  empty: 'Add documents first; what you do with them shows here until it is committed.',
  toDocuments: 'Go to documents',
  inFirst: (count: number) => `${documents(count)} will be in it`,
  labelsOf: (count: number) => (count === 0 ? 'no regions' : regions(count)),
  moreDocuments: (count: number) => `and ${documents(count)} more`,
} as const;
