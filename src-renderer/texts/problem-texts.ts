import { countOf, formatCount } from './words';

const CODES: Readonly<Record<string, string>> = {
  'class-missing': 'No class',
  'class-unknown': 'Unknown class',
  'attribute-missing': 'Missing value',
  'attribute-invalid': 'Wrong value',
  'attribute-unknown': 'Value without an attribute',
  'geometry-not-allowed': 'Shape',
  'parent-missing': 'Missing parent',
  'parent-not-allowed': 'Parent',
  'relation-invalid': 'Relation',
  'outside-page': 'Outside the page',
};

export const problemTexts = {
  title: (dataset: string) => `Problems of “${dataset}”`,
  hint: 'Regions that break the label schema of their dataset.',
  looking: 'Looking for problems',
  none: 'Every region keeps to the schema.',
  total: (total: number, blocking: number) =>
    `${countOf(total, 'problem')}, ${formatCount(blocking)} of them against the schema.`,
  list: 'Problems',
  codes: 'Kind of problem',
  all: (count: number) => `All ${formatCount(count)}`,
  code: (code: string, count: number) => `${CODES[code] ?? code} ${formatCount(count)}`,
  place: (name: string, page: number) => `${name}, page ${formatCount(page)}`,
  more: (count: number) => `The first ${formatCount(count)} are listed.`,
  ofRegion: (words: string) => `This region ${words}.`,
  show: 'Show problems…',
  command: 'Show regions that break the schema',
  rule: 'Refuse to commit while a region breaks the schema',
} as const;
