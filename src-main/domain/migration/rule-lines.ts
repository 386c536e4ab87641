import type { LabelClass, LabelSchema } from '../label-schema/label-schema';
import type { ObjectId } from '../dataset-versions/object-store';
import { takesAllOf } from './attribute-values';
import { describeCondition, describeValue } from './describe-condition';
import type { AttributeRule, ClassRule, FillRule, MigrationPlan, PlanStep } from './plan';

export type RuleKind =
  | 'keep'
  | 'rename'
  | 'merge'
  | 'split'
  | 'review'
  | 'unlabel'
  | 'delete'
  | 'attribute'
  | 'fill'
  | 'geometry'
  | 'relation';

/** One rule of a plan in plain words. */
export interface RuleLine {
  readonly rule: string;
  readonly kind: RuleKind;
}

/** Schemas by object id: those before, between and after the steps of a plan. */
export type SchemasById = ReadonlyMap<ObjectId, LabelSchema>;

/** Which line of the whole plan speaks of what, for one step. */
export interface StepLines {
  readonly classes: ReadonlyMap<string, number>;
  /** By `attributeKey`. */
  readonly attributes: ReadonlyMap<string, number>;
  /** Values that are kept though they do not fit, by `attributeKey`. */
  readonly misfits: ReadonlyMap<string, number>;
  readonly fills: ReadonlyMap<string, number>;
  readonly geometry: ReadonlyMap<string, number>;
  readonly relationTypes: ReadonlyMap<string, number>;
}

export interface PlanLines {
  readonly lines: readonly RuleLine[];
  readonly steps: readonly StepLines[];
}

/** An attribute of a class as one key. Ids hold no line break. */
export const attributeKey = (classId: string, attribute: string): string => `${classId}\n${attribute}`;

/**
 * Every rule of a plan in plain words, in the order of the plan, and which of them each class, attribute and
 * relation type goes by. Classes that become one class share a line.
 */
export function listRules(plan: Pick<MigrationPlan, 'steps'>, schemas: SchemasById): PlanLines {
  const lines: RuleLine[] = [];
  const steps = plan.steps.map((step) => listStep(step, schemas, lines));
  return { lines, steps };
}

function listStep(step: PlanStep, schemas: SchemasById, lines: RuleLine[]): StepLines {
  const from = schemaNames(schemas.get(step.from));
  const to = schemaNames(schemas.get(step.to));
  const add = (kind: RuleKind, rule: string): number => lines.push({ kind, rule }) - 1;
  const { attributes = [], fills = [], geometry = [], relationTypes = [] } = step;
  return {
    classes: listClasses(step, from, to, add),
    attributes: new Map(
      attributes.map((rule) => [
        attributeKey(rule.class, rule.attribute),
        add('attribute', describeAttribute(rule, step, { from, to })),
      ]),
    ),
    misfits: new Map(
      attributes
        .filter((rule) => mayKeepMisfits(rule, step, { from, to }))
        .map((rule) => [
          attributeKey(rule.class, rule.attribute),
          add('attribute', `values of ${nameOfAttribute(rule, from)} that do not fit → kept`),
        ]),
    ),
    fills: new Map(
      fills.map((rule) => [attributeKey(rule.class, rule.attribute), add('fill', describeFill(rule, to))]),
    ),
    geometry: new Map(
      geometry.map((rule) => [
        rule.class,
        add(
          'geometry',
          rule.to === 'box'
            ? `shapes of ${to.className(rule.class)} → their bounding box`
            : `shapes of ${to.className(rule.class)} that are not allowed → review`,
        ),
      ]),
    ),
    relationTypes: new Map(
      relationTypes.map((rule) => [
        rule.type,
        add(
          'relation',
          rule.to === null
            ? `remove relations ${from.relationName(rule.type)}`
            : `relations ${from.relationName(rule.type)} → ${to.relationName(rule.to)}`,
        ),
      ]),
    ),
  };
}

interface Names {
  readonly classes: ReadonlyMap<string, LabelClass>;
  className(id: string): string;
  attributeName(classId: string, id: string): string;
  relationName(id: string): string;
}

/** Names of a schema's things; an id that it does not know stands for itself. */
export function schemaNames(schema: LabelSchema | undefined): Names {
  const classes = new Map((schema?.classes ?? []).map((item) => [item.id, item]));
  const relations = new Map((schema?.relationTypes ?? []).map((item) => [item.id, item.name]));
  return {
    classes,
    className: (id) => classes.get(id)?.name ?? id,
    attributeName: (classId, id) =>
      classes.get(classId)?.attributes?.find((attribute) => attribute.id === id)?.name ?? id,
    relationName: (id) => relations.get(id) ?? id,
  };
}

type Add = (kind: RuleKind, rule: string) => number;

function listClasses(step: PlanStep, from: Names, to: Names, add: Add): Map<string, number> {
  const found = new Map<string, number>();
  const sources = sourcesByTarget(step, from, to);
  for (const rule of step.classes) {
    if (found.has(rule.class)) continue;
    if (rule.action !== 'map') {
      const words = describeClassRule(rule, from, to);
      found.set(rule.class, add(rule.action, words));
      continue;
    }
    const merged = sources.get(rule.to) ?? [rule.class];
    const line = addMapping(merged, rule.to, { from, to, add });
    for (const source of merged) found.set(source, line);
  }
  return found;
}

