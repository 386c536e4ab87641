import { RE2JS } from 're2js';
import { normaliseText } from '../canonical/normalise-text';
import type { PageSize } from '../geometry/units';
import { boundsOfPart, kindOfPart } from '../regions/part-bounds';
import type { AttributeValue, Region } from '../regions/region';
import type { Condition, Range } from './plan';

/** Where a region lies. */
export interface Place {
  /** 0-based. */
  readonly pageIndex: number;
  /** Size of the page; `null` when it is not known: then no condition on shares of the page holds. */
  readonly size: PageSize | null;
}

export type Test = (region: Region, place: Place) => boolean;

/** A condition as a function, so that what can be worked out once is. */
export function compileCondition(condition: Condition): Test {
  if ('all' in condition) return every(condition.all.map(compileCondition));
  if ('any' in condition) return some(condition.any.map(compileCondition));
  if ('not' in condition) {
    const test = compileCondition(condition.not);
    return (region, place) => !test(region, place);
  }
  if ('attribute' in condition) return attributeTest(condition);
  if ('geometry' in condition)
    return ({ parts: [first] }) => first !== undefined && kindOfPart(first) === condition.geometry;
  if ('text' in condition) {
    const test = textTest(condition.text);
    return ({ text = '' }) => test(text);
  }
  if ('page' in condition) return (_region, { pageIndex }) => isWithin(pageIndex + 1, condition.page);
  return shareTest(condition);
}

const every =
  (tests: readonly Test[]): Test =>
  (region, place) =>
    tests.every((test) => test(region, place));

const some =
  (tests: readonly Test[]): Test =>
  (region, place) =>
    tests.some((test) => test(region, place));

const isWithin = (value: number, { min = -Infinity, max = Infinity }: Range): boolean =>
  value >= min && value <= max;

function attributeTest({ attribute, is, range }: Extract<Condition, { attribute: string }>): Test {
  return ({ attributes }) => {
    const value = attributes?.[attribute];
    if (value === undefined) return false;
    if (range !== undefined && !(typeof value === 'number' && isWithin(value, range))) return false;
    return is === undefined || is.some((wanted) => isOrHolds(value, wanted));
  };
}

/** Equal, or a multi-choice that holds the value. */
function isOrHolds(value: AttributeValue, wanted: AttributeValue): boolean {
  if (typeof value !== 'object') return value === wanted;
  if (typeof wanted !== 'object') return value.includes(wanted as string);
  return value.length === wanted.length && value.every((one) => wanted.includes(one));
}

/** Letter case does not count, whatever language the machine is set to; a pattern says itself what it ignores. */
function textTest(text: Extract<Condition, { text: unknown }>['text']): (given: string) => boolean {
  const fold = (value: string): string => normaliseText(value).toLowerCase();
  if ('isEmpty' in text) return (given) => (given.trim() === '') === text.isEmpty;
  if ('matches' in text) {
    const matcher = matcherOf(text.matches);
    return (given) => matcher?.test(given) === true;
  }
  if ('contains' in text) {
    const wanted = fold(text.contains);
    return (given) => fold(given).includes(wanted);
  }
  if ('startsWith' in text) {
    const wanted = fold(text.startsWith);
    return (given) => fold(given).startsWith(wanted);
  }
  if ('endsWith' in text) {
    const wanted = fold(text.endsWith);
    return (given) => fold(given).endsWith(wanted);
  }
  const wanted = fold(text.equals);
  return (given) => fold(given) === wanted;
}

type ShareCondition = Extract<Condition, { centre: unknown } | { size: unknown }>;

/** Centre and size of the first part's bounding box, as shares of the page. */
function shareTest(condition: ShareCondition): Test {
  return ({ parts: [first] }, { size: page }) => {
    if (page === null || first === undefined || page.width <= 0 || page.height <= 0) return false;
    const [left, top, right, bottom] = boundsOfPart(first);
    if ('centre' in condition) {
      const { x, y } = condition.centre;
      return (
        (x === undefined || isWithin((left + right) / 2 / page.width, x)) &&
        (y === undefined || isWithin((top + bottom) / 2 / page.height, y))
      );
    }
    const { width, height, area } = condition.size;
    const wide = (right - left) / page.width;
    const high = (bottom - top) / page.height;
    return (
      (width === undefined || isWithin(wide, width)) &&
      (height === undefined || isWithin(high, height)) &&
      (area === undefined || isWithin(wide * high, area))
    );
  };
}

/** A pattern in RE2 syntax, so that none takes long; `null` when it is none. */
export function matcherOf(pattern: string): RE2JS | null {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return null;
  }
}
