import { compareTexts } from './compare-texts';
import { arrow, countOf, isolated, listOf, NOT_RECORDED } from './words';

/** Sentences about who made what, and what changed in which version. */
export const blameTexts = {
  draft: 'Draft',
  version: (number: number) => `Version ${number}`,
  noClass: 'No class',
  byMigration: 'by a migration',
  partlyByMigration: 'partly by a migration',
  made: (name: string) => `Made as ${name}`,
  removed: (name: string) => `Removed (${name})`,
  relabelled: arrow,
  kind: (kind: string) => compareTexts.kind(kind),
  regions: (change: 'added' | 'removed' | 'changed', count: number) =>
    `${countOf(count, 'region')} ${change}`,
  document: { added: 'document added', removed: 'document removed', replaced: 'file replaced' },
  states: {
    unseen: (pages: string) => `${pages} set back to not seen`,
    seen: (pages: string) => `${pages} seen`,
    reviewed: (pages: string) => `${pages} reviewed`,
  },
  pages: (pages: readonly number[]) =>
    pages.length > 5
      ? countOf(pages.length, 'page')
      : `page ${listOf(pages.map((page) => String(page + 1)))}`,
  nothingToSay: 'Changed in a way that shows nowhere',
  unknown: NOT_RECORDED,

  region: {
    title: 'History',
    command: 'Show or hide the history of the selected region',
    loading: 'Looking through the versions…',
    uncommitted: 'Not part of any version yet: commit the draft, and this is where it will say so.',
    show: (version: string) => `Show the region in ${version}`,
    draftName: 'the draft',
    versionName: (number: number) => `version ${number}`,
  },

  dialog: {
    title: (name: string) => `History of ${name}`,
    scope: 'What of it',
    page: (page: number) => `Page ${page}`,
    document: 'Whole document',
    view: 'Shown',
    steps: 'By version',
    regions: 'By region',
    loading: 'Looking through the versions…',
    stepList: 'What changed, newest first',
    regionList: 'Regions and who made them',
    noSteps: 'Nothing happened here in any version, nor in the draft.',
    noRegions: 'There are no regions here now. What there was before is told by version.',
    madeBy: (who: string, when: string) => `Made by ${isolated(who)}, ${when}`,
    changedBy: (who: string, when: string) => `changed by ${isolated(who)}, ${when}`,
    place: (page: number) => `page ${page}`,
    hint: 'Of the branch that is worked on: its draft first, then the versions that it goes on from.',
    button: 'History…',
    ofPage: 'History of this page',
    ofDocument: 'Show the history of the selected document',
    command: 'Show the history of this page',
  },
} as const;
