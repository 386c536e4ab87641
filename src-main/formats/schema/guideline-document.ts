import type {
  AttributeDefinition,
  ClassExample,
  LabelClass,
  LabelSchema,
  RelationType,
} from '../../domain/label-schema/label-schema';
import { showClasses } from '../../domain/label-schema/shown-class';
import type { GeometryKind } from '../../domain/regions/region';
import { inShownOrder } from '../../domain/label-schema/shown-order';
import type { SchemaRecord } from './write-schema-json';

/** A picture of an example, as it is put into the document. */
export interface ExamplePicture {
  /** `image/jpeg` or `image/png`. */
  readonly mime: string;
  readonly base64: string;
  readonly alt: string;
}

export type PictureOf = (example: ClassExample) => ExamplePicture | null;

/** A label and a value, both plain text. */
export type Fact = readonly [label: string, value: string];

export interface ShownExample {
  readonly picture: ExamplePicture | null;
  readonly caption: string;
}

/** One class as a chapter. All text is plain but `guideline`, which is Markdown. */
export interface ClassChapter {
  /** Where links in the document lead. */
  readonly anchor: string;
  /** `2.1`; empty where it would be longer than anyone reads. */
  readonly number: string;
  /** 0 for a class without parent. */
  readonly depth: number;
  readonly name: string;
  /** `#rrggbb`. */
  readonly color: string;
  readonly isDeprecated: boolean;
  readonly facts: readonly Fact[];
  readonly guideline: string;
  /** Rows of: attribute, type, values, required, default. */
  readonly attributes: readonly (readonly string[])[];
  readonly positive: readonly ShownExample[];
  readonly negative: readonly ShownExample[];
}

/** A schema in the order and words in which it is read; how it is written down is the writers' matter. */
export interface GuidelineDocument {
  readonly title: string;
  readonly facts: readonly Fact[];
  /** Markdown. */
  readonly introduction: string;
  readonly changelog: readonly string[];
  readonly chapters: readonly ClassChapter[];
  /** Rows of: relation, from, to, how many. */
  readonly relationTypes: readonly (readonly string[])[];
}

export const ATTRIBUTE_COLUMNS = ['Attribute', 'Type', 'Values', 'Required', 'Default'];
export const RELATION_COLUMNS = ['Relation', 'From', 'To', 'How many'];

const GEOMETRY_WORDS: Readonly<Record<GeometryKind, string>> = {
  box: 'box',
  quad: 'four corners',
  polygon: 'polygon',
};

