import type { LabelSchema } from '../label-schema/label-schema';
import type { PageContent } from '../regions/region';
import type { Fate, MigratedPage } from './migrate-page';
import type { Question } from './plan';
import type { RuleLine } from './rule-lines';

/** Marks that stand beside class names in the matrix. */
const REMOVED = '(removed)';
const NO_CLASS = '(no class)';
const IN_REVIEW = '(review)';

/** What a migration does, counted. */
export interface Effect {
  /** What each rule does, in the order of the plan. Of a rule on relations, `regions` counts relations. */
  readonly plan: (RuleLine & { readonly regions: number })[];
  /** Regions by class name before and after. */
  readonly matrix: Record<string, Record<string, number>>;
  readonly needsReview: number;
  readonly removed: number;
  /** Regions that are not as they were, those removed among them. */
  readonly rewritten: number;
}

/** What was counted so far, as plain data: counts made apart can be put together. */
export interface EffectCounts {
  /** Regions by line of the plan. */
  readonly regions: readonly number[];
  readonly cells: ReadonlyMap<string | null, ReadonlyMap<string, number>>;
  readonly totals: Pick<Effect, 'needsReview' | 'removed' | 'rewritten'>;
}

export interface EffectCounter {
  addPage(before: PageContent, migrated: MigratedPage): void;
  /** Regions of a class that all fare alike. */
  addAlike(classId: string | null, count: number, fate: Fate): void;
  addRule(line: number): void;
  /** What another counter of the same plan counted. */
  addCounts(other: EffectCounts): void;
  counts(): EffectCounts;
}

export interface EffectTally extends EffectCounter {
  result(): Effect;
}

/** Counts what migrating does, page by page or class by class; both give the same numbers. */
export function createTally(lines: readonly RuleLine[], from: LabelSchema, to: LabelSchema): EffectTally {
  const counter = createCounter(lines.length);
  return {
    ...counter,
    result() {
      const { regions, cells, totals } = counter.counts();
      return {
        plan: lines.map((line, index) => ({ ...line, regions: regions[index] ?? 0 })),
        matrix: nameCells(cells, from, to),
        ...totals,
      };
    },
  };
}

/** Counts what a plan of some lines does, without knowing the names of classes. */
export function createCounter(lineCount: number): EffectCounter {
  const regions = Array.from({ length: lineCount }, () => 0);
  const cells = new Map<string | null, Map<string, number>>();
  const totals = { needsReview: 0, removed: 0, rewritten: 0 };
  const count = (before: string | null, after: string, number: number): void => {
    const row = cells.get(before) ?? new Map<string, number>();
    cells.set(before, row);
    row.set(after, (row.get(after) ?? 0) + number);
  };
  const addRule = (line: number, number: number): void => {
    regions[line] = (regions[line] ?? 0) + number;
  };
  return {
    addPage({ regions: all }, { outcomes }) {
      const spokenOf = new Set(outcomes.map(({ id }) => id));
      if (outcomes.length < all.length)
        for (const region of all)
          if (!spokenOf.has(region.id)) count(region.class, cellOf(region.class, false), 1);
      for (const { before, after, rules, questions } of outcomes) {
        for (const line of rules) addRule(line, 1);
        if (questions.length > 0) totals.needsReview += 1;
        if (after === null) totals.removed += 1;
        if (after !== before) totals.rewritten += 1;
        count(before.class, after === null ? REMOVED_CELL : cellOf(after.class, isClassAsked(questions)), 1);
      }
    },
    addAlike(classId, number, { to: target, rules, isAsked }) {
      for (const line of rules) addRule(line, number);
      if (isAsked) totals.needsReview += number;
      if (target !== classId) totals.rewritten += number;
      count(classId, cellOf(target, isAsked), number);
    },
    addRule: (line) => addRule(line, 1),
    addCounts(other) {
      for (const [line, number] of other.regions.entries()) addRule(line, number);
      for (const [before, row] of other.cells)
        for (const [after, number] of row) count(before, after, number);
      totals.needsReview += other.totals.needsReview;
      totals.removed += other.totals.removed;
      totals.rewritten += other.totals.rewritten;
    },
    counts: () => ({ regions, cells, totals }),
  };
}

const isClassAsked = (questions: readonly Question[]): boolean =>
  questions.some(({ kind }) => kind === 'class');

/** Cells are kept by class id; a mark begins with a line break, which no id does. */
const REMOVED_CELL = `\n${REMOVED}`;
const cellOf = (classId: string | null, isAsked: boolean): string =>
  classId ?? `\n${isAsked ? IN_REVIEW : NO_CLASS}`;

function nameCells(
  cells: ReadonlyMap<string | null, ReadonlyMap<string, number>>,
  from: LabelSchema,
  to: LabelSchema,
): Effect['matrix'] {
  const before = new Map(from.classes.map(({ id, name }) => [id, name]));
  const after = new Map(to.classes.map(({ id, name }) => [id, name]));
  const rows = [...cells].map(([classId, row]) => {
    const named = [...row].map(
      ([id, number]) => [id.startsWith('\n') ? id.slice(1) : (after.get(id) ?? id), number] as const,
    );
    return [classId === null ? NO_CLASS : (before.get(classId) ?? classId), sortedRecord(named)] as const;
  });
  return sortedRecord(rows);
}

function sortedRecord<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
