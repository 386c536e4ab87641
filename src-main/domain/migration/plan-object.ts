import { compareCodeUnits } from '../canonical/canonical-json';
import type { ObjectId, ObjectReader, StoredObject } from '../dataset-versions/object-store';
import type { ClassRule, MigrationPlan, PlanStep } from './plan';

/**
 * The stored form of a plan (docs/object-model.md): each kind of rule sorted by what it is about, empty
 * lists and defaults left out, so that equal plans have equal ids. The order of a split's rules, of steps
 * and of value pairs says something and stays.
 */
export function planObject({ steps, decisions = [] }: MigrationPlan): StoredObject {
  return {
    ...(decisions.length > 0 && {
      decisions: decisions
        .map(withoutEmpty)
        .sort((a, b) => compareCodeUnits(a['region'] as string, b['region'] as string)),
    }),
    format: 1,
    steps: steps.map(stepForm),
    type: 'plan',
  };
}

function stepForm({ from, to, classes, attributes, fills, geometry, relationTypes }: PlanStep): object {
  return withoutEmpty({
    attributes: sortedBy(
      attributes?.map(({ otherwise, ...rule }) => ({
        ...rule,
        ...(otherwise !== undefined && otherwise !== 'keep' && { otherwise }),
      })),
      'class',
      'attribute',
    ),
    classes: sortedBy(classes, 'class'),
    fills: sortedBy(fills, 'class', 'attribute'),
    from,
    geometry: sortedBy(geometry, 'class'),
    relationTypes: sortedBy(relationTypes, 'type'),
    to,
  });
}

function sortedBy(
  rules: readonly object[] | undefined,
  ...keys: readonly string[]
): readonly Record<string, unknown>[] | undefined {
  return rules?.map(withoutEmpty).sort((a, b) => {
    for (const key of keys) {
      const order = compareCodeUnits(String(a[key]), String(b[key]));
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** Lists and objects that hold nothing are left out, one level deep: what a condition says stays as it is. */
function withoutEmpty(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, field]) => field !== undefined && !(key !== 'value' && isEmpty(field)))
      .sort((a, b) => compareCodeUnits(a[0], b[0])),
  );
}

const isEmpty = (field: unknown): boolean =>
  typeof field === 'object' && field !== null && Object.keys(field).length === 0;

/** Reads a plan object. Lists that a rule cannot do without, and that were left out as empty, are there again. */
export function readPlan(reader: ObjectReader, id: ObjectId): MigrationPlan {
  const { steps, decisions } = reader.read(id) as unknown as {
    steps: readonly (Omit<PlanStep, 'classes'> & { readonly classes?: readonly StoredRule[] })[];
    decisions?: MigrationPlan['decisions'];
  };
  return {
    steps: steps.map((step) => ({ ...step, classes: (step.classes ?? []).map(classRuleOf) })),
    ...(decisions !== undefined && { decisions }),
  };
}

type Split = Extract<ClassRule, { action: 'split' }>;
type StoredRule = Exclude<ClassRule, Split> | (Omit<Split, 'rules'> & Partial<Pick<Split, 'rules'>>);

const classRuleOf = (rule: StoredRule): ClassRule =>
  rule.action === 'split' ? { ...rule, rules: rule.rules ?? [] } : rule;
