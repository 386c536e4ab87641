import { describe, expect, test } from 'vitest';

import {
  compareMarks,
  type LikenessRule,
  type MarkedPage,
} from '../../../../src-main/domain/duplicates/alike-pages';
import { shinglesOf, TEXT_MARK_LENGTH } from '../../../../src-main/domain/duplicates/text-mark';
import { findTwins } from '../../../../src-main/domain/duplicates/twins';

const RULE: LikenessRule = { by: 'both', text: 0.75, picture: 20 };
const page = (fields: Partial<MarkedPage>): MarkedPage => ({
  document: 0,
  side: 0,
  text: null,
  picture: null,
  ...fields,
});
/** A text mark of which the first numbers are others. */
const textWith = (others: number): Uint32Array =>
  Uint32Array.from({ length: TEXT_MARK_LENGTH }, (_, at) => (at < others ? at + 1_000 : at + 1));
/** A picture mark with as many bits set. */
const pictureWith = (bits: number): Uint32Array =>
  Uint32Array.from({ length: 5 }, (_, word) => {
    const count = Math.min(32, Math.max(0, bits - word * 32));
    return count === 32 ? 0xffffffff : 2 ** count - 1;
  });

describe('two pages are the same', () => {
  const ofText = (others: number) =>
    compareMarks(page({ text: textWith(0) }), page({ text: textWith(others) }), RULE);
  const ofPicture = (bits: number) =>
    compareMarks(page({ picture: pictureWith(0) }), page({ picture: pictureWith(bits) }), RULE);

  test('from the share of common words on that is asked for', () => {
    expect(ofText(TEXT_MARK_LENGTH / 4)).toEqual({ text: 0.75, picture: null });
    expect(ofText(TEXT_MARK_LENGTH / 4 + 1)).toBeNull();
  });

  test('up to the number of differing bits that is asked for', () => {
    expect(ofPicture(20)).toEqual({ text: null, picture: 20 });
    expect(ofPicture(21)).toBeNull();
  });
});

test('the last three words of a text count like the others', () => {
  expect(shinglesOf(['one', 'two', 'three']).size).toBe(1);
  expect(shinglesOf(['one', 'two', 'three', 'four']).size).toBe(2);
  expect(shinglesOf(['one', 'two']).size).toBe(0);
});

test('equal texts meet, however many nearly equal ones there are before', () => {
  const near = Array.from({ length: 200 }, (_, at) =>
    page({ document: at + 1, side: 2, text: textWith(0).with((at * 4) % TEXT_MARK_LENGTH, 5_000 + at) }),
  );
  const pages = [
    page({ side: 1, text: textWith(0) }),
    ...near,
    page({ document: 201, side: 2, text: textWith(0) }),
  ];
  const search = findTwins(pages, { ...RULE, by: 'text' });
  let step = search.next();
  while (step.done !== true) step = search.next();
  expect(step.value.find((twin) => twin.page === 0)).toMatchObject({ twin: 201, text: 1 });
});
