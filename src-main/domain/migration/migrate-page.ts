import type { ObjectId } from '../dataset-versions/object-store';
import { EMPTY_SCHEMA, type LabelSchema } from '../label-schema/label-schema';
import type { DocumentContent, PageContent, Region, Relation } from '../regions/region';
import type { Place } from './conditions';
import { applyDecision, openQuestions } from './decisions';
import { compileStep, type ClassPass, type Passage } from './migrate-region';
import type { Decision, MigrationPlan, Question } from './plan';
import { listRules, type PlanLines, type RuleLine, type SchemasById } from './rule-lines';

/** What one region went through. Regions that no rule speaks of have none. */
export interface RegionOutcome {
  readonly id: string;
  readonly before: Region;
  /** The same object as `before` when nothing of it changed; `null` when it was removed. */
  readonly after: Region | null;
  /** Indices of the plan's lines, each once. */
  readonly rules: readonly number[];
  /** What is left to a person. */
  readonly questions: readonly Question[];
}

export interface MigratedPage {
  /** The same object when nothing changed. */
  readonly page: PageContent;
  readonly outcomes: readonly RegionOutcome[];
}

/** What becomes of every region of a class alike, so that none need be read; `null` in `fateOf` where that is not so. */
export interface Fate {
  readonly to: string | null;
  readonly rules: readonly number[];
  readonly isAsked: boolean;
}

/** Plans, worked out once for many pages. */
export interface Migrator {
  /** Every rule of the plans in plain words; the indices of `RegionOutcome.rules`. */
  readonly lines: readonly RuleLine[];
  /** Whether any rule can remove regions: then a child may lie on another page than its parent. */
  readonly removes: boolean;
  /** Whether a rule speaks of relations: then documents whose regions stay as they are may change. */
  readonly touchesRelations: boolean;
  migratePage(page: PageContent, place: Place, extra?: PageExtras): MigratedPage;
  /** The document's relations after the plans; the same list when nothing changed. */
  migrateRelations(
    relations: DocumentContent['relations'],
    removed: ReadonlySet<string>,
    onRule?: (line: number) => void,
  ): DocumentContent['relations'];
  /** `null` when it differs from region to region, or needs more of the region than its class. */
  fateOf(classId: string | null): Fate | null;
}

export interface PageExtras {
  /** Ids of regions on other pages of the document that the plans remove. */
  readonly removed?: ReadonlySet<string> | undefined;
  /** What people decided of what the draft's plans ask, where nobody has written it down yet. */
  readonly decide?: ((id: string, questions: readonly Question[]) => Decision | null) | undefined;
}

/** What became of plans after they were applied. */
export interface PlanHistory {
  /** How many of the plans are those of versions; the rest are the draft's. */
  readonly settled?: number;
  /** Object id of the schema that each plan's questions were answered under; the one it leads to where absent. */
  readonly decidedUnder?: readonly ObjectId[];
}

interface Stage {
  readonly steps: readonly ReadonlyMap<string, ClassPass>[];
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly decidedUnder: LabelSchema;
  /** Set for a plan of a version: what it asks is decided by its decisions alone, later answers are corrections. */
  readonly isSettled: boolean;
}

/**
 * Works plans out for use on many pages. Several are applied in order, each by itself and with its decisions.
 *
 * @param schemas every schema that is named
 */
