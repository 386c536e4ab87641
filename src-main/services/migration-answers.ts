import { findEntry } from '../domain/dataset-versions/document-tree';
import { readDocument, readPage } from '../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectWriter } from '../domain/dataset-versions/object-store';
import { groupBy } from '../domain/group-by';
import { decisionTaken } from '../domain/migration/decisions';
import type { Decision } from '../domain/migration/plan';
import { planObject, readPlan } from '../domain/migration/plan-object';
import type { Region } from '../domain/regions/region';
import type { ReviewItemRow } from '../storage/repositories/review-repository';
import type { ContentView } from './content-view';
import type { LibraryContext } from './library-context';

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
  const items = context.reader.review.list(plans);
  const decisions = answersIn(view, items);
  if (decisions.length === 0) return { plans, open: [] };
  const plan = readPlan(objects, last);
  const known = new Map((plan.decisions ?? []).map((decision) => [decision.region, decision]));
  for (const decision of decisions) known.set(decision.region, decision);
  const answered = objects.write(planObject({ ...plan, decisions: [...known.values()] }));
  const taken = new Set(decisions.map(({ region }) => region));
  const open = items.filter(({ region }) => !taken.has(region)).map((item) => ({ ...item, plan: answered }));
  return { plans: [...plans.slice(0, -1), answered], open };
}

/** The answers that the draft holds by now to what migrations asked. */
function answersIn(view: ContentView, items: readonly ReviewItemRow[]): Decision[] {
  const pages = groupBy(items, ({ entry, pageIndex }) => `${entry}/${pageIndex}`);
  return [...pages.values()].flatMap((onPage) => {
    const [{ entry, pageIndex }] = onPage as [ReviewItemRow, ...ReviewItemRow[]];
    const regions = regionsOf(view, entry, pageIndex);
    if (regions === null) return [];
    return onPage.flatMap(
      ({ region, questions }) => decisionTaken(region, questions, regions.get(region) ?? null) ?? [],
    );
  });
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
