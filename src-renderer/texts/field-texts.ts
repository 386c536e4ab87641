import { capitalised } from './words';

/** Fields of regions, pages and documents, in the middle of a sentence. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  geometry: 'position and size',
  class: 'class',
  text: 'text',
  attributes: 'attributes',
  relations: 'relations',
  parent: 'parent',
  order: 'reading order',
  status: 'status and origin',
  source: 'source fields',
  state: 'page state',
  frame: 'image facts',
  file: 'file replaced',
  split: 'split',
};

/** The same as a heading. */
export const fieldTitle = (field: string): string => capitalised(FIELD_NAMES[field] ?? field);
