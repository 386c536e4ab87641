import { compareCodeUnits } from '../canonical/canonical-json';
import type { AttributeValue, Region } from '../regions/region';
import type { Decision, Question } from './plan';

/** The region after a person's decision; `null` when they deleted it. */
export function applyDecision(region: Region, decision: Decision): Region | null {
  if (decision.isRemoved === true) return null;
  const labelled = decision.class === undefined ? region : { ...region, class: decision.class };
  if (decision.attributes === undefined) return labelled;
  const next: Record<string, AttributeValue> = { ...labelled.attributes };
  for (const [id, value] of Object.entries(decision.attributes)) {
    if (value === null) delete next[id];
    else next[id] = value;
  }
  const { attributes: _old, ...rest } = labelled;
  const sorted = Object.entries(next).sort(([a], [b]) => compareCodeUnits(a, b));
  return sorted.length === 0 ? rest : { ...rest, attributes: Object.fromEntries(sorted) };
}

/**
 * The questions that are still open for a region as it is. A class question is answered by a class, one of
 * an attribute by a value. Whether a shape is answered depends on the schema: it stays a question here.
 */
export function openQuestions(region: Region, questions: readonly Question[]): readonly Question[] {
  if (questions.length === 0) return questions;
  return questions.filter((question) => {
    if (question.kind === 'class') return region.class === null;
    return question.kind === 'geometry' || region.attributes?.[question.attribute] === undefined;
  });
}

/**
 * What a person decided for a region that questions were left open for, from the region as it is now.
 *
 * @param current `null` when it is no longer there
 * @returns `null` when nothing was decided yet
 */
export function decisionTaken(
  id: string,
  questions: readonly Question[],
  current: Region | null,
): Decision | null {
  if (current === null) return { region: id, isRemoved: true };
  const attributes: Record<string, AttributeValue> = {};
  let isLabelled = false;
  for (const question of questions) {
    if (question.kind === 'class') isLabelled = current.class !== null;
    if (question.kind !== 'attribute') continue;
    const value = current.attributes?.[question.attribute];
    if (value !== undefined) attributes[question.attribute] = value;
  }
  const hasAttributes = Object.keys(attributes).length > 0;
  if (!isLabelled && !hasAttributes) return null;
  return {
    region: id,
    ...(isLabelled && { class: current.class }),
    ...(hasAttributes && { attributes }),
  };
}