export function createMigrator(
  plans: readonly MigrationPlan[],
  schemas: SchemasById,
  { settled = 0, decidedUnder = [] }: PlanHistory = {},
): Migrator {
  const lists = offsetLists(plans.map((plan) => listRules(plan, schemas)));
  const stages = plans.map((plan, index): Stage => ({
    steps: plan.steps.map((step, at) =>
      compileStep(step, (lists[index] as PlanLines).steps[at] as PlanLines['steps'][number], schemas),
    ),
    decisions: new Map((plan.decisions ?? []).map((decision) => [decision.region, decision])),
    decidedUnder: schemas.get(decidedUnder[index] ?? plan.steps.at(-1)?.to ?? '') ?? EMPTY_SCHEMA,
    isSettled: index < settled,
  }));
  const steps = plans.flatMap((plan) => plan.steps);
  const removes =
    steps.some((step) => step.classes.some((rule) => rule.action === 'delete')) ||
    plans.some((plan) => (plan.decisions ?? []).some((decision) => decision.isRemoved === true));
  return {
    lines: lists.flatMap(({ lines }) => lines),
    removes,
    touchesRelations: steps.some(({ relationTypes = [] }) => relationTypes.length > 0),
    migratePage: (page, place, extra = {}) => migratePage(stages, page, place, extra),
    migrateRelations: (relations, removed, onRule) =>
      migrateRelations(plans, lists, { relations, removed, onRule }),
    fateOf: createFates(plans, lists),
  };
}

/** Lines are numbered through all plans. */
function offsetLists(lists: readonly PlanLines[]): PlanLines[] {
  let offset = 0;
  return lists.map(({ lines, steps }) => {
    const moved = offset;
    const shift = (map: ReadonlyMap<string, number>): Map<string, number> =>
      new Map([...map].map(([key, line]) => [key, line + moved]));
    offset += lines.length;
    const shifted = steps.map((step) => ({
      classes: shift(step.classes),
      attributes: shift(step.attributes),
      misfits: shift(step.misfits),
      fills: shift(step.fills),
      geometry: shift(step.geometry),
      relationTypes: shift(step.relationTypes),
    }));
    return { lines, steps: shifted };
  });
}

function migratePage(
  stages: readonly Stage[],
  page: PageContent,
  place: Place,
  { removed: elsewhere, decide }: PageExtras,
): MigratedPage {
  const outcomes: RegionOutcome[] = [];
  const removed = new Set(elsewhere);
  let isChanged = false;
  const regions: Region[] = [];
  for (const before of page.regions) {
    const outcome = migrateRegion(stages, before, { place, decide });
    if (outcome === null) {
      regions.push(before);
      continue;
    }
    outcomes.push(outcome);
    if (outcome.after !== before) isChanged = true;
    if (outcome.after === null) removed.add(before.id);
    else regions.push(outcome.after);
  }
  const orphans =
    removed.size === 0 ? [] : regions.filter(({ parent }) => parent !== undefined && removed.has(parent));
  if (!isChanged && orphans.length === 0) return { page, outcomes };
  for (const orphan of orphans) unlink(orphan, { page, regions, outcomes });
  const { order, ...rest } = page;
  const kept = order?.filter((id) => !removed.has(id));
  return {
    page: { ...rest, regions, ...(kept !== undefined && kept.length > 0 && { order: kept }) },
    outcomes,
  };
}

/** A region whose parent is gone has none. It counts as rewritten, even where no rule speaks of it. */
function unlink(
  orphan: Region,
  { page, regions, outcomes }: { page: PageContent; regions: Region[]; outcomes: RegionOutcome[] },
): void {
  const { parent: _parent, ...after } = orphan;
  regions[regions.indexOf(orphan)] = after;
  const known = outcomes.findIndex(({ id }) => id === orphan.id);
  const before = page.regions.find(({ id }) => id === orphan.id) as Region;
  if (known < 0) outcomes.push({ id: orphan.id, before, after, rules: [], questions: [] });
  else outcomes[known] = { ...(outcomes[known] as RegionOutcome), after };
}

