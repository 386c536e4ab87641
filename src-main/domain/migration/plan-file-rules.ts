import type { LabelSchema } from '../label-schema/label-schema';
import type { AttributeValue } from '../regions/region';
import {
  checkFilledValue,
  checkMappedValue,
  reportRepeated,
  type PlanReport,
  type SomeRule,
} from './check-plan';
import type { GivenRules } from './derive-plan';
import type { AttributeRule, ClassRule, FillRule, GeometryRule, RelationRule } from './plan';
import { readClassRule } from './plan-file-classes';
import { findAttribute, findClass } from './plan-file-names';
import { asChoice, asItems, asRecord, asText, isValue, quote, refuseUnknown } from './plan-file-values';
import { targetsOf } from './rule-lines';

/** Where a step of a file stands, the schemas it goes between, and where to say what is wrong. */
export interface StepContext {
  /** '' for a file that is one step itself. */
  readonly place: string;
  readonly from: LabelSchema;
  readonly to: LabelSchema;
  readonly report: PlanReport;
}

type ReadRule<Rule> = (item: Record<string, unknown>, here: string) => Rule[];

const STEP_KEYS = ['$schema', 'classes', 'attributes', 'fills', 'geometry', 'relationTypes'];

/** The rules of one step, by ids. */
export function readStep(value: unknown, context: StepContext): GivenRules {
  const { place, report } = context;
  const step = asRecord(value, place === '' ? 'the file' : place, report);
  if (step === null) return {};
  refuseUnknown(step, STEP_KEYS, place === '' ? 'the file' : place, report);
  const at = (key: string): string => (place === '' ? key : `${place}.${key}`);
  const each = <Rule extends SomeRule>(key: string, read: ReadRule<Rule>): Rule[] => {
    const seen = new Set<string>();
    return asItems(step[key], at(key), report).flatMap((item, index) => {
      const here = `${at(key)}[${index}]`;
      const record = asRecord(item, here, report);
      const rules = record === null ? [] : read(record, here);
      for (const rule of rules) reportRepeated(rule, here, { seen, report });
      return rules;
    });
  };
  const classes = each('classes', (item, here) => readClassRule(item, here, context));
  return {
    classes,
    attributes: each('attributes', (item, here) => readAttributeRule(item, here, { ...context, classes })),
    fills: each('fills', (item, here) => readFill(item, here, context)),
    geometry: each('geometry', (item, here) => readGeometry(item, here, context)),
    relationTypes: each('relationTypes', (item, here) => readRelation(item, here, context)),
  };
}

const OTHERWISE = ['keep', 'drop', 'review', 'convert'] as const;

function readAttributeRule(
  item: Record<string, unknown>,
  here: string,
  { from, to, classes, report }: StepContext & { readonly classes: readonly ClassRule[] },
): AttributeRule[] {
  refuseUnknown(item, ['class', 'attribute', 'to', 'values', 'otherwise'], here, report);
  const source = findClass(item['class'], `${here}.class`, { schema: from, side: 'old', report });
  const otherwise =
    item['otherwise'] === undefined
      ? null
      : asChoice(item['otherwise'], OTHERWISE, `${here}.otherwise`, report);
  const pairs = asItems(item['values'], `${here}.values`, report).map((pair, index) =>
    asPair(pair, `${here}.values[${index}]`, report),
  );
  if (source === null) return [];
  const attribute = findAttribute(item['attribute'], `${here}.attribute`, { owners: [source], report });
  const owners = targetsOf({ classes }, source.id).flatMap(
    (id) => to.classes.find((one) => one.id === id) ?? to.classes.filter(({ name }) => name === source.name),
  );
  const target = item['to'] === null ? null : findAttribute(item['to'], `${here}.to`, { owners, report });
  const now = owners.flatMap(({ attributes = [] }) => attributes.filter(({ id }) => id === target?.id));
  for (const [index, pair] of pairs.entries())
    if (pair !== null && target !== null)
      checkMappedValue(pair, `${here}.values[${index}]`, { before: attribute ?? undefined, now, report });
  if (attribute === null || (target === null && item['to'] !== null)) return [];
  const values = pairs.filter((pair) => pair !== null);
  return [
    {
      class: source.id,
      attribute: attribute.id,
      to: target?.id ?? null,
      ...(values.length > 0 && { values }),
      ...(otherwise !== null && { otherwise }),
    },
  ];
}

/** An old value and the new one, as it stands in the file. */
function asPair(pair: unknown, place: string, report: PlanReport): ValuePair | null {
  const [before, after, ...more] = Array.isArray(pair) ? (pair as unknown[]) : [];
  if (more.length === 0 && isValue(before) && (after === null || isValue(after))) return [before, after];
  report(place, 'is not a pair [old value, new value or null]');
  return null;
}

type ValuePair = readonly [before: AttributeValue, after: AttributeValue | null];

function readFill(item: Record<string, unknown>, here: string, { to, report }: StepContext): FillRule[] {
  refuseUnknown(item, ['class', 'attribute', 'value'], here, report);
  const { value } = item;
  if (!isValue(value)) report(`${here}.value`, `${quote(value)} is no value; write one, or "review"`);
  const owner = findClass(item['class'], `${here}.class`, { schema: to, side: 'new', report });
  if (owner === null) return [];
  const attribute = findAttribute(item['attribute'], `${here}.attribute`, { owners: [owner], report });
  if (attribute === null || !isValue(value)) return [];
  checkFilledValue(value, attribute, { place: `${here}.value`, report });
  return [{ class: owner.id, attribute: attribute.id, value }];
}

function readGeometry(
  item: Record<string, unknown>,
  here: string,
  { to, report }: StepContext,
): GeometryRule[] {
  refuseUnknown(item, ['class', 'to'], here, report);
  const owner = findClass(item['class'], `${here}.class`, { schema: to, side: 'new', report });
  const target = asChoice(item['to'], ['box', 'review'] as const, `${here}.to`, report);
  return owner === null || target === null ? [] : [{ class: owner.id, to: target }];
}

function readRelation(
  item: Record<string, unknown>,
  here: string,
  { from, to, report }: StepContext,
): RelationRule[] {
  refuseUnknown(item, ['type', 'to'], here, report);
  const find = (value: unknown, place: string, schema: LabelSchema): string | null => {
    const name = asText(value, place, report);
    const types = schema.relationTypes ?? [];
    const found = types.find((type) => type.name === name) ?? types.find((type) => type.id === name);
    if (name !== null && found === undefined) report(place, `there is no relation type ${quote(name)}`);
    return found?.id ?? null;
  };
  const type = find(item['type'], `${here}.type`, from);
  const target = item['to'] === null ? null : find(item['to'], `${here}.to`, to);
  return type === null || (target === null && item['to'] !== null) ? [] : [{ type, to: target }];
}
