import { z } from 'zod';
import { quote } from '../domain/label-schema/schema-file-values';

type Issue = z.core.$ZodRawIssue;

/** What a value should be, in the words that schema files and plan files are refused with too. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in brackets [ ]',
  tuple: 'a list in brackets [ ]',
  object: 'an object in braces { }',
  record: 'an object in braces { }',
};

const kindOf = (expected: string): string => KINDS[expected] ?? expected;

/**
 * What is wrong with a value, in words for people: `"12" is not a number`. Whoever tells the mistake puts
 * the place of the value before it: `box[2]: …`.
 */
export function describeIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return isNot(issue.input, kindOf(issue.expected));
    case 'invalid_value':
      return isNot(issue.input, `one of ${issue.values.map(String).join(', ')}`);
    case 'too_small':
      return describeSize(issue, 'at least', issue.minimum);
    case 'too_big':
      return describeSize(issue, 'at most', issue.maximum);
    case 'unrecognized_keys':
      return `has the unknown key ${issue.keys.map(quote).join(', ')}${knownKeys(issue)}`;
    case 'invalid_union':
      return describeUnion(issue);
    default:
      return `${quote(issue.input)} does not have the form that is expected here`;
  }
}

const isNot = (value: unknown, what: string): string =>
  value === undefined ? `is missing; it is ${what}` : `${quote(value)} is not ${what}`;

function describeSize(
  { input, origin, exact }: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  bound: 'at least' | 'at most',
  limit: number | bigint,
): string {
  if (origin !== 'string' && origin !== 'array')
    return `${quote(input)} is not a number of ${bound} ${limit}`;
  const { length } = input as string | readonly unknown[];
  const unit = origin === 'string' ? 'characters' : 'entries';
  return length === 0
    ? 'is empty'
    : `has ${length} ${unit} and needs ${exact === true ? '' : `${bound} `}${limit}`;
}

const knownKeys = ({ inst }: Issue): string =>
  inst instanceof z.ZodObject ? `; known are ${Object.keys(inst.shape).join(', ')}` : '';

/** Forms that one key tells apart, or kinds of values. */
function describeUnion({ input, errors, ...issue }: Extract<Issue, { code: 'invalid_union' }>): string {
  if (issue.inclusive !== false && issue.discriminator !== undefined && issue.options !== undefined)
    return isNot(
      (input as Record<string, unknown>)[issue.discriminator],
      `one of ${issue.options.map(String).join(', ')}`,
    );
  const firsts = errors.flatMap(([first]) => first ?? []);
  const kinds = firsts.flatMap((one) =>
    one.code === 'invalid_type' && one.path.length === 0 ? kindOf(one.expected) : [],
  );
  if (kinds.length === firsts.length) return isNot(input, [...new Set(kinds)].join(', or '));
  // What is of one of the kinds and wrong inside was meant to be of that kind.
  const inside = firsts.filter(({ path }) => path.length > 0);
  const [meant] = inside;
  return meant !== undefined && inside.length === 1
    ? `at ${meant.path.map((key) => `[${String(key)}]`).join('')}, ${meant.message}`
    : `${quote(input)} has none of the forms that are expected here`;
}
