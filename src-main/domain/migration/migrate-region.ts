import { compareCodeUnits, equalJson, type JsonValue } from '../canonical/canonical-json';
import { fitsDefinition } from '../label-schema/attribute-check';
import type { AttributeDefinition, LabelClass } from '../label-schema/label-schema';
import { boundsOfPart, kindOfPart } from '../regions/part-bounds';
import type { AttributeValue, GeometryKind, Part, Region } from '../regions/region';
import { convertValue } from './attribute-values';
import { compileCondition, type Place } from './conditions';
import type { AttributeRule, ClassRule, FillRule, GeometryRule, PlanStep, Question } from './plan';
import { attributeKey, targetsOf, type SchemasById, type StepLines } from './rule-lines';

/** Source key under which a shape is kept that became its bounding box. */
export const OLD_SHAPE_KEY = 'colophon:shape';

/** A region on its way through the steps. */
export interface Passage {
  /** `null` once it is removed. */
  region: Region | null;
  questions: readonly Question[];
  /** Lines of the plan that spoke of it. */
  readonly rules: number[];
}

/** What happens to the regions of one class in one step. */
export type ClassPass = (passage: Passage, place: Place) => void;

/** The passes of one step by class; a class that is not there goes through untouched. */
export function compileStep(step: PlanStep, lines: StepLines, schemas: SchemasById): Map<string, ClassPass> {
  const targets = new Map((schemas.get(step.to)?.classes ?? []).map((item) => [item.id, item]));
  const arrivals = compileArrivals(step, lines, targets);
  const rules = new Map(step.classes.map((rule) => [rule.class, rule]));
  const attributes = (step.attributes ?? []).map((rule) => compileAttribute(rule, lines));
  const classes = (schemas.get(step.from)?.classes ?? []).map(({ id }) => id);
  const passes = new Map<string, ClassPass>();
  for (const id of new Set([...classes, ...rules.keys()])) {
    const rule = rules.get(id);
    const line = lines.classes.get(id);
    const own = attributes.filter((attribute) => attribute.rule.class === id);
    const isSpokenOf =
      line !== undefined || own.length > 0 || targetsOf(step, id).some((target) => arrivals.has(target));
    if (isSpokenOf) passes.set(id, passOf({ decide: compileDecision(rule), line, own, arrivals, targets }));
  }
  return passes;
}

/** What becomes of a class: a class id, a question, or the end of the region. */
type Outcome = { readonly to: string | null; readonly question?: Question } | 'delete' | 'keep';

function compileDecision(rule: ClassRule | undefined): (region: Region, place: Place) => Outcome {
  if (rule === undefined) return () => 'keep';
  const ask: Outcome = {
    to: null,
    question: {
      kind: 'class',
      was: rule.class,
      candidates:
        rule.action === 'review'
          ? (rule.candidates ?? [])
          : rule.action === 'split'
            ? splitTargets(rule)
            : [],
    },
  };
  if (rule.action === 'map') return always({ to: rule.to });
  if (rule.action === 'review') return always(ask);
  if (rule.action === 'unlabel') return always({ to: null });
  if (rule.action === 'delete') return always('delete');
  const branches = rule.rules.map(({ when, to }) => ({ test: compileCondition(when), outcome: { to } }));
  const rest: Outcome = rule.otherwise === 'review' ? ask : { to: rule.otherwise.to };
  return (region, place) => branches.find(({ test }) => test(region, place))?.outcome ?? rest;
}

const always = (outcome: Outcome) => (): Outcome => outcome;

const splitTargets = (rule: Extract<ClassRule, { action: 'split' }>): string[] => [
  ...new Set(rule.rules.map(({ to }) => to)),
];

interface PassParts {
  readonly decide: (region: Region, place: Place) => Outcome;
  readonly line: number | undefined;
  readonly own: readonly CompiledAttribute[];
  readonly arrivals: ReadonlyMap<string, Arrival>;
  readonly targets: ReadonlyMap<string, LabelClass>;
}

