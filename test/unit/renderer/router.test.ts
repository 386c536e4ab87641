import { describe, expect, test } from 'vitest';
import {
  formatRoute,
  parseRoute,
  shownVersion,
  splitVersionRef,
  type Route,
} from '../../../src-renderer/app/router';

const routes: readonly Route[] = [
  { screen: 'library' },
  { screen: 'settings' },
  { screen: 'documents', dataset: 'Invoices 2024', version: 'draft' },
  { screen: 'documents', dataset: 'a/b?c#d%e@f', version: '3' },
  { screen: 'annotate', dataset: 'Überprüfung', version: 'draft', document: 'e-1', pageIndex: 0 },
  { screen: 'annotate', dataset: 'x', version: '12', document: 'e/1', pageIndex: 618 },
  { screen: 'changes', dataset: 'x' },
  { screen: 'versions', dataset: 'x', version: undefined },
  { screen: 'versions', dataset: 'x', version: '3' },
  { screen: 'compare', from: 'a@b@1', to: 'a@b@draft' },
  { screen: 'schema', dataset: 'x', version: 'draft' },
  { screen: 'schemas', ref: undefined },
  { screen: 'schemas', ref: 'a/b@1.2.0' },
  { screen: 'schemas', ref: 'compare' },
  { screen: 'compare-schemas', from: 'a@1.0.0', to: 'b@draft' },
];

describe('addresses', () => {
  test.each(routes)('a route survives its address: %o', (route) => {
    expect(parseRoute(formatRoute(route))).toEqual(route);
  });

  test('what a screen keeps behind its address is no part of the route', () => {
    for (const route of routes)
      expect(parseRoute(`${formatRoute(route)}?match=geometry&class=a/b?c`)).toEqual(route);
  });

  test('pages count from 1 in the address', () => {
    expect(formatRoute(routes[4] as Route)).toMatch(/\/1$/);
  });

  test.each([
    '',
    '#',
    '#/',
    '#/nowhere',
    '#/documents',
    '#/compare/one',
    '#token-without-slash',
    '#/%E0%A4%A',
  ])('what is no route leads to the library: %s', (hash) => {
    expect(parseRoute(hash)).toEqual({ screen: 'library' });
  });

  test.each(['0', '-3', 'x', ''])('a page that cannot be is the first page: %s', (page) => {
    expect(parseRoute(`#/annotate/d/draft/e/${page}`)).toMatchObject({ pageIndex: 0 });
  });
});

test('the last @ divides dataset and version', () => {
  expect(splitVersionRef('mail@home@3')).toEqual({ dataset: 'mail@home', version: '3' });
});

describe('the version that a screen shows', () => {
  test('is the newer side of a comparison', () => {
    expect(shownVersion({ screen: 'compare', from: 'a@2', to: 'a@3' }, 'a')).toEqual({ version: '3' });
  });

  test('is the one in the address', () => {
    expect(shownVersion({ screen: 'versions', dataset: 'a', version: '2' }, 'a')).toEqual({ version: '2' });
  });

  test.each<Route>([
    { screen: 'compare', from: 'a@2', to: 'a@draft' },
    { screen: 'compare', from: 'a@2', to: 'b@3' },
    { screen: 'documents', dataset: 'a', version: 'draft' },
    { screen: 'versions', dataset: 'a' },
    { screen: 'changes', dataset: 'a' },
    { screen: 'library' },
  ])('is not known on $screen of a draft, of another dataset, or of none', (route) => {
    expect(shownVersion(route, 'a')).toEqual({});
  });
});
