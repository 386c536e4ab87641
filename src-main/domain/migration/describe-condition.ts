import type { AttributeValue } from '../regions/region';
import type { Condition, Range } from './plan';

/** A value as people write it. */
export function describeValue(value: AttributeValue): string {
  if (typeof value === 'object') return value.map(describeValue).join(' + ');
  return typeof value === 'string' ? `“${value}”` : String(value);
}

/**
 * A condition in plain words: `centre in the top 10 % of the page`.
 *
 * @param attributeName name of an attribute of the class that the condition is about
 */
export function describeCondition(condition: Condition, attributeName: (id: string) => string): string {
  const inner = (item: Condition): string => {
    const words = describeCondition(item, attributeName);
    return 'all' in item || 'any' in item ? `(${words})` : words;
  };
  if ('all' in condition) return joined(condition.all.map(inner), ' and ', 'always');
  if ('any' in condition) return joined(condition.any.map(inner), ' or ', 'never');
  if ('not' in condition) return `not ${inner(condition.not)}`;
  if ('attribute' in condition) return describeAttribute(condition, attributeName(condition.attribute));
  if ('geometry' in condition) return `shape is a ${condition.geometry}`;
  if ('text' in condition) return describeText(condition.text);
  if ('page' in condition) return `page ${describeRange(condition.page, String)}`;
  if ('centre' in condition) return describeCentre(condition.centre);
  const { width, height, area } = condition.size;
  const parts = [
    width === undefined ? '' : `width ${describeRange(width, percent)} of the page's`,
    height === undefined ? '' : `height ${describeRange(height, percent)} of the page's`,
    area === undefined ? '' : `area ${describeRange(area, percent)} of the page's`,
  ];
  return joined(
    parts.filter((part) => part !== ''),
    ' and ',
    'any size',
  );
}

const joined = (words: readonly string[], by: string, nothing: string): string =>
  words.length === 0 ? nothing : words.join(by);

function describeAttribute({ is, range }: Extract<Condition, { attribute: string }>, name: string): string {
  const values = is === undefined ? [] : [`is ${is.map(describeValue).join(' or ')}`];
  const bounds = range === undefined ? [] : [describeRange(range, String)];
  return values.length + bounds.length === 0
    ? `has ${name}`
    : `${name} ${[...values, ...bounds].join(' and ')}`;
}

function describeText(text: Extract<Condition, { text: unknown }>['text']): string {
  if ('isEmpty' in text) return text.isEmpty ? 'has no text' : 'has text';
  if ('contains' in text) return `text contains “${text.contains}”`;
  if ('startsWith' in text) return `text starts with “${text.startsWith}”`;
  if ('endsWith' in text) return `text ends with “${text.endsWith}”`;
  if ('equals' in text) return `text is “${text.equals}”`;
  return `text matches /${text.matches}/`;
}

function describeCentre({ x, y }: { readonly x?: Range; readonly y?: Range }): string {
  const parts = [
    y === undefined ? '' : describeBand(y, 'top', 'bottom'),
    x === undefined ? '' : describeBand(x, 'left', 'right'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'centre anywhere' : `centre in the ${parts.join(' and the ')} of the page`;
}

/** A band along one axis: `top 10 %`, `bottom 20 %`, `10 % to 30 % from the top`. */
function describeBand({ min, max }: Range, near: string, far: string): string {
  const isFromStart = min === undefined || min <= 0;
  const isToEnd = max === undefined || max >= 1;
  if (isFromStart && isToEnd) return '';
  if (isFromStart) return `${near} ${percent(max as number)}`;
  if (isToEnd) return `${far} ${percent(1 - (min as number))}`;
  return `band from ${percent(min as number)} to ${percent(max as number)} below the ${near}`.replace(
    'below the left',
    'right of the left edge',
  );
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100} %`;

function describeRange({ min, max }: Range, write: (value: number) => string): string {
  if (min === undefined && max === undefined) return 'any';
  if (min === undefined) return `at most ${write(max as number)}`;
  if (max === undefined) return `at least ${write(min)}`;
  return min === max ? write(min) : `${write(min)} to ${write(max)}`;
}
