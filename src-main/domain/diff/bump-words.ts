import type { BumpReason, BumpReasonCode } from './semantic-bump';

const plural = (noun: string) => (count: number) =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
const regions = plural('region');
const documents = plural('document');

const WORDS: Readonly<Record<BumpReasonCode, (count: number) => string>> = {
  'labels-added': (count) => `${regions(count)} added on documents that were there`,
  'labels-removed': (count) => `${regions(count)} removed from documents that are still there`,
  'labels-changed': (count) => `${regions(count)} changed`,
  'documents-removed': (count) => `${documents(count)} removed`,
  'documents-replaced': (count) => `${documents(count)} with another file`,
  'split-changed': (count) => `${documents(count)} in another split`,
  'attributes-changed': (count) => `${documents(count)} with other attributes`,
  'schema-breaking': (count) => `${plural('breaking schema change')(count)}`,
  'regions-rewritten': (count) => `${regions(count)} rewritten by migrations`,
  frames: (count) => `${plural('page')(count)} whose image an import describes otherwise`,
  'documents-added': (count) => `${documents(count)} added`,
  'schema-compatible': (count) => `${plural('compatible schema change')(count)}`,
};

/** Why a step is as large as it is, in words, one after another. */
export const bumpWords = (reasons: readonly BumpReason[]): string =>
  reasons.map(({ code, count }) => WORDS[code](count)).join(', ');
