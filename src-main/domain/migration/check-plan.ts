import { AppError } from '../errors/app-error';
import { fitsDefinition } from '../label-schema/attribute-check';
import type { AttributeDefinition, LabelClass, LabelSchema } from '../label-schema/label-schema';
import type { ObjectId } from '../dataset-versions/object-store';
import { checkCondition } from './check-condition';
import { describeValue } from './describe-condition';
import type { AttributeRule, FillRule, MigrationPlan, PlanStep } from './plan';
import { attributeKey, targetsOf, type SchemasById } from './rule-lines';

/** What is wrong with a plan, and where: `steps[0].classes[2].to`. */
export interface PlanProblem {
  readonly place: string;
  readonly problem: string;
}

export type PlanReport = (place: string, problem: string) => void;

/** Named in one error; a plan can be wrong in thousands of places. */
const PROBLEMS_SHOWN = 20;

/**
 * Everything that is wrong with a plan for going from one schema to another: classes, attributes and types
 * that are not there, values of the wrong type, bad patterns, steps that do not join.
 *
 * @param ends object ids of the schemas it must begin and end at
 */
export function checkPlan(
  plan: MigrationPlan,
  schemas: SchemasById,
  ends: { readonly from: ObjectId; readonly to: ObjectId },
): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const report: PlanReport = (place, problem) => problems.push({ place, problem });
  let at = ends.from;
  for (const [index, step] of plan.steps.entries()) {
    const place = `steps[${index}]`;
    if (step.from !== at)
      report(
        `${place}.from`,
        index === 0
          ? 'is not the schema that the draft is under'
          : `is not the schema that steps[${index - 1}] ends at`,
      );
    at = step.to;
    const from = schemas.get(step.from);
    const to = schemas.get(step.to);
    if (from === undefined) report(`${place}.from`, 'is no schema of this library');
    if (to === undefined) report(`${place}.to`, 'is no schema of this library');
    if (from !== undefined && to !== undefined) checkStep(step, { place, from, to, report });
  }
  if (at !== ends.to) report('steps', 'do not end at the schema that was asked for');
  return problems;
}

/** @throws AppError `plan-invalid` that names the places */
export function refuseBadPlan(problems: readonly PlanProblem[]): void {
  if (problems.length === 0) return;
  const shown = problems.slice(0, PROBLEMS_SHOWN).map(({ place, problem }) => `${place}: ${problem}`);
  const rest = problems.length - shown.length;
  throw new AppError('plan-invalid', {
    what: 'The migration was not done.',
    why: `Its plan is wrong: ${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`,
    next: 'Correct the plan and try again; docs/plan-file.md describes it. Nothing was changed.',
  });
}

/** What every kind of rule says it is about. */
export type SomeRule = { readonly class: string; readonly attribute?: string } | { readonly type: string };

/** Reports a second rule about the same thing: which of them counts would be a matter of chance. */
export function reportRepeated(
  rule: SomeRule,
  place: string,
  { seen, report }: { readonly seen: Set<string>; readonly report: PlanReport },
): void {
  const key = 'type' in rule ? rule.type : attributeKey(rule.class, rule.attribute ?? '');
  if (seen.has(key)) report(place, 'is about the same as a rule before it');
  seen.add(key);
}

interface StepSides {
  readonly place: string;
  readonly from: LabelSchema;
  readonly to: LabelSchema;
  readonly report: PlanReport;
}

const RULE_KINDS = ['classes', 'attributes', 'fills', 'geometry', 'relationTypes'] as const;

function checkStep(step: PlanStep, { place, from, to, report }: StepSides): void {
  const old = new Map(from.classes.map((item) => [item.id, item]));
  const now = new Map(to.classes.map((item) => [item.id, item]));
  const sides = { old, now, report };
  for (const kind of RULE_KINDS) {
    const seen = new Set<string>();
    for (const [index, rule] of (step[kind] ?? []).entries())
      reportRepeated(rule, `${place}.${kind}[${index}]`, { seen, report });
  }
  checkClasses(step, place, sides);
  for (const [index, rule] of (step.attributes ?? []).entries())
    checkAttribute(rule, step, { ...sides, place: `${place}.attributes[${index}]` });
  for (const [index, { class: classId, attribute, value }] of (step.fills ?? []).entries()) {
    const here = `${place}.fills[${index}]`;
    const definition = findAttribute(now.get(classId), attribute);
    if (!now.has(classId)) report(`${here}.class`, noClass(classId, to, 'new'));
    else if (definition === undefined) report(`${here}.attribute`, noAttribute(attribute, now.get(classId)));
    else checkFilledValue(value, definition, { place: `${here}.value`, report });
  }
  for (const [index, rule] of (step.geometry ?? []).entries())
    if (!now.has(rule.class)) report(`${place}.geometry[${index}].class`, noClass(rule.class, to, 'new'));
  const oldTypes = new Set((from.relationTypes ?? []).map(({ id }) => id));
  const newTypes = new Set((to.relationTypes ?? []).map(({ id }) => id));
  for (const [index, rule] of (step.relationTypes ?? []).entries()) {
    const here = `${place}.relationTypes[${index}]`;
    if (!oldTypes.has(rule.type))
      report(`${here}.type`, `there is no relation type "${rule.type}" in the old schema`);
    if (rule.to !== null && !newTypes.has(rule.to))
      report(`${here}.to`, `there is no relation type "${rule.to}" in the new schema`);
  }
}

