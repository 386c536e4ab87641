import type { AttributeDefinition, LabelClass, LabelSchema } from '../label-schema/label-schema';
import { normaliseText } from '../canonical/normalise-text';
import type { AttributeValue } from '../regions/region';
import { reportRepeated, type PlanReport, type SomeRule } from './check-plan';
import type { GivenRules } from './derive-plan';
import type { AttributeRule, ClassRule, FillRule, GeometryRule, RelationRule, SplitRule } from './plan';
import { readCondition } from './plan-file-condition';
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

const ACTIONS = ['map', 'split', 'review', 'unlabel', 'delete'] as const;

function readClassRule(item: Record<string, unknown>, here: string, context: StepContext): ClassRule[] {
  const { from, to, report } = context;
  const source = findClass(item['class'], `${here}.class`, { schema: from, side: 'old', report });
  const action = asChoice(item['action'], ACTIONS, `${here}.action`, report);
  if (source === null || action === null) return [];
  const target = (value: unknown, place: string): LabelClass | null =>
    findClass(value, place, { schema: to, side: 'new', report });
  refuseUnknown(item, KEYS_BY_ACTION[action], here, report);
  if (action === 'unlabel' || action === 'delete') return [{ class: source.id, action }];
  if (action === 'map') {
    const next = target(item['to'], `${here}.to`);
    return next === null ? [] : [{ class: source.id, action, to: next.id }];
  }
  if (action === 'review') {
    const candidates = asItems(item['candidates'], `${here}.candidates`, report).flatMap(
      (name, index) => target(name, `${here}.candidates[${index}]`)?.id ?? [],
    );
    return [{ class: source.id, action, ...(candidates.length > 0 && { candidates }) }];
  }
  const rules = asItems(item['rules'], `${here}.rules`, report).flatMap((rule, index): SplitRule[] => {
    const place = `${here}.rules[${index}]`;
    const record = asRecord(rule, place, report);
    if (record === null) return [];
    refuseUnknown(record, ['when', 'to'], place, report);
    const when = readCondition(record['when'], `${place}.when`, { labelClass: source, report });
    const next = target(record['to'], `${place}.to`);
    return when === null || next === null ? [] : [{ when, to: next.id }];
  });
  const otherwise = readOtherwise(item['otherwise'], `${here}.otherwise`, { target, report });
  return [{ class: source.id, action, rules, otherwise }];
}

const KEYS_BY_ACTION = {
  map: ['class', 'action', 'to'],
  split: ['class', 'action', 'rules', 'otherwise'],
  review: ['class', 'action', 'candidates'],
  unlabel: ['class', 'action'],
  delete: ['class', 'action'],
} as const;

/** A class by name, `review`, or `{"to": …}` for a class that is called so. Reviewed when left out. */
function readOtherwise(
  value: unknown,
  here: string,
  { target, report }: { target: (value: unknown, place: string) => LabelClass | null; report: PlanReport },
): { readonly to: string } | 'review' {
  if (value === undefined || value === 'review') return 'review';
  const isObject = typeof value === 'object' && value !== null;
  const record = isObject ? asRecord(value, here, report) : { to: value };
  const next = target(record?.['to'], isObject ? `${here}.to` : here);
  return next === null ? 'review' : { to: next.id };
}

const OTHERWISE = ['keep', 'drop', 'review', 'convert'] as const;

function readAttributeRule(
  item: Record<string, unknown>,
  here: string,
  { from, to, classes, report }: StepContext & { readonly classes: readonly ClassRule[] },
): AttributeRule[] {
  refuseUnknown(item, ['class', 'attribute', 'to', 'values', 'otherwise'], here, report);
  const source = findClass(item['class'], `${here}.class`, { schema: from, side: 'old', report });
  if (source === null) return [];
  const attribute = findAttribute(item['attribute'], `${here}.attribute`, { owners: [source], report });
  const owners = targetsOf({ classes }, source.id).flatMap(
    (id) => to.classes.find((one) => one.id === id) ?? to.classes.filter(({ name }) => name === source.name),
  );
  const target = item['to'] === null ? null : findAttribute(item['to'], `${here}.to`, { owners, report });
  if (attribute === null || (target === null && item['to'] !== null)) return [];
  const values = asItems(item['values'], `${here}.values`, report).flatMap((pair, index) => {
    const [before, after, ...more] = Array.isArray(pair) ? (pair as unknown[]) : [];
    const isPair =
      Array.isArray(pair) && more.length === 0 && isValue(before) && (after === null || isValue(after));
    if (!isPair) report(`${here}.values[${index}]`, 'is not a pair [old value, new value or null]');
    return isPair ? [[before, after] as [AttributeValue, AttributeValue | null]] : [];
  });
  const otherwise =
    item['otherwise'] === undefined
      ? null
      : asChoice(item['otherwise'], OTHERWISE, `${here}.otherwise`, report);
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

function readFill(item: Record<string, unknown>, here: string, { to, report }: StepContext): FillRule[] {
  refuseUnknown(item, ['class', 'attribute', 'value'], here, report);
  const owner = findClass(item['class'], `${here}.class`, { schema: to, side: 'new', report });
  if (owner === null) return [];
  const attribute = findAttribute(item['attribute'], `${here}.attribute`, { owners: [owner], report });
  const { value } = item;
  if (!isValue(value)) report(`${here}.value`, `${quote(value)} is no value; write one, or "review"`);
  return attribute === null || !isValue(value) ? [] : [{ class: owner.id, attribute: attribute.id, value }];
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

const LISTED = 12;

const listed = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : names.slice(0, LISTED).join(', ') + (names.length > LISTED ? ' …' : '');

/** A class by its name, else by its id: people write names. */
function findClass(
  value: unknown,
  place: string,
  { schema, side, report }: { schema: LabelSchema; side: 'old' | 'new'; report: PlanReport },
): LabelClass | null {
  const text = asText(value, place, report);
  if (text === null) return null;
  const name = normaliseText(text);
  const found =
    schema.classes.find((item) => item.name === name) ?? schema.classes.find(({ id }) => id === text);
  const names = schema.classes.map((item) => item.name);
  if (found === undefined)
    report(place, `there is no class ${quote(text)} in the ${side} schema, which has ${listed(names)}`);
  return found ?? null;
}

function findAttribute(
  value: unknown,
  place: string,
  { owners, report }: { owners: readonly LabelClass[]; report: PlanReport },
): AttributeDefinition | null {
  const text = asText(value, place, report);
  if (text === null) return null;
  const name = normaliseText(text);
  const all = owners.flatMap(({ attributes = [] }) => attributes);
  const found = all.find((item) => item.name === name) ?? all.find(({ id }) => id === text);
  const owner = owners.map((item) => item.name).join(', ');
  if (found === undefined)
    report(
      place,
      `there is no attribute ${quote(text)} in ${owner === '' ? 'its new class' : owner}, which has ${listed(all.map((item) => item.name))}`,
    );
  return found ?? null;
}
