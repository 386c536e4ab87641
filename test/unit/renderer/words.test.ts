import { describe, expect, test } from 'vitest';
import { cameFrom, shownPath } from '../../../src-renderer/documents/adding/shown-path';
import {
  arrow,
  capitalised,
  countOf,
  formatAge,
  formatBytes,
  listOf,
} from '../../../src-renderer/texts/words';
import { versionTexts } from '../../../src-renderer/texts/version-texts';

describe('words', () => {
  test('counts agree with their nouns', () => {
    expect([countOf(1, 'page'), countOf(80_863, 'page'), countOf(2, 'class', 'classes')]).toEqual([
      '1 page',
      '80,863 pages',
      '2 classes',
    ]);
  });

  test('names from right to left keep their side of an arrow, others stay as they are', () => {
    expect(arrow('Text', 'Title')).toBe('Text → Title');
    expect(arrow('عنوان', 'כותרת')).toBe('\u2068عنوان\u2069 → \u2068כותרת\u2069');
  });

  test('lists read like sentences', () => {
    expect([listOf([]), listOf(['a']), listOf(['a', 'b']), listOf(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
    expect(capitalised('class “Stamp” added')).toBe('Class “Stamp” added');
    expect(versionTexts.kinds.labelCounts(18, 0, 42)).toBe('18 added and 42 changed');
  });

  test('ages and sizes are rounded as people say them', () => {
    const now = Date.parse('2026-01-10T12:00:00Z');
    expect(formatAge('2026-01-10T11:59:40Z', now)).toBe('just now');
    expect(formatAge('2026-01-07T12:00:00Z', now)).toBe('3 days ago');
    expect([formatBytes(999), formatBytes(1536), formatBytes(123_456_789)]).toEqual([
      '999 bytes',
      '1.5 kB',
      '123 MB',
    ]);
  });
});

describe('a failed file', () => {
  test('is shown from the chosen folder down', () => {
    expect(shownPath('/any/where/scans/march/1.pdf', [{ name: 'scans' }])).toBe('scans/march/1.pdf');
    expect(shownPath('C:\\any\\scans\\1.pdf', [{ name: 'scans' }])).toBe('scans/1.pdf');
  });

  test('is shown by its name alone when nothing else is known', () => {
    expect(shownPath('/any/where/410861f6/1.pdf', [])).toBe('1.pdf');
  });

  test('came from the file or the folder that was chosen', () => {
    expect(cameFrom({ name: 'scans' }, '/any/where/scans/march/1.pdf')).toBe(true);
    expect(cameFrom({ name: '1.pdf' }, 'C:\\any\\scans\\1.pdf')).toBe(true);
    expect(cameFrom({ name: '2.pdf' }, '/any/where/scans/1.pdf')).toBe(false);
  });
});
