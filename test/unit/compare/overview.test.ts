import { describe, expect, test } from 'vitest';
import type { DiffView } from '../../../src-main/contract/version-contract';
import {
  describeBump,
  explainBump,
  isNothingDifferent,
  onBothSides,
} from '../../../src-renderer/compare/overview/explain-bump';
import { aDiff } from './builders';

const labels = (changes: Partial<DiffView['labels']>): DiffView['labels'] => ({
  ...aDiff().labels,
  ...changes,
});
const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `${index}`, name: `${index}` }));

describe('explainBump', () => {
  test('labels that came with new documents are no corrections', () => {
    const diff = aDiff({
      labels: labels({ added: 510, removed: 3, changed: 2, onAddedDocuments: 500, onRemovedDocuments: 1 }),
    });
    expect(onBothSides(diff)).toEqual({ added: 10, removed: 2, changed: 2 });
  });

  test('names every reason of a major step', () => {
    const diff = aDiff({
      bump: 'major',
      labels: labels({ changed: 1 }),
      documents: { ...aDiff().documents, removed: named(2) },
    });
    expect(explainBump(diff)).toEqual(['1 region on existing documents changed', '2 documents went']);
  });

  test('labels that only came are called added, and nothing is said to be different', () => {
    const diff = aDiff({ bump: 'major', labels: labels({ added: 6 }) });
    expect(explainBump(diff)).toEqual(['6 regions were added on existing documents']);
    expect(describeBump(diff)).toContain('have more labels now');
  });

  test('a removed region beside the added ones is something that is different', () => {
    const diff = aDiff({ bump: 'major', labels: labels({ added: 6, removed: 1 }) });
    expect(explainBump(diff)).toEqual([
      '6 regions were added on existing documents',
      '1 region was removed from existing documents',
    ]);
    expect(describeBump(diff)).toContain('is different now');
  });

  test('a step that only source fields of pages made says so', () => {
    const diff = aDiff({
      bump: 'major',
      labels: labels({ byKind: { ...aDiff().labels.byKind, source: 1 } }),
    });
    expect(explainBump(diff)).toHaveLength(1);
    expect(isNothingDifferent(diff)).toBe(false);
  });

  test('a minor step is explained by what came', () => {
    const diff = aDiff({ bump: 'minor', documents: { ...aDiff().documents, added: named(1) } });
    expect(explainBump(diff)).toEqual(['1 document came']);
  });

  test('no step and a patch need no reason', () => {
    expect(explainBump(aDiff())).toEqual([]);
    expect(explainBump(aDiff({ bump: 'patch' }))).toEqual([]);
  });
});

test('pages reviewed are a difference', () => {
  expect(isNothingDifferent(aDiff())).toBe(true);
  expect(isNothingDifferent(aDiff({ pages: { reviewed: 1, reopened: 0 } }))).toBe(false);
});
