import { compareCodeUnits, equalJson, type JsonValue } from '../canonical/canonical-json';
import { asClass, defaultAttributes } from '../label-schema/class-defaults';
import type { LabelSchema } from '../label-schema/label-schema';
import { kindOfPart } from '../regions/part-bounds';
import type { AttributeValue, GeometryKind, Part, Region } from '../regions/region';
import type { Decision, Question } from './plan';

/**
 * The region after a person's decision; `null` when they deleted it.
 *
 * @param schema that they decided under: a class leaves the values that it has attributes for
 */
export function applyDecision(region: Region, decision: Decision, schema: LabelSchema): Region | null {
  if (decision.isRemoved === true) return null;
  const labelled = withClass(region, decision.class, schema);
  const shaped = decision.parts === undefined ? labelled : withParts(labelled, decision.parts);
  return decision.attributes === undefined ? shaped : withValues(shaped, decision.attributes);
}

function withClass(region: Region, to: Decision['class'], schema: LabelSchema): Region {
  if (to === undefined) return region;
  return to === null ? { ...region, class: null } : asClass(region, to, schema);
}

const same = (a: unknown, b: unknown): boolean => equalJson(a as JsonValue, b as JsonValue);

/** As an edit reshapes: what a format said of the shape is then known to be about another one. */
function withParts(region: Region, parts: readonly Part[]): Region {
  if (same(region.parts, parts)) return region;
  return { ...region, parts, ...(region.source !== undefined && { reshaped: true as const }) };
}

function withValues(region: Region, values: NonNullable<Decision['attributes']>): Region {
  const next: Record<string, AttributeValue> = { ...region.attributes };
  for (const [id, value] of Object.entries(values)) {
    if (value === null) delete next[id];
    else next[id] = value;
  }
  const { attributes: _old, ...rest } = region;
  const sorted = Object.entries(next).sort(([a], [b]) => compareCodeUnits(a, b));
  return sorted.length === 0 ? rest : { ...rest, attributes: Object.fromEntries(sorted) };
}

/** A class question is answered by a class, one of an attribute by a value, one of a shape by shapes that are allowed. */
function isAnswered(question: Question, region: Region): boolean {
  switch (question.kind) {
    case 'class':
      return region.class !== null;
    case 'attribute':
      return region.attributes?.[question.attribute] !== undefined;
    case 'geometry':
      return question.allowed !== undefined && hasOnly(region.parts, question.allowed);
  }
}

const hasOnly = (parts: readonly Part[], allowed: readonly GeometryKind[]): boolean =>
  parts.every((part) => allowed.includes(kindOfPart(part)));

/** The questions that a region, as it is, does not answer. */
export const openQuestions = (region: Region, questions: readonly Question[]): readonly Question[] =>
  questions.length === 0 ? questions : questions.filter((question) => !isAnswered(question, region));

/**
 * The open questions that the schema of the draft still asks: not about an attribute that the region's class
 * does not have by now, nor about a shape that it allows. Without a class there is only the question for one.
 */
export function questionsLeft(
  region: Region,
  questions: readonly Question[],
  { classes }: LabelSchema,
): readonly Question[] {
  const labelClass = classes.find(({ id }) => id === region.class);
  return openQuestions(region, questions).filter((question) => {
    if (question.kind === 'class') return true;
    if (question.kind === 'attribute')
      return labelClass?.attributes?.some(({ id }) => id === question.attribute) === true;
    return labelClass?.geometry !== undefined && !hasOnly(region.parts, labelClass.geometry);
  });
}

/** A region with what a migration left open of it. */
export interface AskedRegion {
  readonly region: string;
  readonly questions: readonly Question[];
}

/**
 * What a person decided for a region that questions were left open for, from the region as it is now. The
 * defaults that came with a class are part of deciding the class.
 *
 * @param current `null` when it is no longer there
 * @param schema that the region is under now
 * @returns `null` when nothing was decided yet
 */
export function decisionTaken(
  { region: id, questions }: AskedRegion,
  current: Region | null,
  schema: LabelSchema,
): Decision | null {
  if (current === null) return { region: id, isRemoved: true };
  const answered = questions.filter((question) => isAnswered(question, current));
  if (answered.length === 0) return null;
  const kinds = new Set(answered.map(({ kind }) => kind));
  const isLabelled = kinds.has('class');
  const attributes = {
    ...(isLabelled && defaultsIn(current, schema)),
    ...valuesAskedFor(answered, current),
  };
  return {
    region: id,
    ...(isLabelled && { class: current.class }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(kinds.has('geometry') && { parts: current.parts }),
  };
}

function defaultsIn(
  { class: id, attributes = {} }: Region,
  { classes }: LabelSchema,
): Record<string, AttributeValue> {
  const defaults = defaultAttributes(classes.find((item) => item.id === id) ?? {});
  return Object.fromEntries(
    Object.entries(defaults).filter(([key, value]) => same(attributes[key] ?? null, value)),
  );
}

function valuesAskedFor(
  answered: readonly Question[],
  { attributes = {} }: Region,
): Record<string, AttributeValue> {
  return Object.fromEntries(
    answered.flatMap((question) =>
      question.kind === 'attribute'
        ? [[question.attribute, attributes[question.attribute] as AttributeValue] as const]
        : [],
    ),
  );
}
