import type { Part } from '../../domain/restore/document-parts';

const WORDS: Readonly<Record<string, string>> = {
  geometry: 'geometry',
  class: 'class',
  text: 'text',
  attributes: 'attributes',
  parent: 'parent',
  order: 'reading order',
  status: 'status',
  source: 'source fields',
  state: 'state',
  frame: 'image facts',
  file: 'file',
  split: 'split',
  labels: 'labels',
};

/** Words for the undo menu: "restore region", "restore class of region", "restore 3 pages". */
export function nameParts(parts: readonly Part[]): string {
  const [first] = parts;
  if (first === undefined) return 'restore nothing';
  const kinds = new Set(parts.map(({ kind }) => kind));
  if (kinds.size > 1) return `restore ${parts.length} things`;
  if (parts.length > 1) return `restore ${parts.length} ${first.kind}s`;
  const fields = 'fields' in first ? (first.fields ?? []) : [];
  const named = fields.map((field) => WORDS[field] ?? field).join(' and ');
  return named === '' ? `restore ${first.kind}` : `restore ${named} of ${first.kind}`;
}
