import { describe, expect, test } from 'vitest';
import { mergePageSides, splitPageSide } from '../../../src-renderer/compare/page/merge-page-sides';
import { describeLook, signsOf, tagOf } from '../../../src-renderer/compare/changes/mark-tags';
import { natureOf } from '../../../src-renderer/compare/changes/nature';
import { added, aRegion, boxPart, both, changed, looks, removed } from './builders';

const stayed = aRegion({ id: 'stayed' });
const now = boxPart([30, 20, 130, 40]);
const moved = changed(['geometry'], { parts: [now] });

describe('mergePageSides', () => {
  test('regions without a change are told from marks', () => {
    const { unchanged, marks } = mergePageSides(0, [moved], [stayed, aRegion({ parts: [now] })]);
    expect(unchanged).toEqual([stayed]);
    expect(marks.map(({ change }) => change.id)).toEqual(['r1']);
  });

  test('what moved keeps a ghost of its old shape', () => {
    const [mark] = mergePageSides(0, [moved], []).marks;
    expect(mark).toMatchObject({ look: 'moved', old: [boxPart([10, 20, 110, 40])], now: [now] });
  });

  test('what was only relabelled has no ghost', () => {
    expect(mergePageSides(0, [changed(['class'], { class: 'title' })], []).marks[0]?.old).toEqual([]);
  });

  test('what was removed is there with its old shape alone', () => {
    expect(mergePageSides(0, [removed()], []).marks[0]).toMatchObject({ look: 'removed', now: [] });
  });

  test('a part on another page is drawn there, and only there', () => {
    const parts = [boxPart([10, 20, 110, 40]), boxPart([0, 0, 5, 5], 1)];
    const change = added(aRegion({ parts }));
    expect(mergePageSides(0, [change], []).marks[0]?.now).toHaveLength(1);
    expect(mergePageSides(1, [change], []).marks[0]?.now).toEqual([parts[1]]);
    expect(mergePageSides(2, [change], []).marks).toEqual([]);
  });
});

describe('splitPageSide', () => {
  test('each side has what was there then, without ghosts', () => {
    const changes = [moved, { ...added(aRegion({ id: 'new' })) }, removed(aRegion({ id: 'old' }))];
    const before = splitPageSide(0, changes, [], 'before').marks;
    const after = splitPageSide(0, changes, [], 'after').marks;
    expect(before.map(({ change }) => change.id)).toEqual(['r1', 'old']);
    expect(after.map(({ change, old }) => [change.id, old.length])).toEqual([
      ['r1', 0],
      ['new', 0],
    ]);
  });

  test('shapes are those of the side itself, where its paper has another size', () => {
    const own = boxPart([1, 2, 3, 4]);
    expect(splitPageSide(0, [moved], [aRegion({ parts: [own] })], 'before').marks[0]?.now).toEqual([own]);
  });
});

describe('how a change is named on the page', () => {
  const nameOf = (change: typeof moved): string => tagOf({ change, ...natureOf(change) }, looks);

  test.each([
    [added(), '+ Paragraph', '+'],
    [removed(), '− Text', '−'],
    [moved, '↔ Paragraph', '↔'],
    [changed(['class'], { class: 'title' }), '→ Title (was Text)', '→'],
    [changed(['class', 'geometry', 'text'], { class: 'title' }), '→ ↔ ✎ Title (was Text)', '→↔✎'],
    [changed(['attributes'], {}), '✎ Paragraph', '✎'],
    [{ ...changed(['class'], { class: 'title' }), cause: 'schema' as const }, '§ → Title (was Text)', '§'],
    [{ ...removed(), cause: 'schema' as const }, '§ − Text', '§'],
    [{ ...added(), cause: 'schema' as const }, '§ + Paragraph', '§'],
    [
      both(changed(['class'], { class: 'title' }), changed(['geometry'], { class: 'title', parts: [now] })),
      '§ → ↔ Title (was Text)',
      '§→↔',
    ],
    [both(changed(['class'], { class: 'title' }), removed(aRegion({ class: 'title' }))), '§ − Text', '§−'],
  ])('%#: %j', (change, words, signs) => {
    expect(nameOf(change)).toBe(words);
    expect(signsOf({ change, ...natureOf(change) })).toBe(signs);
  });

  test('by a migration and by people it looks like what people did, and both are named', () => {
    const change = both(changed(['class'], { class: 'title' }), changed(['geometry'], { parts: [now] }));
    expect(natureOf(change)).toMatchObject({ look: 'moved', isRewritten: true, isRelabelled: true });
    expect(describeLook(natureOf(change))).toEqual({
      name: 'By a migration, and by people: moved or resized',
      sign: '§↔',
    });
  });

  test('on the old side alone, a relabelled region has its old class', () => {
    const change = changed(['class', 'geometry'], { class: 'title' });
    expect(tagOf({ change, ...natureOf(change) }, looks, 'before')).toBe('→ ↔ Text');
  });
});
