/** What the key of a conflict names: `region/DOCUMENT/REGION#class`, each part escaped as in an address. */
export function partsOfKey(key: string): {
  readonly what: string;
  /** Entry id; null for the label schema. */
  readonly document: string | null;
  /** Id of what it is about, in the document or in the schema. */
  readonly item: string | null;
  readonly field: string;
} {
  const hash = key.indexOf('#');
  const [what = '', first = null, second = null] = key.slice(0, hash).split('/').map(decodeURIComponent);
  const isInDocument = ['document', 'page', 'region', 'relation'].includes(what);
  return {
    what,
    document: isInDocument ? first : null,
    item: isInDocument ? second : first,
    field: decodeURIComponent(key.slice(hash + 1)),
  };
}
