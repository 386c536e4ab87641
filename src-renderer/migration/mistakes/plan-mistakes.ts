import { checkPlan } from '../../../src-main/domain/migration/check-plan';
import type { MigrationPlan, PlanStep, Range } from '../../../src-main/domain/migration/plan';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { migrationTexts } from '../../texts/migration-texts';

const texts = migrationTexts.mistakes;
const fields = migrationTexts.condition;

/** The kinds of rules, each a tab of the plan. */
export type PlanTab = 'classes' | 'attributes' | 'fills' | 'geometry' | 'relations';

/** What is wrong with a plan, where a person sees it. */
export interface PlanMistake {
  /** Index of the step. */
  readonly step: number;
  readonly tab: PlanTab;
  /** The row of the tab; see `rowKey`. */
  readonly row: string;
  /** Where in the rule, as a plan says it: `rules[0].when.centre.y`. */
  readonly field: string;
  /** All of it, to be read by itself: which class, which rule, which field, what is wrong. */
  readonly words: string;
  /** The part that is plain where the rule is in view. */
  readonly short: string;
}

/** Rows are known by what they speak of. */
export const rowKey = (...ids: readonly string[]): string => ids.join('\n');

export interface StepSchemas {
  readonly from: LabelSchema;
  readonly to: LabelSchema;
}

const TABS: Readonly<Record<string, PlanTab>> = {
  classes: 'classes',
  attributes: 'attributes',
  fills: 'fills',
  geometry: 'geometry',
  relationTypes: 'relations',
};

const PLACE = /^steps\[(\d+)\]\.(classes|attributes|fills|geometry|relationTypes)\[(\d+)\]\.?(.*)$/;

/** Everything that the core would refuse a plan for. @param schemas of each step */
export function findMistakes(plan: MigrationPlan, schemas: readonly StepSchemas[]): readonly PlanMistake[] {
  const { steps } = plan;
  const byId = new Map(
    steps.flatMap(({ from, to }, at) => [
      [from, schemas[at]!.from],
      [to, schemas[at]!.to],
    ]),
  );
  const ends = { from: steps[0]?.from ?? '', to: steps.at(-1)?.to ?? '' };
  return checkPlan(plan, byId, ends).map(({ place, problem }) => {
    const found = PLACE.exec(place);
    if (found === null) return ofTheWhole(problem);
    const [, step = '0', list = 'classes', index = '0', field = ''] = found;
    const at = Number(step);
    const rule = (steps[at]?.[list as 'classes'] ?? [])[Number(index)];
    const row = rowOf(rule);
    const short = describe(rule, field, problem);
    const subject = subjectOf(rule, list, schemas[at]!);
    return { step: at, tab: TABS[list]!, row, field, short, words: texts.of(subject, short) };
  });
}

/** Steps that do not join: the schema was edited while the plan was open. */
const ofTheWhole = (problem: string): PlanMistake => {
  const short = texts.steps(problem);
  return { step: 0, tab: 'classes', row: '', field: '', short, words: short };
};

type SomeRule = { readonly class?: string; readonly attribute?: string; readonly type?: string };

const rowOf = ({ class: classId, attribute, type }: SomeRule = {}): string =>
  rowKey(...[classId, attribute, type].filter((id) => id !== undefined));

/** What the row is called on the screen. */
function subjectOf(rule: SomeRule = {}, list: string, { from, to }: StepSchemas): string {
  const isNew = list === 'fills' || list === 'geometry';
  const side = isNew ? to : from;
  if (rule.type !== undefined)
    return side.relationTypes?.find(({ id }) => id === rule.type)?.name ?? rule.type;
  const owner = side.classes.find(({ id }) => id === rule.class);
  const name = owner?.name ?? rule.class ?? '';
  if (rule.attribute === undefined) return name;
  const attribute = owner?.attributes?.find(({ id }) => id === rule.attribute)?.name ?? rule.attribute;
  return migrationTexts.plan.attributes.of(attribute, name);
}

/** Which rule of a split, which field of it, and what is wrong, as the screen says and shows it. */
function describe(rule: SomeRule | undefined, field: string, problem: string): string {
  const at = /^rules\[(\d+)\]\./.exec(field)?.[1];
  const which = at === undefined ? '' : migrationTexts.plan.split.rule(Number(at) + 1);
  const [leaf, words] = describeField(field, valueAt(rule, field), problem);
  return texts.in(
    [which, leaf].filter((part) => part !== ''),
    words,
  );
}

/** The name of a field, and what is wrong with what stands in it. */
function describeField(
  field: string,
  value: unknown,
  problem: string,
): readonly [field: string, words: string] {
  const [, outer = '', last = ''] = /(?:(\w+)\.)?(\w+)(?:\[\d+\])?$/.exec(field) ?? [];
  if (outer === 'centre') return [fields.centre[last as 'x' | 'y'], rangeWords(value as Range, 100)];
  if (outer === 'size')
    return [fields.size[last as keyof typeof fields.size], rangeWords(value as Range, 100)];
  if (last === 'page') return [fields.page, rangeWords(value as Range, 1)];
  if (last === 'range') return [fields.kinds.attribute, rangeWords(value as Range, 1)];
  if (last === 'matches') return [fields.kinds.text, texts.noPattern(String(value))];
  if (last === 'all' || last === 'any') return [fields.kinds[last], texts.noCondition];
  if (last === 'attribute' && value === '') return [fields.kinds.attribute, texts.noAttribute];
  if (last === 'is') return [fields.kinds.attribute, texts.value(String(value), problem)];
  return ['', problem];
}

function rangeWords({ min, max }: Range, factor: number): string {
  const show = (share: number): string => `${Number((share * factor).toFixed(1))}${factor === 1 ? '' : ' %'}`;
  return min === undefined || max === undefined ? texts.noRange : texts.emptyRange(show(min), show(max));
}

/** What stands at a place: `rules[0].when.centre.y`. */
function valueAt(rule: unknown, field: string): unknown {
  let value = rule;
  for (const key of field.match(/\w+/g) ?? []) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

/** How many rules a step has in a tab. */
export const ruleCount = (step: PlanStep, tab: PlanTab): number =>
  step[tab === 'relations' ? 'relationTypes' : tab]?.length ?? 0;
