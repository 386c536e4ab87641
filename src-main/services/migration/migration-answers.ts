import { findEntry } from '../../domain/dataset-versions/document-tree';
import { readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectWriter } from '../../domain/dataset-versions/object-store';
import { groupBy } from '../../domain/group-by';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { decisionTaken, openQuestions } from '../../domain/migration/decisions';
import type { Decision, Question } from '../../domain/migration/plan';
import { planObject, readPlan } from '../../domain/migration/plan-object';
import type { Region } from '../../domain/regions/region';
import type { ReviewItemRow } from '../../storage/repositories/review-repository';
import type { ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';

/** The draft's plans, with what people decided since written into the last of them. */
export interface AnsweredPlans {
  /** Object ids, in order. */
  readonly plans: readonly ObjectId[];
  /** What is still open, under the last plan's new id. To be put where the plans count. */
  readonly open: readonly ReviewItemRow[];
}

/**
 * Writes the answers that the draft holds into its last plan. A region that waits passes the steps of
 * later plans untouched, so an answer is one to the last plan, whichever asked.
 */
export function embedAnswers(
  context: LibraryContext,
  view: ContentView,
  objects: ObjectWriter,
): AnsweredPlans {
  const plans = view.draft?.lineage.plans ?? [];
  const last = plans.at(-1);
  if (last === undefined) return { plans, open: [] };
  const answers = answersIn(view, context.reader.review.list(plans));
  const decisions = answers.flatMap(({ decision }) => decision ?? []);
  if (decisions.length === 0) return { plans, open: [] };
  const plan = readPlan(objects, last);
  const known = new Map((plan.decisions ?? []).map((decision) => [decision.region, decision]));
  for (const decision of decisions) known.set(decision.region, decision);
  const answered = objects.write(planObject({ ...plan, decisions: [...known.values()] }));
  const open = answers.flatMap(({ left }) => (left === null ? [] : [{ ...left, plan: answered }]));
  return { plans: [...plans.slice(0, -1), answered], open };
}

interface Answer {
  readonly decision: Decision | null;
  /** What of it is still open. */
  readonly left: ReviewItemRow | null;
}

/** The answers that the draft holds by now to what migrations asked. */
function answersIn(view: ContentView, rows: readonly ReviewItemRow[]): Answer[] {
  const items = [...groupItems(rows).values()].flat();
  const pages = groupBy(items, ({ entry, pageIndex }) => `${entry}/${pageIndex}`);
  return [...pages.values()].flatMap((onPage) => {
    const [{ entry, pageIndex }] = onPage as [ReviewItemRow, ...ReviewItemRow[]];
    const regions = regionsOf(view, entry, pageIndex);
    return onPage.map((item) =>
      regions === null ? { decision: null, left: item } : answerTo(item, regions, view.schema),
    );
  });
}

function answerTo(item: ReviewItemRow, regions: ReadonlyMap<string, Region>, schema: LabelSchema): Answer {
  const current = regions.get(item.region) ?? null;
  const questions = current === null ? [] : openQuestions(current, item.questions);
  return {
    decision: decisionTaken(item, current, schema),
    left: questions.length === 0 ? null : { ...item, questions },
  };
}

/** The regions of a page by id; `null` when its document is not in the view (a plan may be another dataset's, too). */
export function regionsOf(
  view: ContentView,
  entry: string,
  pageIndex: number,
): ReadonlyMap<string, Region> | null {
  const id = findEntry(view.objects, view.roots.root, entry);
  if (id === undefined) return null;
  const page = readDocument(view.objects, id).pages.find(([index]) => index === pageIndex)?.[1];
  return new Map(readPage(view.objects, page).regions.map((region) => [region.id, region]));
}

/** Items by document; a region that several plans ask about is one item with all their questions. */
export function groupItems(rows: readonly ReviewItemRow[]): Map<string, ReviewItemRow[]> {
  const byEntry = new Map<string, Map<string, ReviewItemRow>>();
  for (const row of rows) {
    const items = byEntry.get(row.entry) ?? new Map<string, ReviewItemRow>();
    byEntry.set(row.entry, items);
    const known = items.get(row.region);
    const others = known?.questions.filter(
      (one) => !row.questions.some((other) => isSameQuestion(one, other)),
    );
    items.set(row.region, { ...row, questions: [...(others ?? []), ...row.questions] });
  }
  return new Map([...byEntry].map(([entry, items]) => [entry, [...items.values()]]));
}

const isSameQuestion = (a: Question, b: Question): boolean =>
  a.kind === b.kind && (a.kind !== 'attribute' || (b.kind === 'attribute' && a.attribute === b.attribute));
