import { describe, expect, test } from 'vitest';

import type { DiffView } from '../../../src-main/contract/version-contract';
import {
  describeChange,
  peopleOf,
  summariseStep,
  timeOf,
  type BlameChange,
  type BlameStep,
} from '../../../src-renderer/blame/describe-step';
import { describeKinds } from '../../../src-renderer/versions/record/changed-words';
import { isOnLine } from '../../../src-renderer/versions/record/line-of-work';

const change = (more: Partial<BlameChange> = {}): BlameChange => ({
  region: 'r',
  pageIndex: 0,
  change: 'changed',
  kinds: ['text'],
  class: { before: 'Text', after: 'Text' },
  cause: 'labels',
  by: 'Ada',
  at: '2026-01-01T00:00:00Z',
  ...more,
});
const step = (more: Partial<BlameStep> = {}): BlameStep => ({
  version: 4,
  id: 'id',
  author: 'Zoe',
  time: '2026-01-02T00:00:00Z',
  message: 'why',
  document: null,
  states: [],
  changes: [],
  ...more,
});

describe('what happened to a region', () => {
  test.each([
    [{ change: 'added' as const, kinds: [], class: { before: null, after: 'Title' } }, 'Made as Title'],
    [{ change: 'removed' as const, kinds: [], class: { before: null, after: null } }, 'Removed (No class)'],
    [
      { kinds: ['class', 'geometry'], class: { before: 'Text', after: 'Table' } },
      'Text → Table, Moved or resized',
    ],
    [
      { kinds: ['class'], class: { before: 'Text', after: null }, cause: 'schema' as const },
      'Text → No class, by a migration',
    ],
    [{ cause: 'both' as const }, 'Text, partly by a migration'],
  ])('is said in words', (more, words) => {
    expect(describeChange(change(more))).toBe(words);
  });
});

describe('what a version did to a document', () => {
  test('is counted by kind, with the pages that were reviewed', () => {
    const states = [1, 2].map((pageIndex) => ({
      pageIndex,
      before: 'unseen' as const,
      after: 'reviewed' as const,
    }));
    const told = step({
      document: 'replaced',
      states,
      changes: [change({ change: 'added' }), change({ change: 'added' }), change()],
    });
    expect(summariseStep(told)).toBe(
      'file replaced, 2 regions added, 1 region changed, page 2 and 3 reviewed',
    );
  });

  test('names who changed regions, else who made the version', () => {
    expect(peopleOf(step({ changes: [change(), change({ by: 'Kim' }), change()] }))).toEqual(['Ada', 'Kim']);
    expect(peopleOf(step())).toEqual(['Zoe']);
    expect(peopleOf(step({ author: null }))).toEqual([]);
  });

  test('of the draft was done when its last change was', () => {
    const changes = [change({ at: '2026-03-01T00:00:00Z' }), change({ at: null }), change()];
    expect(timeOf(step({ time: null, changes }))).toBe('2026-03-01T00:00:00Z');
    expect(timeOf(step({ changes }))).toBe('2026-01-02T00:00:00Z');
    expect(timeOf(step({ time: null }))).toBeNull();
  });
});

test('what a version changed tells labels on new documents from those on documents that were there', () => {
  const diff = {
    documents: { added: [{ id: 'a', name: 'a' }], removed: [], replaced: [], splitChanged: [] },
    labels: { added: 12, removed: 1, changed: 3, onAddedDocuments: 10, onRemovedDocuments: 0 },
    schema: { changes: [], rewritten: 4 },
    pages: { reviewed: 2, reopened: 0 },
  } as unknown as DiffView;
  expect(describeKinds(diff).map(({ words }) => words)).toEqual([
    '1 added',
    '2 added · 1 removed · 3 changed · 10 regions on added documents',
    '4 regions carried along',
    '2 reviewed',
  ]);
});

test('a draft goes on from the newest version of its branch and all that lead up to it', () => {
  const log = [
    { id: 'd', version: 4, parents: ['b', 'c'], branches: ['main'] },
    { id: 'c', version: 3, parents: ['a'], branches: [] },
    { id: 'b', version: 2, parents: ['a'], branches: ['ada'] },
    { id: 'a', version: 1, parents: [], branches: [] },
  ];
  const lineOf = (branch: string | undefined): string =>
    log
      .filter((entry) => isOnLine(log, entry, branch))
      .map(({ id }) => id)
      .join('');
  expect(lineOf('main')).toBe('dcba');
  expect(lineOf('ada')).toBe('ba');
  expect(lineOf('nobody')).toBe('');
  expect(lineOf(undefined)).toBe('');
});