/** Puts a schema in the order in which it is read: parents before their children, siblings as they were placed. */
export function toGuidelineDocument(
  schema: LabelSchema,
  record: SchemaRecord,
  pictures: PictureOf,
): GuidelineDocument {
  const names = new Map(schema.classes.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const classes = new Map(schema.classes.map((item) => [item.id, item]));
  const numberOf = createNumbering();
  const chapters = showClasses(schema).map(({ id, color, hotkey, parent }, index): ClassChapter => {
    const item = classes.get(id)!;
    const examples = item.examples ?? [];
    const show = (isNegative: boolean): readonly ShownExample[] =>
      examples
        .filter((example) => (example.isNegative ?? false) === isNegative)
        .map((example) => ({ picture: pictures(example), caption: captionOf(example) }));
    return {
      anchor: `class-${index + 1}`,
      ...numberOf(id, parent),
      name: item.name,
      color,
      isDeprecated: item.deprecated ?? false,
      facts: factsOf(item, { color, hotkey, nameOf }),
      guideline: item.guideline ?? '',
      attributes: inShownOrder(item.attributes ?? []).map(attributeRow),
      positive: show(false),
      negative: show(true),
    };
  });
  return {
    title: `${record.name} ${record.number}`,
    facts: [
      ['Version', record.number],
      ['Date', record.time.slice(0, 10)],
      ['Author', record.author],
      ['Reason', record.reason],
      ['Classes', String(schema.classes.length)],
      ['Reading order', schema.readingOrder === true ? 'is recorded' : 'is not recorded'],
    ],
    introduction: schema.guidelines ?? '',
    changelog: record.changelog,
    chapters,
    relationTypes: inShownOrder(schema.relationTypes ?? []).map((type) => relationRow(type, nameOf)),
  };
}

/** A class with its number, as headings and the table of contents show it. */
export const headingOf = ({ number, name }: ClassChapter): string => `${number} ${name}`.trim();

/** Numbers of a deeper class would be longer than its name, and of 10,000 nested ones fill the memory. */
const NUMBERED_LEVELS = 8;

interface Place {
  readonly number: string;
  readonly depth: number;
}

/** Numbers classes that come in the order of the tree, each after its parent. */
function createNumbering(): (id: string, parent: string | null) => Place {
  const places = new Map<string | null, Place & { children: number }>([
    [null, { number: '', depth: -1, children: 0 }],
  ]);
  return (id, parent) => {
    const above = places.get(parent) ?? places.get(null)!;
    above.children += 1;
    const depth = above.depth + 1;
    const prefix = above.number === '' ? '' : `${above.number}.`;
    const number = depth < NUMBERED_LEVELS ? `${prefix}${above.children}` : '';
    places.set(id, { number, depth, children: 0 });
    return { number, depth };
  };
}

function factsOf(
  { geometry, parent, allowedParents, deprecated }: LabelClass,
  { color, hotkey, nameOf }: { color: string; hotkey: string | null; nameOf(id: string): string },
): readonly Fact[] {
  const within =
    allowedParents === undefined
      ? 'any region, or none'
      : allowedParents.map(nameOf).join(', ') || 'no other region';
  return [
    ...(deprecated === true ? [['Status', 'Deprecated: not for new regions'] as const] : []),
    ['Colour', color],
    ['Hotkey', hotkey ?? 'none'],
    ['Shapes', geometry?.map((kind) => GEOMETRY_WORDS[kind]).join(', ') ?? 'any'],
    ...(parent === undefined ? [] : [['Kind of', nameOf(parent)] as const]),
    ['Inside', within],
  ];
}

function attributeRow(attribute: AttributeDefinition): readonly string[] {
  const { name, type, required, choices, min, max, unit, pattern } = attribute;
  const preset = attribute.default;
  const range =
    min === undefined && max === undefined
      ? []
      : [`${min ?? 'any'} to ${max ?? 'any'}`.replace('any to', 'up to')];
  const values = [
    ...(choices === undefined ? [] : [choices.join(', ')]),
    ...range,
    ...(unit === undefined ? [] : [unit]),
    ...(pattern === undefined ? [] : [`matches ${pattern}`]),
  ];
  return [
    name,
    type === 'multi-choice' ? 'several choices' : type === 'boolean' ? 'yes or no' : type,
    values.join('; '),
    required === true ? 'yes' : 'no',
    preset === undefined ? '' : Array.isArray(preset) ? preset.join(', ') : String(preset),
  ];
}

const CARDINALITY_WORDS = {
  'one-to-one': 'one to one',
  'one-to-many': 'one to many',
  'many-to-one': 'many to one',
} as const;

function relationRow(type: RelationType, nameOf: (id: string) => string): readonly string[] {
  const ends = (ids: readonly string[] | undefined): string => ids?.map(nameOf).join(', ') ?? 'any class';
  const many = type.cardinality === undefined ? 'many to many' : CARDINALITY_WORDS[type.cardinality];
  return [
    type.name,
    ends(type.from),
    ends(type.to),
    type.undirected === true ? `${many}, no direction` : many,
  ];
}

const captionOf = ({ file, pageIndex, note }: ClassExample): string =>
  `${note === undefined ? '' : `${note} — `}page ${pageIndex + 1} of file ${file.slice(0, 12)}`;
