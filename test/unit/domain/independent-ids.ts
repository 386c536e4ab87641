import { createHash } from 'node:crypto';

import canonicalize from 'canonicalize';

/**
 * The identities of docs/object-model.md computed a second time, from that page alone: nothing of
 * src-main is used here, and the canonical form comes from the `canonicalize` package. What another
 * program would have to write to recompute an id of ours.
 */
type Json = Readonly<Record<string, unknown>>;

export interface Computed {
  readonly canonical: string;
  readonly sha256: string;
}

export const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export function compute(value: unknown): Computed {
  const canonical = canonicalize(value) as string;
  return { canonical, sha256: digest(canonical) };
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  value === false ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** Leaves out what is empty, and the fields that hold the given default. */
function compact(value: Json, defaults: Json = {}): Json {
  return Object.fromEntries(
    Object.entries(value).filter(([key, field]) => !isNothing(field) && field !== defaults[key]),
  );
}

const sortedBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] =>
  [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
const byId = (items: unknown): Json[] => sortedBy((items ?? []) as Json[], ({ id }) => id as string);

function region(input: Json): Json {
  return { class: null, ...compact(input, { status: 'accepted' }) };
}

export function page(input: Json): Computed {
  const regions = byId(input['regions']).map(region);
  return compute(compact({ ...input, regions, format: 1, type: 'page' }, { state: 'unseen' }));
}

export function document(input: Json): Computed {
  const pages = sortedBy((input['pages'] ?? []) as [number, string][], ([index]) =>
    String(index).padStart(9, '0'),
  );
  const { file, absent, ...rest } = input;
  const bytes = file === null ? { absent } : { file };
  return compute(
    compact({ ...rest, ...bytes, pages, relations: byId(input['relations']), format: 1, type: 'document' }),
  );
}

/** The default of an attribute is a value, also where it is `false` or empty. */
function attribute({ default: preset, ...rest }: Json): Json {
  return { ...compact(rest), ...(preset === undefined ? {} : { default: preset }) };
}

export function schema(input: Json): Computed {
  const classes = byId(input['classes']).map((item) =>
    compact({
      ...item,
      attributes: byId(item['attributes']).map(attribute),
      examples: ((item['examples'] ?? []) as Json[]).map((example) => compact(example)),
    }),
  );
  const relationTypes = byId(input['relationTypes']).map((item) => compact(item));
  return compute(compact({ ...input, classes, relationTypes, format: 1, type: 'schema' }));
}

export function plan(input: Json): Computed {
  const rules = (list: unknown, ...keys: string[]): Json[] =>
    sortedBy(((list ?? []) as Json[]).map(withoutEmpty), (rule) => keys.map((key) => rule[key]).join('\n'));
  const steps = (input['steps'] as Json[]).map((step) =>
    withoutEmpty({
      ...step,
      classes: rules(step['classes'], 'class'),
      attributes: rules(step['attributes'], 'class', 'attribute').map(({ otherwise, ...rule }) =>
        otherwise === 'keep' || otherwise === undefined ? rule : { ...rule, otherwise },
      ),
      fills: rules(step['fills'], 'class', 'attribute'),
      geometry: rules(step['geometry'], 'class'),
      relationTypes: rules(step['relationTypes'], 'type'),
    }),
  );
  return compute(
    withoutEmpty({ decisions: rules(input['decisions'], 'region'), format: 1, steps, type: 'plan' }),
  );
}

/** A decision says what it says: nothing of it is left out. */
export const merge = (input: Json): Computed =>
  compute(
    withoutEmpty({
      decisions: sortedBy((input['decisions'] ?? []) as Json[], ({ key }) => key as string),
      format: 1,
      otherPlans: input['otherPlans'],
      type: 'merge',
    }),
  );

/** Leaves out lists and objects that hold nothing; a `value` is what it is. */
const withoutEmpty = (value: Json): Json =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([key, field]) =>
        field !== undefined &&
        (key === 'value' || typeof field !== 'object' || field === null || Object.keys(field).length > 0),
    ),
  );

export const pageProvenance = (input: Json): Computed =>
  compute(compact({ ...input, format: 1, type: 'page-provenance' }));

export const documentProvenance = (input: Json): Computed =>
  compute({ ...input, format: 1, type: 'document-provenance' });

export function version(input: Json): Computed {
  const { root: _root, schema: _schema, ...rest } = input;
  return compute(compact({ ...rest, format: 1, type: 'version' }));
}

export const content = (input: Json): Computed => compute({ ...input, format: 1, type: 'content' });

/** Derived ids are the first 32 digits. */
const named =
  (type: string) =>
  (input: Json): Computed =>
    compute({
      ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== 0)),
      type,
    });
export const entryOfFile = named('entry');
export const entryOfAbsent = named('entry');
export const regionId = named('region');
export const classId = named('class');

const LEAF_LIMIT = 32;
type Entry = readonly [key: string, value: string];

/** Every node of the tree of a set of entries, the root last. */
export function tree(entries: readonly Entry[], depth = 0): Computed[] {
  const sorted = sortedBy(entries, ([key]) => key);
  if (sorted.length <= LEAF_LIMIT) return [compute({ entries: sorted, format: 1, type: 'tree' })];
  const below = [...'0123456789abcdef'].flatMap((digit) => {
    const group = sorted.filter(([key]) => key[depth] === digit);
    return group.length === 0 ? [] : [{ digit, count: group.length, nodes: tree(group, depth + 1) }];
  });
  const children = below.map(({ digit, count, nodes }) => [digit, nodes.at(-1)!.sha256, count]);
  return [...below.flatMap(({ nodes }) => nodes), compute({ children, format: 1, type: 'tree' })];
}
