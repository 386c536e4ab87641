import { compareCodeUnits } from '../canonical/canonical-json';
import type { ObjectId } from '../dataset-versions/object-store';
import { compareAllowed, pairItems } from '../diff/schema-pairs';
import type { AttributeDefinition, LabelClass, LabelSchema } from '../label-schema/label-schema';
import { takesAllOf } from './attribute-values';
import type { AttributeRule, ClassRule, FillRule, GeometryRule, PlanStep, RelationRule } from './plan';
import { attributeKey, targetsOf } from './rule-lines';
import { similarClasses } from './similar-classes';

/** A schema with its object id. */
export interface SchemaAt {
  readonly id: ObjectId;
  readonly schema: LabelSchema;
}

/** Rules that are settled already; what they do not speak of is derived. */
export type GivenRules = Partial<Omit<PlanStep, 'from' | 'to'>>;

/**
 * The rules from one schema to another that follow from the two alone: classes by id, then by name.
 *
 * - A class that the other schema does not have goes to the review queue.
 * - An attribute (by id, then by name) that the class does not have any more is dropped, by a rule of its own.
 * - One whose type or bounds changed is written anew where its value says the same; the rest is reviewed.
 * - A required attribute that regions may lack is filled with its default, or reviewed.
 * - Shapes that are not allowed any more become boxes where only boxes are allowed, else they are reviewed.
 * - Relations of a type that is gone go with it.
 */
export function derivePlan(from: SchemaAt, to: SchemaAt, given: GivenRules = {}): PlanStep {
  const classes = deriveClasses(from.schema, to.schema, given.classes ?? []);
  const sides: Sides = { from: from.schema, to: to.schema, classes };
  const attributes = deriveAttributes(sides, given.attributes ?? []);
  const fills = deriveFills({ ...sides, attributes }, given.fills ?? []);
  const geometry = deriveGeometry(sides, given.geometry ?? []);
  const relationTypes = deriveRelations(sides, given.relationTypes ?? []);
  return {
    from: from.id,
    to: to.id,
    classes,
    ...(attributes.length > 0 && { attributes }),
    ...(fills.length > 0 && { fills }),
    ...(geometry.length > 0 && { geometry }),
    ...(relationTypes.length > 0 && { relationTypes }),
  };
}

interface Sides {
  readonly from: LabelSchema;
  readonly to: LabelSchema;
  readonly classes: readonly ClassRule[];
}

function deriveClasses(from: LabelSchema, to: LabelSchema, given: readonly ClassRule[]): ClassRule[] {
  const settled = new Set(given.map((rule) => rule.class));
  const derived = pairItems(from.classes, to.classes).flatMap(({ old, now }): ClassRule[] => {
    if (old === null || settled.has(old.id)) return [];
    if (now === null) {
      const candidates = similarClasses(old, from, to);
      return [{ class: old.id, action: 'review', ...(candidates.length > 0 && { candidates }) }];
    }
    const isUnchanged = now.id === old.id && now.name === old.name;
    return isUnchanged ? [] : [{ class: old.id, action: 'map', to: now.id }];
  });
  return [...given, ...derived].sort((a, b) => compareCodeUnits(a.class, b.class));
}

/** Where the regions of each class may arrive. */
function arrivalsOf({ from, to, classes }: Sides): { old: LabelClass; targets: LabelClass[] }[] {
  const byId = new Map(to.classes.map((item) => [item.id, item]));
  return from.classes.map((old) => ({
    old,
    targets: targetsOf({ classes }, old.id).flatMap((id) => byId.get(id) ?? []),
  }));
}

function deriveAttributes(sides: Sides, given: readonly AttributeRule[]): AttributeRule[] {
  const settled = new Set(given.map((rule) => attributeKey(rule.class, rule.attribute)));
  const derived = arrivalsOf(sides).flatMap(({ old, targets }) =>
    targets.length === 0
      ? []
      : (old.attributes ?? [])
          .filter(({ id }) => !settled.has(attributeKey(old.id, id)))
          .flatMap((attribute) => deriveAttribute(old, attribute, targets)),
  );
  return [...given, ...derived].sort(
    (a, b) => compareCodeUnits(a.class, b.class) || compareCodeUnits(a.attribute, b.attribute),
  );
}

