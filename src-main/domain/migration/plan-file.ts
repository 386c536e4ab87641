import type { LabelSchema } from '../label-schema/label-schema';
import type { PlanProblem } from './check-plan';
import type { Condition, MigrationPlan, PlanStep } from './plan';
import { readStep } from './plan-file-rules';
import { schemaNames, targetsOf, type SchemasById } from './rule-lines';

/** What a plan file came to. With problems, the plan is not to be used. */
export interface ParsedPlanFile {
  readonly plan: MigrationPlan;
  readonly problems: readonly PlanProblem[];
}

/**
 * Reads a plan file (docs/plan-file.md): rules by the names of classes and attributes. Rules that it does
 * not have are left to be derived.
 *
 * @param derived the plan between the two schemas: a file of several steps has as many
 * @param schemas every schema that a step of it names
 */
export function parsePlanFile(value: unknown, derived: MigrationPlan, schemas: SchemasById): ParsedPlanFile {
  const problems: PlanProblem[] = [];
  const report = (place: string, problem: string): void => void problems.push({ place, problem });
  const steps: unknown[] = isSteps(value) ? value.steps : [value];
  if (steps.length !== derived.steps.length)
    report(
      'steps',
      `has ${steps.length}, and this migration has ${derived.steps.length}: one for each schema version on the way`,
    );
  const read = derived.steps.map(({ from, to }, index): PlanStep => {
    const sides = { from: schemas.get(from) ?? NO_SCHEMA, to: schemas.get(to) ?? NO_SCHEMA };
    const place = isSteps(value) ? `steps[${index}]` : '';
    const given = steps[index];
    return {
      from,
      to,
      classes: [],
      ...(given !== undefined && readStep(given, { place, ...sides, report })),
    };
  });
  return { plan: { steps: read }, problems };
}

const NO_SCHEMA: LabelSchema = { classes: [] };

const isSteps = (value: unknown): value is { readonly steps: unknown[] } =>
  typeof value === 'object' && value !== null && Array.isArray((value as { steps?: unknown }).steps);

/** A plan as the file that `parsePlanFile` reads: names in place of ids. */
export function planFile(plan: Pick<MigrationPlan, 'steps'>, schemas: SchemasById): object {
  const steps = plan.steps.map((step) => stepFile(step, schemas));
  return { $schema: PLAN_FILE_SCHEMA, ...(steps.length === 1 ? steps[0] : { steps }) };
}

/** Where the JSON Schema of plan files is, for editors that complete by it. */
const PLAN_FILE_SCHEMA = 'plan-file.schema.json';

function stepFile(step: PlanStep, schemas: SchemasById): object {
  const from = schemaNames(schemas.get(step.from));
  const to = schemaNames(schemas.get(step.to));
  const { attributes = [], fills = [], geometry = [], relationTypes = [] } = step;
  const classes = step.classes.map((rule) => {
    const named = { class: from.className(rule.class), action: rule.action };
    if (rule.action === 'map') return { ...named, to: to.className(rule.to) };
    if (rule.action === 'review')
      return {
        ...named,
        ...(rule.candidates !== undefined && { candidates: rule.candidates.map(to.className) }),
      };
    if (rule.action !== 'split') return named;
    const nameOf = (id: string): string => from.attributeName(rule.class, id);
    return {
      ...named,
      rules: rule.rules.map(({ when, to: next }) => ({
        when: nameCondition(when, nameOf),
        to: to.className(next),
      })),
      otherwise: rule.otherwise === 'review' ? 'review' : { to: to.className(rule.otherwise.to) },
    };
  });
  return {
    classes,
    ...(attributes.length > 0 && {
      attributes: attributes.map((rule) => ({
        ...rule,
        class: from.className(rule.class),
        attribute: from.attributeName(rule.class, rule.attribute),
        to: rule.to === null ? null : nameOfTarget(rule.to, targetsOf(step, rule.class), to),
      })),
    }),
    ...(fills.length > 0 && {
      fills: fills.map((rule) => ({
        ...rule,
        class: to.className(rule.class),
        attribute: to.attributeName(rule.class, rule.attribute),
      })),
    }),
    ...(geometry.length > 0 && {
      geometry: geometry.map((rule) => ({ ...rule, class: to.className(rule.class) })),
    }),
    ...(relationTypes.length > 0 && {
      relationTypes: relationTypes.map((rule) => ({
        type: from.relationName(rule.type),
        to: rule.to === null ? null : to.relationName(rule.to),
      })),
    }),
  };
}

/** The name by which the reader finds the attribute among the classes it may arrive in; else its id. */
function nameOfTarget(id: string, targets: readonly string[], to: ReturnType<typeof schemaNames>): string {
  const all = targets.flatMap((target) => to.classes.get(target)?.attributes ?? []);
  const name = all.find((attribute) => attribute.id === id)?.name;
  return name !== undefined && all.find((attribute) => attribute.name === name)?.id === id ? name : id;
}

function nameCondition(condition: Condition, nameOf: (id: string) => string): Condition {
  if ('all' in condition) return { all: condition.all.map((item) => nameCondition(item, nameOf)) };
  if ('any' in condition) return { any: condition.any.map((item) => nameCondition(item, nameOf)) };
  if ('not' in condition) return { not: nameCondition(condition.not, nameOf) };
  return 'attribute' in condition ? { ...condition, attribute: nameOf(condition.attribute) } : condition;
}