interface ClassSides {
  readonly old: ReadonlyMap<string, LabelClass>;
  readonly now: ReadonlyMap<string, LabelClass>;
  readonly report: PlanReport;
}

function checkClasses(step: PlanStep, place: string, { old, now, report }: ClassSides): void {
  const target = (id: string, where: string): void => {
    if (!now.has(id)) report(where, noClass(id, { classes: [...now.values()] }, 'new'));
  };
  for (const [index, rule] of step.classes.entries()) {
    const here = `${place}.classes[${index}]`;
    const known = old.get(rule.class);
    if (known === undefined)
      report(`${here}.class`, noClass(rule.class, { classes: [...old.values()] }, 'old'));
    if (rule.action === 'map') target(rule.to, `${here}.to`);
    if (rule.action === 'review')
      for (const [at, id] of (rule.candidates ?? []).entries()) target(id, `${here}.candidates[${at}]`);
    if (rule.action !== 'split') continue;
    for (const [at, branch] of rule.rules.entries()) {
      target(branch.to, `${here}.rules[${at}].to`);
      checkCondition(branch.when, `${here}.rules[${at}].when`, { labelClass: known, report });
    }
    if (rule.otherwise !== 'review') target(rule.otherwise.to, `${here}.otherwise.to`);
  }
}

function checkAttribute(
  rule: AttributeRule,
  step: PlanStep,
  { place, old, now, report }: ClassSides & { readonly place: string },
): void {
  const source = old.get(rule.class);
  const before = findAttribute(source, rule.attribute);
  if (source === undefined)
    return report(`${place}.class`, noClass(rule.class, { classes: [...old.values()] }, 'old'));
  if (before === undefined) report(`${place}.attribute`, noAttribute(rule.attribute, source));
  if (rule.to === null) return;
  const targets = targetsOf(step, rule.class).flatMap((id) => now.get(id) ?? []);
  const definitions = targets.flatMap((target) => findAttribute(target, rule.to as string) ?? []);
  if (targets.length > 0 && definitions.length === 0)
    return report(`${place}.to`, noAttribute(rule.to, targets[0]));
  for (const [index, pair] of (rule.values ?? []).entries())
    checkMappedValue(pair, `${place}.values[${index}]`, { before, now: definitions, report });
}

/** Reports a value that an attribute cannot be filled with. */
export function checkFilledValue(
  value: FillRule['value'],
  definition: AttributeDefinition,
  { place, report }: { readonly place: string; readonly report: PlanReport },
): void {
  if (value !== 'review' && !fitsDefinition(value, definition)) report(place, notAValue(value, definition));
}

interface MappedSides {
  readonly before: AttributeDefinition | undefined;
  /** The attribute as each class that it may arrive in defines it. */
  readonly now: readonly AttributeDefinition[];
  readonly report: PlanReport;
}

/** Reports an old value that the attribute never had, and a new one that it may not have. */
export function checkMappedValue(
  [from, to]: NonNullable<AttributeRule['values']>[number],
  place: string,
  { before, now, report }: MappedSides,
): void {
  if (before !== undefined && !isOfType(from, before)) report(`${place}[0]`, notAValue(from, before));
  const misfit = to === null ? undefined : now.find((definition) => !fitsDefinition(to, definition));
  if (misfit !== undefined && to !== null) report(`${place}[1]`, notAValue(to, misfit));
}

/** An old value need not be one that is allowed now: rules are there to mend such values. */
const isOfType = (value: AttributeRule['to'] | unknown, { type }: AttributeDefinition): boolean => {
  if (type === 'multi-choice') return Array.isArray(value);
  return typeof value === (type === 'choice' ? 'string' : type);
};

const findAttribute = (labelClass: LabelClass | undefined, id: string): AttributeDefinition | undefined =>
  labelClass?.attributes?.find((attribute) => attribute.id === id);

const LISTED = 12;

const noClass = (id: string, schema: LabelSchema, which: 'old' | 'new'): string => {
  const names = schema.classes.map(({ name }) => name);
  const listed = names.slice(0, LISTED).join(', ') + (names.length > LISTED ? ' …' : '');
  return `there is no class "${id}" in the ${which} schema, which has ${listed === '' ? 'none' : listed}`;
};

const noAttribute = (id: string, labelClass: LabelClass | undefined): string => {
  const names = (labelClass?.attributes ?? []).map(({ name }) => name).join(', ');
  return `there is no attribute "${id}" in "${labelClass?.name ?? ''}", which has ${names === '' ? 'none' : names}`;
};

/** What a value is not, and what was expected. */
const notAValue = (value: Parameters<typeof describeValue>[0], definition: AttributeDefinition): string => {
  const { name, type, choices = [], min, max, pattern } = definition;
  const expected = [
    type,
    choices.length > 0 ? `one of ${choices.slice(0, LISTED).join(', ')}` : '',
    min === undefined ? '' : `at least ${min}`,
    max === undefined ? '' : `at most ${max}`,
    pattern === undefined ? '' : `of the form ${pattern}`,
  ].filter((words) => words !== '');
  return `${describeValue(value)} is no value of "${name}"; expected ${expected.join(', ')}`;
};
