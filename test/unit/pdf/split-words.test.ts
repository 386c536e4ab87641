import { expect, test } from 'vitest';
import { joinPieces, splitRun, type TextRun } from '../../../src-main/pdf/reading/split-words';

/** A run on the line y = 100 pt, 10 pt high, written to the right. */
const aRun = (text: string, given: Partial<TextRun> = {}): TextRun => ({
  text,
  isRightToLeft: false,
  endsLine: false,
  start: { x: 50, y: 100 },
  along: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  length: 80,
  above: 8,
  below: -2,
  fontSize: 10,
  ...given,
});
const wordsOf = (...runs: readonly TextRun[]) => joinPieces(runs.flatMap(splitRun));

test('a run is split at white space of any kind, its width shared by the letters', () => {
  expect(wordsOf(aRun('aaa\u00a0aaa'))).toEqual([
    {
      text: 'aaa',
      box: [500_000, 920_000, 500_000 + (800_000 * 3 * 556) / (6 * 556 + 556), 1_020_000].map(Math.round),
    },
    { text: 'aaa', box: [500_000 + (800_000 * 4) / 7, 920_000, 1_300_000, 1_020_000].map(Math.round) },
  ]);
});

test('narrow letters get less width than wide ones', () => {
  const [narrow, wide] = wordsOf(aRun('iii MMM'));
  expect(narrow!.box[2] - narrow!.box[0]).toBeLessThan((wide!.box[2] - wide!.box[0]) / 3);
});

test('right-to-left text begins at the right end of its run', () => {
  const [first, second] = wordsOf(aRun('אאא בב', { isRightToLeft: true }));
  expect(first!.box[2]).toBe(1_300_000);
  expect(second!.box[0]).toBe(500_000);
});

test('text written downwards has tall boxes', () => {
  const [word] = wordsOf(aRun('ab', { along: { x: 0, y: 1 }, up: { x: 1, y: 0 } }));
  expect(word!.box).toEqual([480_000, 1_000_000, 580_000, 1_800_000]);
});

test('a word in two fonts is one word; a gap, a space, a raised letter or a new line part it', () => {
  const next = (text: string, x: number, y = 100): TextRun => aRun(text, { start: { x, y }, length: 20 });
  expect(wordsOf(aRun('Colo'), next('phon', 130)).map(({ text }) => text)).toEqual(['Colophon']);
  expect(wordsOf(aRun('Colo'), next('phon', 140)).map(({ text }) => text)).toEqual(['Colo', 'phon']);
  expect(wordsOf(aRun('Colo'), next(' phon', 130)).map(({ text }) => text)).toEqual(['Colo', 'phon']);
  expect(wordsOf(aRun('Colo '), next('phon', 130)).map(({ text }) => text)).toEqual(['Colo', 'phon']);
  expect(wordsOf(aRun('note'), next('1', 130, 96)).map(({ text }) => text)).toEqual(['note', '1']);
  expect(wordsOf(aRun('Colo', { endsLine: true }), next('phon', 130)).map(({ text }) => text)).toEqual([
    'Colo',
    'phon',
  ]);
});

test('text is composed (NFC), and white space alone is no word', () => {
  expect(wordsOf(aRun('e\u0301'))[0]!.text).toBe('\u00e9');
  expect(wordsOf(aRun(' '), aRun(''))).toEqual([]);
});
