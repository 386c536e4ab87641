import type { SchemaChange } from '../label-schema/label-schema';
import { SCHEMA_RULES, type SchemaChangeKind } from '../label-schema/rule-table';

/** What the words of a change are made of. */
interface Subject {
  /** What changed: `class “Table”`, or `attribute “kind” of class “Table”`. */
  readonly it: string;
  readonly before: unknown;
  readonly after: unknown;
}

const fromTo = ({ before, after }: Subject): string => `from ${show(before)} to ${show(after)}`;

/** A value that was set, changed or taken away. */
const field =
  (name: string) =>
  ({ it, before, after }: Subject): string => {
    if (before === null) return `${it}: ${name} set to ${show(after)}`;
    if (after === null) return `${it}: ${name} ${show(before)} removed`;
    return `${it}: ${name} changed from ${show(before)} to ${show(after)}`;
  };

/** A text or list too long to repeat. */
const longField =
  (name: string) =>
  ({ it, before, after }: Subject): string =>
    `${it}: ${name} ${before === null ? 'added' : after === null ? 'removed' : 'changed'}`;

/** A list of what is allowed, everything when `null`. */
const allowed =
  (verb: string, all: string) =>
  ({ it, before, after }: Subject): string =>
    `${it}: ${verb} ${list(before, all)} before, ${list(after, all)} now`;

const added = ({ it }: Subject): string => `${it} added`;
const removed = ({ it }: Subject): string => `${it} removed`;
const renamed = ({ it, after }: Subject): string => `${it} renamed to ${quote(after)}`;
const newId = (subject: Subject): string => `${subject.it}: id changed ${fromTo(subject)}`;
const order = ({ it }: Subject): string => `${it}: place in the list changed`;
const starts = allowed('may start at', 'any class');
const ends = allowed('may end at', 'any class');
const parents = allowed('may be inside', 'any class');
const shapes = allowed('may be drawn as', 'any shape');
const pattern = field('pattern');
const cardinality = ({ it, before, after }: Subject): string =>
  `${it}: ${before ?? 'many-to-many'} before, ${after ?? 'many-to-many'} now`;
const range = ({ it, before, after }: Subject): string =>
  `${it}: ${showRange(before)} before, ${showRange(after)} now`;

const WORDS: Readonly<Record<SchemaChangeKind, (subject: Subject) => string>> = {
  'class-added': added,
  'class-removed': removed,
  'class-renamed': renamed,
  'class-id-changed': newId,
  'class-deprecated': ({ it }) => `${it} deprecated: old regions keep it, new ones cannot have it`,
  'class-restored': ({ it }) => `${it} no longer deprecated`,
  'color-changed': field('colour'),
  'hotkey-changed': field('hotkey'),
  'guideline-changed': longField('guideline'),
  'order-changed': order,
  'examples-changed': longField('examples'),
  'source-changed': longField('fields of the format it came from'),
  'parent-changed': ({ it, before, after }) =>
    after === null
      ? `${it} is no longer a kind of ${quote(before)}`
      : `${it} is now a kind of ${quote(after)}${before === null ? '' : `, no longer of ${quote(before)}`}`,
  'allowed-parents-widened': parents,
  'allowed-parents-narrowed': parents,
  'geometry-widened': shapes,
  'geometry-narrowed': shapes,
  'attribute-added': ({ it }) => `${it} added, optional`,
  'attribute-added-required-with-default': ({ it, after }) =>
    `${it} added, required, ${show((after as { default?: unknown } | null)?.default ?? null)} where nothing is said`,
  'attribute-added-required': ({ it }) => `${it} added, required`,
  'attribute-removed': removed,
  'attribute-renamed': renamed,
  'attribute-id-changed': newId,
  'attribute-type-changed': ({ it, before, after }) =>
    `${it}: type changed from ${String(before)} to ${String(after)}`,
  'attribute-made-required': ({ it }) => `${it} is required now`,
  'attribute-made-optional': ({ it }) => `${it} is optional now`,
  'attribute-default-changed': field('default'),
  'attribute-choices-added': ({ it, after }) => `${it}: may also be ${list(after, '')}`,
  'attribute-choices-removed': ({ it, before }) => `${it}: may no longer be ${list(before, '')}`,
  'attribute-choices-reordered': ({ it }) => `${it}: choices put in another order`,
  'attribute-range-widened': range,
  'attribute-range-narrowed': range,
  'attribute-pattern-added': pattern,
  'attribute-pattern-removed': pattern,
  'attribute-pattern-changed': pattern,
  'attribute-unit-changed': field('unit'),
  'attribute-order-changed': order,
  'relation-type-added': added,
  'relation-type-removed': removed,
  'relation-type-renamed': renamed,
  'relation-type-id-changed': newId,
  'relation-from-widened': starts,
  'relation-from-narrowed': starts,
  'relation-to-widened': ends,
  'relation-to-narrowed': ends,
  'relation-cardinality-relaxed': cardinality,
  'relation-cardinality-tightened': cardinality,
  'relation-direction-changed': ({ it, after }) =>
    after === true ? `${it}: both ends mean the same now` : `${it}: has a direction now`,
  'guidelines-changed': longField('guidelines'),
  'reading-order-on': () => 'pages carry a reading order now',
  'reading-order-off': () => 'pages carry no reading order any more',
};

/** A schema change in plain words, for changelogs and lists: `class “Figure” renamed to “Picture”`. */
export function describeSchemaChange({ kind, path, before, after }: SchemaChange): string {
  if (!Object.hasOwn(SCHEMA_RULES, kind)) return `${kind} at ${path}`;
  return WORDS[kind as SchemaChangeKind]({ it: subjectOf(kind, path), before, after });
}

/** Kinds whose path ends with the name of the thing; the others end with a field of it. */
const OF_A_WHOLE = /^(?:class|attribute|relation-type)-(?:added.*|removed)$/;

function subjectOf(kind: string, path: string): string {
  const place = OF_A_WHOLE.test(kind) ? path : path.replace(/\/[^/]*$/, '');
  if (kind.startsWith('attribute-')) {
    const [, owner, name] = /^classes\/(.*)\/attributes\/(.*)$/s.exec(place) ?? [];
    return `attribute ${quote(name)} of class ${quote(owner)}`;
  }
  const [, kindOfList, name] = /^(classes|relationTypes)\/(.*)$/s.exec(place) ?? [];
  if (kindOfList === undefined) return 'schema';
  return `${kindOfList === 'classes' ? 'class' : 'relation type'} ${quote(name)}`;
}

const quote = (value: unknown): string => `“${String(value)}”`;

const LONGEST_VALUE = 80;

function show(value: unknown): string {
  if (Array.isArray(value)) return list(value, 'nothing');
  if (value === null || typeof value === 'boolean' || typeof value === 'number')
    return value === null ? 'nothing' : String(value);
  const text = String(value);
  return quote(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text);
}

const MOST_NAMED = 12;

function list(value: unknown, all: string): string {
  if (!Array.isArray(value) || value.length === 0) return all;
  const named = value.slice(0, MOST_NAMED).map(quote).join(', ');
  return value.length > MOST_NAMED ? `${named} and ${value.length - MOST_NAMED} more` : named;
}

function showRange(value: unknown): string {
  const { min, max } = (value ?? {}) as { min?: number; max?: number };
  if (min === undefined && max === undefined) return 'any number';
  if (max === undefined) return `${min} or more`;
  return min === undefined ? `at most ${max}` : `${min} to ${max}`;
}
