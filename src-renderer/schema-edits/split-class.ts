import type {
  AttributeDefinition,
  LabelClass,
  LabelSchema,
} from '../../src-main/domain/label-schema/label-schema';
import type { ClassRule, Condition, SplitRule } from '../../src-main/domain/migration/plan';
import { withoutClass, type Restructuring } from './restructure';
import { typedName } from './typed-name';
import { withFields } from './with-fields';

/** How the regions of a class are told apart when it is split; all of it can be refined in the plan. */
export type SplitBy =
  | { readonly kind: 'hand' }
  /** One value of a choice or of a boolean for each class. */
  | { readonly kind: 'attribute'; readonly attribute: AttributeDefinition }
  /** Equal bands of the page, from the top, or from the left. */
  | { readonly kind: 'position'; readonly axis: 'x' | 'y' }
  /** Words in the text. */
  | { readonly kind: 'text' };

/** One of the classes that a class is split into. */
export interface SplitPart {
  /** Id for a new class, or that of the class itself, which then stays. */
  readonly id: string;
  readonly name: string;
  /** Value of the attribute, or words in the text; not used otherwise. */
  readonly value: string;
}

/** Values that can tell regions apart, as they are written in `SplitPart.value`. */
export const valuesOf = ({ type, choices = [] }: AttributeDefinition): readonly string[] =>
  type === 'boolean' ? ['true', 'false'] : choices;

/**
 * Splits a class into several. New ones are like it, with a name and colour of their own; it goes,
 * unless one of the parts has its id. What no rule decides goes to the review queue.
 */
export function splitClass(
  schema: LabelSchema,
  id: string,
  parts: readonly SplitPart[],
  by: SplitBy,
): Restructuring {
  const old = schema.classes.find((each) => each.id === id);
  if (old === undefined) return { schema, rules: [] };
  const made = parts.filter((part) => part.id !== id).map((part) => likeClass(old, part));
  const stays = parts.some((part) => part.id === id);
  const heirs = parts.map((part) => part.id);
  const widened = { ...schema, classes: [...schema.classes, ...made] };
  return {
    schema: stays ? widened : withoutClass(widened, id, heirs),
    rules: [splitRule(id, parts, by)],
  };
}

/** Like the old class, but looks, key and examples are its own. Attributes keep their ids, so that values stay. */
const likeClass = (old: LabelClass, { id, name }: SplitPart): LabelClass =>
  withFields<LabelClass>(
    { ...old, id, name: typedName(name) },
    { color: null, hotkey: null, examples: null, source: null, order: null },
  );

function splitRule(id: string, parts: readonly SplitPart[], by: SplitBy): ClassRule {
  const candidates = parts.map((part) => part.id);
  if (by.kind === 'hand') return { class: id, action: 'review', candidates };
  const rules = parts.flatMap((part, at): SplitRule[] => {
    const when = conditionOf(part, by, { at, count: parts.length });
    return when === null ? [] : [{ when, to: part.id }];
  });
  return { class: id, action: 'split', rules, otherwise: 'review' };
}

function conditionOf(
  { value }: SplitPart,
  by: Exclude<SplitBy, { kind: 'hand' }>,
  { at, count }: { readonly at: number; readonly count: number },
): Condition | null {
  switch (by.kind) {
    case 'attribute':
      if (value === '') return null;
      return { attribute: by.attribute.id, is: [by.attribute.type === 'boolean' ? value === 'true' : value] };
    case 'text':
      return value.trim() === '' ? null : { text: { contains: value.trim() } };
    case 'position': {
      // The first rule that holds decides: the upper edge of each band is enough, and the last takes the rest.
      const last = at === count - 1;
      return {
        centre: { [by.axis]: last ? { min: share(at, count) } : { max: share(at + 1, count) } },
      };
    }
  }
}

/** Rounded to 1 %: a person reads and changes it. */
const share = (at: number, count: number): number => Math.round((100 * at) / count) / 100;
