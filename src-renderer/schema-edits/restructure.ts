import type {
  AttributeDefinition,
  LabelClass,
  LabelSchema,
  RelationType,
} from '../../src-main/domain/label-schema/label-schema';
import type { AttributeRule, ClassRule, MigrationPlan } from '../../src-main/domain/migration/plan';
import { attributesInOrder, putAttribute } from './attribute-edits';
import { changeClass } from './class-edits';
import { withFields } from './with-fields';

/** An edit that has to carry regions along: the schema it leads to, and the rules to begin the plan with. */
export interface Restructuring {
  readonly schema: LabelSchema;
  /** Rules of the classes that the edit is about, by class id. */
  readonly rules: readonly ClassRule[];
  readonly attributes?: readonly AttributeRule[];
}

/** What becomes of the regions of a class that goes. */
export type Fate =
  | { readonly kind: 'delete' }
  | { readonly kind: 'unlabel' }
  | { readonly kind: 'review' }
  | { readonly kind: 'map'; readonly to: string };

/**
 * The schema without a class. What was below it goes up to its parent; where relations or containment
 * named it, `heir` takes its place.
 */
export function withoutClass(
  schema: LabelSchema,
  id: string,
  heir: readonly string[] | null = null,
): LabelSchema {
  const parent = schema.classes.find((each) => each.id === id)?.parent;
  const replaced = (ids: readonly string[] | undefined): readonly string[] | undefined =>
    ids?.includes(id)
      ? [...new Set(ids.flatMap((each) => (each === id ? (heir ?? []) : [each])))].toSorted()
      : ids;
  const classes = schema.classes
    .filter((each) => each.id !== id)
    .map((each) => {
      const allowed = replaced(each.allowedParents);
      const isChild = each.parent === id;
      if (!isChild && allowed === each.allowedParents) return each;
      return withFields<LabelClass>(each, {
        ...(isChild && { parent, order: null }),
        allowedParents: allowed?.length ? allowed : null,
      });
    });
  return withFields(
    { ...schema, classes },
    { relationTypes: withoutEmptyEnds(schema.relationTypes, replaced) },
  );
}

/** A relation type that only the class could take part in goes with it: without its end it would mean any class. */
function withoutEmptyEnds(
  types: readonly RelationType[] | undefined,
  replaced: (ids: readonly string[] | undefined) => readonly string[] | undefined,
): readonly RelationType[] | null {
  const kept = (types ?? []).flatMap((type) => {
    const next = withFields(type, { from: replaced(type.from), to: replaced(type.to) });
    return next.from?.length === 0 || next.to?.length === 0 ? [] : [next];
  });
  return kept.length === 0 ? null : kept;
}

/** Removes a class; what becomes of its regions is said by `fate`. */
export function removeClass(schema: LabelSchema, id: string, fate: Fate): Restructuring {
  const rule: ClassRule =
    fate.kind === 'map' ? { class: id, action: 'map', to: fate.to } : { class: id, action: fate.kind };
  return { schema: withoutClass(schema, id, fate.kind === 'map' ? [fate.to] : null), rules: [rule] };
}

/**
 * Merges a class into another, which keeps its id.
 *
 * @param takeAttributes whether the other class gets the attributes that it lacks; values of the others are dropped
 */
export function mergeClass(
  schema: LabelSchema,
  id: string,
  into: string,
  takeAttributes: boolean,
): Restructuring {
  const from = schema.classes.find((each) => each.id === id);
  const target = schema.classes.find((each) => each.id === into);
  if (from === undefined || target === undefined || id === into) return { schema, rules: [] };
  let kept: readonly AttributeDefinition[] = attributesInOrder(target);
  const attributes: AttributeRule[] = [];
  for (const attribute of attributesInOrder(from)) {
    const same =
      kept.find((each) => each.id === attribute.id) ?? kept.find((each) => each.name === attribute.name);
    if (same === undefined && takeAttributes) kept = putAttribute(kept, attribute);
    const to = same?.id ?? (takeAttributes ? attribute.id : null);
    if (to !== attribute.id) attributes.push({ class: id, attribute: attribute.id, to });
  }
  const merged = changeClass(withoutClass(schema, id, [into]), into, { attributes: kept });
  return {
    schema: merged,
    rules: [{ class: id, action: 'map', to: into }],
    ...(attributes.length > 0 && { attributes }),
  };
}

/** The plan with the rules of a restructuring in the place of those that were derived for the same classes. */
export function withRules(plan: MigrationPlan, { rules, attributes = [] }: Restructuring): MigrationPlan {
  const [first, ...rest] = plan.steps;
  if (first === undefined) return plan;
  const classes = [
    ...first.classes.filter((each) => !rules.some((rule) => rule.class === each.class)),
    ...rules,
  ].toSorted((a, b) => (a.class < b.class ? -1 : 1));
  const isReplaced = (old: AttributeRule): boolean =>
    attributes.some((rule) => rule.class === old.class && rule.attribute === old.attribute);
  const kept = [...(first.attributes ?? []).filter((old) => !isReplaced(old)), ...attributes];
  return {
    ...plan,
    steps: [{ ...first, classes, ...(kept.length > 0 && { attributes: kept }) }, ...rest],
  };
}