function migrateRegion(
  stages: readonly Stage[],
  before: Region,
  { place, decide }: { place: Place; decide: PageExtras['decide'] },
): RegionOutcome | null {
  const passage: Passage = { region: before, questions: NONE, rules: [] };
  let asked = NONE;
  let wasAsked = false;
  for (const { steps, decisions, decidedUnder, isSettled } of stages) {
    passage.questions = NONE;
    for (const step of steps) {
      if (passage.region === null || passage.region.class === null) break;
      step.get(passage.region.class)?.(passage, place);
    }
    wasAsked ||= passage.questions.length > 0;
    // An answer is to a question. A region that none is about was changed meanwhile, and stays what it was made.
    const decision = wasAsked ? decisions.get(before.id) : undefined;
    if (decision !== undefined) take(passage, decision, decidedUnder);
    if (!isSettled && passage.questions.length > 0) asked = asked.concat(passage.questions);
  }
  const own = asked.length === 0 ? null : (decide?.(before.id, asked) ?? null);
  if (own !== null) take(passage, own, stages.at(-1)?.decidedUnder ?? EMPTY_SCHEMA);
  if (passage.region === before && passage.rules.length === 0 && passage.questions.length === 0) return null;
  const rules = passage.rules.length < 2 ? passage.rules : [...new Set(passage.rules)];
  return { id: before.id, before, after: passage.region, rules, questions: passage.questions };
}

const NONE: readonly Question[] = [];

function take(passage: Passage, decision: Decision, schema: LabelSchema): void {
  if (passage.region === null) return;
  passage.region = applyDecision(passage.region, decision, schema);
  passage.questions = passage.region === null ? [] : openQuestions(passage.region, passage.questions);
}

function migrateRelations(
  plans: readonly MigrationPlan[],
  lists: readonly PlanLines[],
  {
    relations,
    removed,
    onRule,
  }: {
    relations: DocumentContent['relations'];
    removed: ReadonlySet<string>;
    onRule: ((line: number) => void) | undefined;
  },
): DocumentContent['relations'] {
  if (relations === undefined || relations.length === 0) return relations;
  let isChanged = false;
  const kept = relations.flatMap((relation): Relation[] => {
    let type: string | null = relation.type;
    for (const [index, plan] of plans.entries()) {
      for (const [at, step] of plan.steps.entries()) {
        const rule = step.relationTypes?.find((item) => item.type === type);
        if (rule === undefined) continue;
        const line = lists[index]?.steps[at]?.relationTypes.get(rule.type);
        if (line !== undefined) onRule?.(line);
        type = rule.to;
      }
    }
    const isGone = type === null || removed.has(relation.from) || removed.has(relation.to);
    if (!isGone && type === relation.type) return [relation];
    isChanged = true;
    return isGone ? [] : [{ ...relation, type: type as string }];
  });
  return isChanged ? kept : relations;
}

function createFates(
  plans: readonly MigrationPlan[],
  lists: readonly PlanLines[],
): (classId: string | null) => Fate | null {
  const steps = plans.flatMap((plan, index) =>
    plan.steps.map((step, at) => ({ step, lines: lists[index]?.steps[at] })),
  );
  const hasDecisions = plans.some(({ decisions = [] }) => decisions.length > 0);
  const known = new Map<string | null, Fate | null>();
  const work = (classId: string | null): Fate | null => {
    let to = classId;
    let isAsked = false;
    const rules = new Set<number>();
    for (const { step, lines } of steps) {
      if (to === null) break;
      const from: string = to;
      const rule = step.classes.find((item) => item.class === from);
      if (rule?.action === 'split' || rule?.action === 'delete') return null;
      if (step.attributes?.some((item) => item.class === from) === true) return null;
      const line = lines?.classes.get(from);
      if (line !== undefined) rules.add(line);
      if (rule?.action === 'review') isAsked = true;
      if (rule !== undefined) to = rule.action === 'map' ? rule.to : null;
      const arrival = to;
      if ([...(step.fills ?? []), ...(step.geometry ?? [])].some((item) => item.class === arrival))
        return null;
    }
    return hasDecisions && isAsked ? null : { to, rules: [...rules], isAsked };
  };
  return (classId) => {
    const fate = known.get(classId);
    if (fate !== undefined) return fate;
    const worked = work(classId);
    known.set(classId, worked);
    return worked;
  };
}