function passOf({ decide, line, own, arrivals, targets }: PassParts): ClassPass {
  return (passage, place) => {
    const region = passage.region as Region;
    const outcome = decide(region, place);
    if (line !== undefined) passage.rules.push(line);
    if (outcome === 'delete') {
      passage.region = null;
      passage.questions = [];
      return;
    }
    const to = outcome === 'keep' ? region.class : outcome.to;
    if (to !== region.class) passage.region = { ...region, class: to };
    if (to === null) {
      // A person decides what it is; until then nothing else of it is touched.
      passage.questions = outcome !== 'keep' && outcome.question !== undefined ? [outcome.question] : [];
      return;
    }
    const asked = own.length > 0 ? moveAttributes(passage, own, targets.get(to)) : NO_QUESTIONS;
    arrivals.get(to)?.(passage, asked);
    if (asked.length > 0) passage.questions = [...passage.questions, ...asked];
  };
}

const NO_QUESTIONS: readonly Question[] = [];

interface CompiledAttribute {
  readonly rule: AttributeRule;
  readonly line: number | undefined;
  /** Line of the values that are kept though they do not fit. */
  readonly misfits: number | undefined;
}

const compileAttribute = (rule: AttributeRule, lines: StepLines): CompiledAttribute => ({
  rule,
  line: lines.attributes.get(attributeKey(rule.class, rule.attribute)),
  misfits: lines.misfits.get(attributeKey(rule.class, rule.attribute)),
});

/** Carries the values of a region's attributes over. @returns what is left to a person */
function moveAttributes(
  passage: Passage,
  rules: readonly CompiledAttribute[],
  target: LabelClass | undefined,
): Question[] {
  const region = passage.region as Region;
  const old = region.attributes ?? {};
  const moved: [string, AttributeValue][] = [];
  const asked: Question[] = [];
  const gone = new Set<string>();
  for (const { rule, line, misfits } of rules) {
    passage.questions = followQuestion(passage.questions, rule);
    const value = old[rule.attribute];
    if (value === undefined) continue;
    gone.add(rule.attribute);
    if (line !== undefined) passage.rules.push(line);
    const definition = target?.attributes?.find(({ id }) => id === rule.to);
    if (rule.to === null || (target !== undefined && definition === undefined)) continue;
    const next = newValue(value, rule, definition);
    if (next === ASK) asked.push({ kind: 'attribute', attribute: rule.to, was: value });
    else if (next !== null) moved.push([rule.to, next]);
    if (misfits !== undefined && isMisfit(next, definition)) passage.rules.push(misfits);
  }
  if (gone.size > 0) passage.region = withAttributes(region, { gone, moved });
  return asked;
}

const isMisfit = (
  value: AttributeValue | null | typeof ASK,
  definition: AttributeDefinition | undefined,
): boolean =>
  value !== null && value !== ASK && definition !== undefined && !fitsDefinition(value, definition);

/** A question of an earlier step follows the attribute it is about. */
function followQuestion(questions: readonly Question[], rule: AttributeRule): readonly Question[] {
  if (!questions.some((item) => item.kind === 'attribute' && item.attribute === rule.attribute))
    return questions;
  return questions.flatMap((item) => {
    if (item.kind !== 'attribute' || item.attribute !== rule.attribute) return [item];
    return rule.to === null ? [] : [{ ...item, attribute: rule.to }];
  });
}

/** Left to a person. */
const ASK = Symbol('ask');

function newValue(
  value: AttributeValue,
  { values = [], otherwise = 'keep' }: AttributeRule,
  definition: AttributeDefinition | undefined,
): AttributeValue | null | typeof ASK {
  const pair = values.find(([from]) => equalJson(from as JsonValue, value as JsonValue));
  if (pair !== undefined) return pair[1];
  if (otherwise === 'keep') return value;
  if (otherwise === 'drop') return null;
  if (otherwise === 'review' || definition === undefined) return ASK;
  return convertValue(value, definition) ?? ASK;
}