function deriveAttribute(
  old: LabelClass,
  attribute: AttributeDefinition,
  targets: readonly LabelClass[],
): AttributeRule[] {
  const found = targets.map((target) => counterpart(attribute, old, target));
  const known = found.filter((item) => item !== null);
  const [first] = known;
  if (first === undefined) return [{ class: old.id, attribute: attribute.id, to: null }];
  const mayNotFit = known.some((next) => !takesAllOf(attribute, next));
  const isUnchanged = first.id === attribute.id && known.length === found.length && !mayNotFit;
  if (isUnchanged) return [];
  return [
    {
      class: old.id,
      attribute: attribute.id,
      to: first.id,
      ...(mayNotFit && { otherwise: 'convert' as const }),
    },
  ];
}

/** The attribute of the other class that carries on this one: by id, then by name. */
function counterpart(
  attribute: AttributeDefinition,
  old: LabelClass,
  target: LabelClass,
): AttributeDefinition | null {
  const pairs = pairItems(old.attributes ?? [], target.attributes ?? []);
  return pairs.find((pair) => pair.old?.id === attribute.id)?.now ?? null;
}

function deriveFills(
  sides: Sides & { readonly attributes: readonly AttributeRule[] },
  given: readonly FillRule[],
): FillRule[] {
  const settled = new Set(given.map((rule) => attributeKey(rule.class, rule.attribute)));
  const arrivals = arrivalsOf(sides);
  const derived = sides.to.classes.flatMap((target) => {
    const sources = arrivals.filter(({ targets }) => targets.includes(target)).map(({ old }) => old);
    return (target.attributes ?? [])
      .filter(({ id, required }) => required === true && !settled.has(attributeKey(target.id, id)))
      .filter((attribute) => sources.some((source) => !bringsValue(source, attribute, sides.attributes)))
      .map((attribute): FillRule => ({
        class: target.id,
        attribute: attribute.id,
        value: attribute.default ?? 'review',
      }));
  });
  return [...given, ...derived].sort(
    (a, b) => compareCodeUnits(a.class, b.class) || compareCodeUnits(a.attribute, b.attribute),
  );
}

/** Whether every region of a class comes with a value of an attribute of its new class, or with a question about it. */
function bringsValue(
  source: LabelClass,
  { id }: AttributeDefinition,
  rules: readonly AttributeRule[],
): boolean {
  return (source.attributes ?? []).some((attribute) => {
    if (attribute.required !== true) return false;
    const rule = rules.find((item) => item.class === source.id && item.attribute === attribute.id);
    if (rule === undefined) return attribute.id === id;
    const drops = rule.otherwise === 'drop' || rule.values?.some(([, next]) => next === null) === true;
    return rule.to === id && !drops;
  });
}

function deriveGeometry(sides: Sides, given: readonly GeometryRule[]): GeometryRule[] {
  const settled = new Set(given.map((rule) => rule.class));
  const arrivals = arrivalsOf(sides);
  const derived = sides.to.classes.flatMap((target): GeometryRule[] => {
    if (target.geometry === undefined || settled.has(target.id)) return [];
    const isNarrowed = arrivals.some(
      ({ old, targets }) =>
        targets.includes(target) &&
        compareAllowed({ before: old.geometry, after: target.geometry }) === 'narrowed',
    );
    if (!isNarrowed) return [];
    const isBoxOnly = target.geometry.length === 1 && target.geometry[0] === 'box';
    return [{ class: target.id, to: isBoxOnly ? 'box' : 'review' }];
  });
  return [...given, ...derived].sort((a, b) => compareCodeUnits(a.class, b.class));
}

function deriveRelations({ from, to }: Sides, given: readonly RelationRule[]): RelationRule[] {
  const settled = new Set(given.map(({ type }) => type));
  const derived = pairItems(from.relationTypes ?? [], to.relationTypes ?? []).flatMap(({ old, now }) =>
    old === null || settled.has(old.id) || now?.id === old.id ? [] : [{ type: old.id, to: now?.id ?? null }],
  );
  return [...given, ...derived].sort((a, b) => compareCodeUnits(a.type, b.type));
}