/** The classes that become each class as a whole: those with a rule, and the one that keeps its id without one. */
function sourcesByTarget(step: PlanStep, from: Names, to: Names): Map<string, string[]> {
  const sources = new Map<string, string[]>();
  const ruled = new Set(step.classes.map((rule) => rule.class));
  for (const rule of step.classes) {
    if (rule.action !== 'map') continue;
    const isKept = !ruled.has(rule.to) && from.classes.has(rule.to) && to.classes.has(rule.to);
    const known = sources.get(rule.to) ?? (isKept ? [rule.to] : []);
    sources.set(rule.to, [...known, rule.class]);
  }
  return sources;
}

function addMapping(
  sources: readonly string[],
  target: string,
  { from, to, add }: { from: Names; to: Names; add: Add },
): number {
  const names = sources.map(from.className);
  const name = to.className(target);
  if (sources.length > 1) return add('merge', `merge ${names.join(', ')} → ${name}`);
  return names[0] === name ? add('keep', `keep ${name}`) : add('rename', `rename ${names[0]} → ${name}`);
}

function describeClassRule(rule: Exclude<ClassRule, { action: 'map' }>, from: Names, to: Names): string {
  const name = from.className(rule.class);
  switch (rule.action) {
    case 'split': {
      const attributeName = (id: string): string => from.attributeName(rule.class, id);
      const branches = rule.rules.map(
        (branch) => `${describeCondition(branch.when, attributeName)} → ${to.className(branch.to)}`,
      );
      const rest = rule.otherwise === 'review' ? 'review' : to.className(rule.otherwise.to);
      return `split ${name}: ${[...branches, `otherwise ${rest}`].join(', ')}`;
    }
    case 'review': {
      const offered = (rule.candidates ?? []).map(to.className);
      return `review ${name}${offered.length > 0 ? ` (${offered.join(', ')}?)` : ''}`;
    }
    case 'unlabel':
      return `keep regions of ${name} without a class`;
    case 'delete':
      return `delete regions of ${name}`;
  }
}

const OTHERWISE_WORDS = {
  keep: '',
  drop: 'other values dropped',
  review: 'other values → review',
  convert: 'other values converted',
} as const;

function describeAttribute(
  { class: classId, attribute, to: target, values = [], otherwise = 'keep' }: AttributeRule,
  step: PlanStep,
  { from, to }: { from: Names; to: Names },
): string {
  const name = nameOfAttribute({ class: classId, attribute }, from);
  if (target === null) return `drop ${name}`;
  const [next] = targetsOf(step, classId);
  const newName = next === undefined ? target : to.attributeName(next, target);
  const pairs = values.map(
    ([before, after]) => `${describeValue(before)} → ${after === null ? 'dropped' : describeValue(after)}`,
  );
  const rest =
    values.length > 0 ? OTHERWISE_WORDS[otherwise] : OTHERWISE_WORDS[otherwise].replace('other ', '');
  const details = [...pairs, rest].filter((words) => words !== '');
  const head =
    newName === from.attributeName(classId, attribute) ? `attribute ${name}` : `rename ${name} → ${newName}`;
  return details.length === 0 ? head : `${head}: ${details.join(', ')}`;
}

const nameOfAttribute = (
  { class: classId, attribute }: Pick<AttributeRule, 'class' | 'attribute'>,
  names: Names,
): string => `${names.className(classId)}.${names.attributeName(classId, attribute)}`;

/** Whether a rule may leave a value that its attribute does not allow after the step. */
function mayKeepMisfits(
  { class: classId, attribute, to: target, otherwise = 'keep' }: AttributeRule,
  step: PlanStep,
  { from, to }: { from: Names; to: Names },
): boolean {
  if (otherwise !== 'keep' || target === null) return false;
  const definitionIn = (names: Names, id: string, wanted: string) =>
    names.classes.get(id)?.attributes?.find((definition) => definition.id === wanted);
  const before = definitionIn(from, classId, attribute);
  return targetsOf(step, classId).some((id) => {
    const after = definitionIn(to, id, target);
    return before !== undefined && after !== undefined && !takesAllOf(before, after);
  });
}

function describeFill({ class: classId, attribute, value }: FillRule, to: Names): string {
  const name = `${to.className(classId)}.${to.attributeName(classId, attribute)}`;
  return value === 'review' ? `missing ${name} → review` : `missing ${name} → ${describeValue(value)}`;
}

/** The classes that regions of a class may have after a step; none when all wait for a person or go. */
export function targetsOf(step: Pick<PlanStep, 'classes'>, classId: string): string[] {
  const rule = step.classes.find((item) => item.class === classId);
  if (rule === undefined) return [classId];
  if (rule.action === 'map') return [rule.to];
  if (rule.action !== 'split') return [];
  const rest = rule.otherwise === 'review' ? [] : [rule.otherwise.to];
  return [...new Set([...rule.rules.map(({ to }) => to), ...rest])];
}
