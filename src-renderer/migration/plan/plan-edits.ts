import type {
  AttributeRule,
  ClassRule,
  FillRule,
  GeometryRule,
  PlanStep,
} from '../../../src-main/domain/migration/plan';
import type { LabelClass, LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { newCondition } from '../conditions/condition-kinds';

/** What a person chooses for a class. `keep` is a class without a rule. */
export type ClassAction = 'keep' | ClassRule['action'];

/** What a step says of a class; `null` when it says nothing and the class keeps its id. */
export const ruleOf = (step: PlanStep, classId: string): ClassRule | null =>
  step.classes.find((rule) => rule.class === classId) ?? null;

/** Mapping a class to itself is keeping it. */
export function actionOf(rule: ClassRule | null): ClassAction {
  if (rule === null || (rule.action === 'map' && rule.to === rule.class)) return 'keep';
  return rule.action;
}

/** The class that keeps a class's regions when nobody says otherwise: the one of the same id. */
export const sameClass = (to: LabelSchema, classId: string): LabelClass | undefined =>
  to.classes.find(({ id }) => id === classId);

/** The same step with another rule for a class; `null` takes the rule away. */
export function withRule(step: PlanStep, classId: string, rule: ClassRule | null): PlanStep {
  const others = step.classes.filter((each) => each.class !== classId);
  const classes = rule === null ? others : [...others, rule];
  return { ...step, classes: classes.toSorted((a, b) => (a.class < b.class ? -1 : 1)) };
}

/** A rule to begin with when a person chooses an action; `target` is the class that regions go to. */
export function startRule(classId: string, action: ClassAction, target: string): ClassRule | null {
  switch (action) {
    case 'keep':
      return null;
    case 'map':
      return { class: classId, action, to: target };
    case 'split':
      return {
        class: classId,
        action,
        rules: [{ when: newCondition('centre'), to: target }],
        otherwise: 'review',
      };
    case 'review':
      return { class: classId, action };
    default:
      return { class: classId, action };
  }
}

/** Ids of the classes that regions of a class may have after the step. */
export function targetsOf(step: PlanStep, classId: string, to: LabelSchema): readonly string[] {
  const rule = ruleOf(step, classId);
  if (rule === null) return sameClass(to, classId) === undefined ? [] : [classId];
  if (rule.action === 'map') return [rule.to];
  if (rule.action === 'review') return rule.candidates ?? [];
  if (rule.action !== 'split') return [];
  const rest = rule.otherwise === 'review' ? [] : [rule.otherwise.to];
  return [...new Set([...rule.rules.map((each) => each.to), ...rest])];
}

/** Whether a step does anything to a class, or the class itself differs. What stays as it is need not be listed. */
export function isChanging(step: PlanStep, from: LabelClass, to: LabelSchema): boolean {
  const rule = ruleOf(step, from.id);
  if (actionOf(rule) !== 'keep') return true;
  return sameClass(to, from.id)?.name !== from.name;
}

/** A class that nothing is said about and that the other schema does not have: the core would refuse the plan. */
export const isUndecided = (step: PlanStep, classId: string, to: LabelSchema): boolean =>
  ruleOf(step, classId) === null && sameClass(to, classId) === undefined;

export const attributeRuleOf = (step: PlanStep, classId: string, attribute: string): AttributeRule | null =>
  step.attributes?.find((rule) => rule.class === classId && rule.attribute === attribute) ?? null;

/** The same step with another rule for an attribute; `null` takes the rule away. */
export function withAttributeRule(step: PlanStep, rule: AttributeRule, isKept = true): PlanStep {
  const others = (step.attributes ?? []).filter(
    (each) => each.class !== rule.class || each.attribute !== rule.attribute,
  );
  return withList(step, 'attributes', isKept ? [...others, rule] : others);
}

export function withFill(step: PlanStep, rule: FillRule, isKept = true): PlanStep {
  const others = (step.fills ?? []).filter(
    (each) => each.class !== rule.class || each.attribute !== rule.attribute,
  );
  return withList(step, 'fills', isKept ? [...others, rule] : others);
}

export function withGeometry(step: PlanStep, classId: string, to: GeometryRule['to'] | null): PlanStep {
  const others = (step.geometry ?? []).filter((each) => each.class !== classId);
  return withList(step, 'geometry', to === null ? others : [...others, { class: classId, to }]);
}

/** `to`: a relation type of the new schema, `null` to take the links away, `undefined` for no rule. */
export function withRelation(step: PlanStep, type: string, to: string | null | undefined): PlanStep {
  const others = (step.relationTypes ?? []).filter((each) => each.type !== type);
  return withList(step, 'relationTypes', to === undefined ? others : [...others, { type, to }]);
}

type ListName = 'attributes' | 'fills' | 'geometry' | 'relationTypes';

/** An empty list is left out, so that a plan without such rules stays the plan it was. */
function withList<Name extends ListName>(step: PlanStep, name: Name, list: PlanStep[Name]): PlanStep {
  const { [name]: _, ...rest } = step;
  return (list === undefined || list.length === 0 ? rest : { ...rest, [name]: list }) as PlanStep;
}

/** Attributes that regions may lack after the step: required ones, and those the plan fills. */
export function fillableAttributes(step: PlanStep, to: LabelSchema): readonly (readonly [string, string])[] {
  const wanted = new Map<string, readonly [string, string]>();
  for (const { id, attributes = [] } of to.classes)
    for (const attribute of attributes)
      if (attribute.required === true) wanted.set(`${id} ${attribute.id}`, [id, attribute.id]);
  for (const { class: id, attribute } of step.fills ?? []) wanted.set(`${id} ${attribute}`, [id, attribute]);
  return [...wanted.values()];
}

/** Classes that allow fewer shapes than there are, and those the plan reshapes. */
export function reshapedClasses(step: PlanStep, to: LabelSchema): readonly LabelClass[] {
  const ruled = new Set(step.geometry?.map((rule) => rule.class));
  return to.classes.filter(
    ({ id, geometry }) => ruled.has(id) || (geometry !== undefined && geometry.length < 3),
  );
}
