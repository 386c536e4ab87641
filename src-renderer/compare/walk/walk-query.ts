import type { ListFilter, What } from './compared-documents';
import type { Sides } from './comparison';

/** Parts of an address that say what is compared and looked at. Whatever they hold otherwise is left alone. */
const MATCH = 'match';
const IOU = 'iou';
const FILTER_KEYS = [
  'presence',
  'cause',
  'search',
  'change',
  'kind',
  'class',
  'from',
  'to',
  'person',
  'nobody',
];

const PRESENCES: readonly ListFilter['presence'][] = ['both', 'added', 'removed', 'all'];
const CAUSES: readonly ListFilter['cause'][] = ['labels', 'schema', 'both'];
const CHANGES: readonly NonNullable<What['change']>[] = ['added', 'removed', 'changed'];

const oneOf = <Value extends string>(values: readonly Value[], given: string | null): Value | undefined =>
  values.find((value) => value === given);

/** The filter that an address names; what it says nothing of is left to the screen. */
export function filterFromQuery(query: string): Partial<ListFilter> {
  const given = new URLSearchParams(query);
  if (!FILTER_KEYS.some((key) => given.has(key))) return {};
  const presence = oneOf(PRESENCES, given.get('presence'));
  const cause = oneOf(CAUSES, given.get('cause'));
  const search = given.get('search');
  return {
    ...(presence !== undefined && { presence }),
    ...(cause !== undefined && { cause }),
    ...(search !== null && { search }),
    what: whatFrom(given),
  };
}

function whatFrom(given: URLSearchParams): What {
  const change = oneOf(CHANGES, given.get('change'));
  const [kind, labelClass, from, to, person] = ['kind', 'class', 'from', 'to', 'person'].map((key) =>
    given.get(key),
  );
  return {
    ...(change !== undefined && { change }),
    ...(typeof kind === 'string' && { kind }),
    ...(typeof labelClass === 'string' && { class: labelClass }),
    ...(typeof from === 'string' && typeof to === 'string' && { relabelled: [from, to] as const }),
    ...(given.has('nobody') ? { person: null } : typeof person === 'string' && { person }),
  };
}

/** The query with this filter in the place of the one that it names. */
export function withFilter(
  query: string,
  { presence, cause, search, what = {} }: Partial<ListFilter>,
): string {
  const next = new URLSearchParams(query);
  for (const key of FILTER_KEYS) next.delete(key);
  const put = (key: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') next.set(key, value);
  };
  put('presence', presence);
  put('cause', cause);
  put('search', search);
  put('change', what.change);
  put('kind', what.kind);
  put('class', what.class);
  put('from', what.relabelled?.[0]);
  put('to', what.relabelled?.[1]);
  if (what.person === null) next.set('nobody', '1');
  else put('person', what.person);
  return next.toString();
}

/** How regions are to find each other, as the address says. */
export function matchingFromQuery(query: string): Pick<Sides, 'match' | 'iou'> {
  const given = new URLSearchParams(query);
  if (given.get(MATCH) !== 'geometry') return {};
  const iou = Number(given.get(IOU) ?? '');
  return { match: 'geometry', ...(iou > 0 && iou <= 1 && { iou }) };
}

/** The query of a comparison that matches so, without what was looked at in another one. */
export function queryOfMatching({ match = 'ids', iou }: Pick<Sides, 'match' | 'iou'>): string {
  if (match === 'ids') return '';
  return new URLSearchParams({ [MATCH]: match, ...(iou !== undefined && { [IOU]: String(iou) }) }).toString();
}
