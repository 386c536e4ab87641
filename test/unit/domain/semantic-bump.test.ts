import { describe, expect, test } from 'vitest';

import { bumpOf, bumpReasons, type BumpFacts } from '../../../src-main/domain/diff/semantic-bump';

const facts = (
  labels: Partial<BumpFacts['labels']> = {},
  rest: Partial<BumpFacts['documents']> & Partial<BumpFacts['schema']> = {},
): BumpFacts => {
  const { changes = [], rewritten = 0, ...documents } = rest;
  return {
    documents: { added: [], removed: [], replaced: [], splitChanged: [], ...documents },
    labels: {
      added: 0,
      removed: 0,
      changed: 0,
      onAddedDocuments: 0,
      onRemovedDocuments: 0,
      byKind: { source: 0 },
      ...labels,
    },
    schema: { changes, rewritten },
  };
};

describe('the semantic step', () => {
  test.each<[why: string, facts: BumpFacts, bump: string, codes: string[]]>([
    [
      'new documents with their labels',
      facts({ added: 9, onAddedDocuments: 9 }, { added: [1] }),
      'minor',
      ['documents-added'],
    ],
    [
      'a label more on an old one',
      facts({ added: 10, onAddedDocuments: 9 }, { added: [1] }),
      'major',
      ['labels-added'],
    ],
    ['a label changed', facts({ changed: 1 }), 'major', ['labels-changed']],
    [
      'a document gone with its labels',
      facts({ removed: 4, onRemovedDocuments: 4 }, { removed: [1] }),
      'major',
      ['documents-removed'],
    ],
    ['a split moved', facts({}, { splitChanged: [1] }), 'major', ['split-changed']],
    ['what a migration rewrote', facts({}, { rewritten: 3 }), 'major', ['regions-rewritten']],
    ['a class more', facts({}, { changes: [{ level: 'compatible' }] }), 'minor', ['schema-compatible']],
    ['another colour', facts({}, { changes: [{ level: 'cosmetic' }] }), 'patch', []],
    ['the frame of a page', facts({ byKind: { source: 1 } }), 'major', ['frames']],
    ['nothing that is counted', facts(), 'patch', []],
  ])('for %s', (_why, given, bump, codes) => {
    expect(bumpOf(given, false)).toBe(bump);
    expect(bumpReasons(given).reasons.map(({ code }) => code)).toEqual(codes);
  });

  test('is none where nothing differs, page states included', () => {
    expect(bumpOf(facts(), true)).toBe('none');
    expect(bumpOf(facts({}, { changes: [{ level: 'cosmetic' }] }), true)).toBe('patch');
  });
});