/** A value that is there already is not overwritten by one that moves to its place. */
function withAttributes(
  region: Region,
  { gone, moved }: { gone: ReadonlySet<string>; moved: readonly (readonly [string, AttributeValue])[] },
): Region {
  const kept = Object.entries(region.attributes ?? {}).filter(([id]) => !gone.has(id));
  const next = new Map<string, AttributeValue>(kept);
  for (const [id, value] of moved) if (!next.has(id)) next.set(id, value);
  const { attributes: _old, ...rest } = region;
  if (next.size === 0) return rest;
  return {
    ...rest,
    attributes: Object.fromEntries([...next].sort(([a], [b]) => compareCodeUnits(a, b))),
  };
}

/** What happens to a region once its class is known. May add to what is asked of a person. */
type Arrival = (passage: Passage, asked: readonly Question[]) => void;

function compileArrivals(
  { fills = [], geometry = [] }: PlanStep,
  lines: StepLines,
  targets: ReadonlyMap<string, LabelClass>,
): Map<string, Arrival> {
  const arrivals = new Map<string, Arrival>();
  for (const classId of new Set([...fills, ...geometry].map((rule) => rule.class))) {
    const values = fills.filter((rule) => rule.class === classId);
    const shape = geometry.find((rule) => rule.class === classId);
    const allowed = targets.get(classId)?.geometry;
    arrivals.set(classId, (passage, asked) => {
      for (const fill of values)
        fillValue(passage, fill, { asked, line: lines.fills.get(attributeKey(classId, fill.attribute)) });
      if (shape !== undefined) reshape(passage, shape, { allowed, line: lines.geometry.get(classId) });
    });
  }
  return arrivals;
}

function fillValue(
  passage: Passage,
  { attribute, value }: FillRule,
  { asked, line }: { asked: readonly Question[]; line: number | undefined },
): void {
  const region = passage.region as Region;
  const isAbout = (item: Question): boolean => item.kind === 'attribute' && item.attribute === attribute;
  if (region.attributes?.[attribute] !== undefined || asked.some(isAbout)) return;
  if (line !== undefined) passage.rules.push(line);
  if (value === 'review') {
    if (!passage.questions.some(isAbout))
      passage.questions = [...passage.questions, { kind: 'attribute', attribute, was: null }];
    return;
  }
  passage.questions = passage.questions.filter((item) => !isAbout(item));
  passage.region = withAttributes(region, { gone: new Set(), moved: [[attribute, value]] });
}

function reshape(
  passage: Passage,
  { to }: GeometryRule,
  { allowed, line }: { allowed: readonly GeometryKind[] | undefined; line: number | undefined },
): void {
  const region = passage.region as Region;
  const isOther = (part: Part): boolean =>
    to === 'box' ? !('box' in part) : allowed !== undefined && !allowed.includes(kindOfPart(part));
  const others = passage.questions.filter(({ kind }) => kind !== 'geometry');
  if (!region.parts.some(isOther)) {
    passage.questions = others;
    return;
  }
  if (line !== undefined) passage.rules.push(line);
  passage.questions =
    to === 'review' ? [...others, { kind: 'geometry', ...(allowed !== undefined && { allowed }) }] : others;
  if (to === 'box') passage.region = boxed(region);
}

function boxed(region: Region): Region {
  const parts = region.parts.map((part): Part => {
    if ('box' in part) return part;
    return { box: boundsOfPart(part), ...(part.page !== undefined && { page: part.page }) };
  });
  const isFromFormat = Object.keys(region.source ?? {}).some((key) => key !== OLD_SHAPE_KEY);
  return {
    ...region,
    parts,
    source: { ...region.source, [OLD_SHAPE_KEY]: region.parts as unknown as JsonValue },
    ...(isFromFormat && { reshaped: true as const }),
  };
}
