import { useSyncExternalStore } from 'react';

/** Where the person is. `version` is `draft` or a version number; pages are 0-based here and 1-based in the address. */
export type Route =
  | { readonly screen: 'library' }
  | { readonly screen: 'documents'; readonly dataset: string; readonly version: string }
  | {
      readonly screen: 'annotate';
      readonly dataset: string;
      readonly version: string;
      /** Entry id. */
      readonly document: string;
      readonly pageIndex: number;
    }
  | { readonly screen: 'changes'; readonly dataset: string }
  /** Documents of one split that have a page of another. */
  | { readonly screen: 'duplicates'; readonly dataset: string }
  /** The merge that waits on the branch that is worked on. */
  | { readonly screen: 'merge'; readonly dataset: string }
  | { readonly screen: 'versions'; readonly dataset: string; readonly version?: string | undefined }
  /** `from` and `to` are version references: `dataset@3`, `dataset@draft`. */
  | { readonly screen: 'compare'; readonly from: string; readonly to: string }
  | { readonly screen: 'schema'; readonly dataset: string; readonly version: string }
  /** Schemas of the library; `ref` is `name@1.2.0`. */
  | { readonly screen: 'schemas'; readonly ref?: string | undefined }
  /** `from` and `to` are schema references: `name@1.2.0`, `dataset@draft`. */
  | { readonly screen: 'compare-schemas'; readonly from: string; readonly to: string }
  | { readonly screen: 'settings' };

export type Screen = Route['screen'];

const LIBRARY: Route = { screen: 'library' };

/** The address of a route, for `href`. */
export function formatRoute(route: Route): string {
  const join = (...parts: string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`;
  switch (route.screen) {
    case 'library':
    case 'settings':
      return join(route.screen);
    case 'changes':
    case 'duplicates':
    case 'merge':
      return join(route.screen, route.dataset);
    case 'versions':
      return join(route.screen, route.dataset, ...(route.version === undefined ? [] : [route.version]));
    case 'documents':
    case 'schema':
      return join(route.screen, route.dataset, route.version);
    case 'annotate':
      return join(route.screen, route.dataset, route.version, route.document, String(route.pageIndex + 1));
    case 'compare':
      return join(route.screen, route.from, route.to);
    case 'schemas':
      return join(route.screen, ...(route.ref === undefined ? [] : [route.ref]));
    case 'compare-schemas':
      return join('schemas', 'compare', route.from, route.to);
  }
}

/** The version of a dataset that a screen shows, as a number in text; of a comparison, the newer side. */
export function shownVersion(route: Route, dataset: string): { readonly version?: string } {
  const shown =
    route.screen === 'compare'
      ? splitVersionRef(route.to)
      : 'dataset' in route && 'version' in route
        ? { dataset: route.dataset, version: route.version ?? 'draft' }
        : null;
  return shown === null || shown.dataset !== dataset || shown.version === 'draft'
    ? {}
    : { version: shown.version };
}

/** Reads an address; whatever is not one leads to the library. */
export function parseRoute(hash: string): Route {
  const [screen, a, b, c, d] = hash
    .replace(/\?.*$/s, '')
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode);
  if (screen === 'settings') return { screen };
  if (screen === 'schemas') return schemasRoute(a, b, c);
  if (a === undefined || a === '') return LIBRARY;
  switch (screen) {
    case 'documents':
    case 'schema':
      return { screen, dataset: a, version: b || 'draft' };
    case 'changes':
    case 'duplicates':
    case 'merge':
      return { screen, dataset: a };
    case 'versions':
      return { screen, dataset: a, version: b };
    case 'compare':
      return b === undefined ? LIBRARY : { screen, from: a, to: b };
    case 'annotate':
      if (b === undefined || c === undefined)
        return { screen: 'documents', dataset: a, version: b ?? 'draft' };
      return {
        screen,
        dataset: a,
        version: b,
        document: c,
        pageIndex: Math.max(0, (Number.parseInt(d ?? '1', 10) || 1) - 1),
      };
    default:
      return LIBRARY;
  }
}

/** `schemas/compare` is a version called "compare" only as long as no two sides follow. */
function schemasRoute(ref?: string, from?: string, to?: string): Route {
  if (ref === 'compare' && from !== undefined && to !== undefined)
    return { screen: 'compare-schemas', from, to };
  return { screen: 'schemas', ref: ref === '' ? undefined : ref };
}

/** The dataset that a route is about. */
export function datasetOf(route: Route): string | null {
  if ('dataset' in route) return route.dataset;
  return route.screen === 'compare' ? splitVersionRef(route.to).dataset : null;
}

/** `dataset@draft` → its two halves. The last `@` divides: names may hold one themselves. */
export function splitVersionRef(ref: string): { dataset: string; version: string } {
  const at = ref.lastIndexOf('@');
  return at < 0
    ? { dataset: ref, version: 'draft' }
    : { dataset: ref.slice(0, at), version: ref.slice(at + 1) };
}

export const versionRefOf = (dataset: string, version: string | number): string => `${dataset}@${version}`;

/** Goes to a route. `replace` leaves no step behind for the Back key (turning pages, for example). */
export function navigate(
  route: Route,
  options: { readonly replace?: boolean; readonly query?: string } = {},
): void {
  const { query = '' } = options;
  const hash = formatRoute(route) + (query === '' ? '' : `?${query}`);
  if (hash === location.hash) return;
  if (options.replace === true) {
    history.replaceState(null, '', hash);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else location.hash = hash;
}

export function useRoute(): Route {
  useSyncExternalStore(listen, () => location.hash);
  return currentRoute();
}

/** What a screen keeps behind its address, after a question mark: filters, so that a link or the Back key brings them back. */
export const useQuery = (): string => useSyncExternalStore(listen, currentQuery);

export const currentQuery = (): string => /\?(.*)$/s.exec(location.hash)?.[1] ?? '';

/** Puts another query behind the address that is shown, without a step for the Back key. */
export function replaceQuery(query: string): void {
  if (query === currentQuery()) return;
  const address = location.hash.replace(/\?.*$/s, '');
  history.replaceState(null, '', query === '' ? address : `${address}?${query}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

let known: { hash: string; route: Route } = { hash: '', route: LIBRARY };

/** The route as it is now; the same object until the address changes. */
export function currentRoute(): Route {
  if (known.hash !== location.hash) known = { hash: location.hash, route: parseRoute(location.hash) };
  return known.route;
}

function listen(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
