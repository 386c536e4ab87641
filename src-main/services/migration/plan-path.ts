import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { readMerge } from '../../domain/merge/merge-record';
import type { MigrationPlan } from '../../domain/migration/plan';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import type { ContentView } from '../content/content-view';
import { sourcesOf } from '../content/draft-lineage';
import type { LibraryContext } from '../library-context';

/** How one view stands to another in the history: after it, before it, or with no path of versions between them. */
export type Relation = 'descendant' | 'ancestor' | 'none';

/** A plan, and the schema that the version or draft has that names it last. */
export interface AppliedPlan {
  readonly id: ObjectId;
  readonly schema: ObjectId;
}

/** The migrations that lead from one of two views to the other, in order. */
export interface PlanPath {
  readonly plans: readonly AppliedPlan[];
  /** Whether they lead from the second to the first. */
  readonly isBackwards: boolean;
}

/** The schema that the questions of each of some plans were answered under: of one version's, each but the last before the next began. */
export const answeredUnder = (
  plans: readonly AppliedPlan[],
  read: readonly MigrationPlan[],
): readonly ObjectId[] =>
  plans.map(({ schema: last }, index) =>
    plans[index + 1]?.schema === last ? (read[index + 1]?.steps[0]?.from ?? last) : last,
  );

export function relationBetween(context: LibraryContext, from: ContentView, to: ContentView): Relation {
  if (from.dataset.id !== to.dataset.id) return 'none';
  if (from.label === to.label || isAfter(context, to, from)) return 'descendant';
  return isAfter(context, from, to) ? 'ancestor' : 'none';
}

function isAfter(context: LibraryContext, newer: ContentView, { version }: ContentView): boolean {
  const start = newer.version?.id ?? newer.draft?.headVersion ?? null;
  return version !== null && pathTo(context, newer, { start, end: version.id, next: parentsOf }) !== null;
}

/**
 * The versions that came after one of two views, up to the other, oldest first; on the shortest way where
 * merges give several. A draft is none of them.
 */
export function versionsBetween(
  context: LibraryContext,
  older: ContentView,
  newer: ContentView,
): readonly DatasetVersion[] {
  const start = newer.version?.id ?? newer.draft?.headVersion ?? null;
  const end = older.version?.id;
  return end === undefined ? [] : (pathTo(context, newer, { start, end, next: parentsOf }) ?? []);
}

const parentsOf = ({ parents }: DatasetVersion): readonly string[] => parents;

/**
 * The migrations between two views, on the way that their content went: what was restored goes on from the
 * restored version, whatever lies between it and the head in the history. Of two views that went on from
 * one version, either may be replayed over the other as long as the other met no migration.
 *
 * @returns `null` when nothing can be said of which changes are the schema's
 */
export function planPathBetween(
  context: LibraryContext,
  { from, to, relation }: { from: ContentView; to: ContentView; relation: Relation },
): PlanPath | null {
  if (from.dataset.id !== to.dataset.id) return null;
  if (from.label === to.label) return { plans: [], isBackwards: false };
  const forward = from.version === null ? null : plansSince(context, to, from.version.id);
  if (forward !== null) return { plans: forward, isBackwards: false };
  const backward = to.version === null ? null : plansSince(context, from, to.version.id);
  if (backward !== null) return { plans: backward, isBackwards: true };
  const common = relation === 'none' ? null : commonSource(context, from, to);
  if (common === null) return null;
  const toFrom = plansSince(context, from, common) ?? [];
  const toTo = plansSince(context, to, common) ?? [];
  if (toFrom.length === 0) return { plans: toTo, isBackwards: false };
  return toTo.length === 0 ? { plans: toFrom, isBackwards: true } : null;
}

/** The plans that a view's content met since a version; `null` when it does not go on from there. */
export function plansSince(
  context: LibraryContext,
  view: ContentView,
  version: string,
): AppliedPlan[] | null {
  const path = pathTo(context, view, { start: contentStart(view), end: version, next: sourcesOf });
  if (path === null) return null;
  const draft = { plans: view.draft?.lineage.plans ?? [], schema: view.schemaId };
  const steps = path.map((step, index) => ({
    plans: plansOfStep(context, path[index - 1]?.id ?? version, step),
    schema: step.schema,
  }));
  return [...steps, draft].flatMap(({ plans, schema }) => plans.map((id) => ({ id, schema })));
}

/** The plans of one step. What was merged in went by the plans of the line that it was merged into. */
function plansOfStep(context: LibraryContext, from: string, to: DatasetVersion): readonly ObjectId[] {
  const [first] = sourcesOf(to);
  if (to.merge === undefined || from === first) return to.plans;
  return readMerge(context.reader.objects, to.merge).otherPlans;
}

const contentStart = ({ version, draft }: ContentView): string | null =>
  version?.id ?? draft?.lineage.restored ?? draft?.headVersion ?? null;

/** The nearest version that the content of both goes on from. */
function commonSource(context: LibraryContext, from: ContentView, to: ContentView): string | null {
  const known = new Set(walk(context, from, { start: contentStart(from), next: sourcesOf }).keys());
  for (const id of walk(context, to, { start: contentStart(to), next: sourcesOf }).keys())
    if (known.has(id)) return id;
  return null;
}

interface Walk {
  readonly start: string | null;
  readonly next: (version: DatasetVersion) => readonly string[];
}

/** The versions after one of them, up to the one that a view is or started from; oldest first. */
function pathTo(
  context: LibraryContext,
  view: ContentView,
  { end, ...way }: Walk & { readonly end: string },
): DatasetVersion[] | null {
  const newerOf = walk(context, view, way, end);
  if (!newerOf.has(end)) return null;
  const path: DatasetVersion[] = [];
  for (let next = newerOf.get(end) ?? null; next !== null; next = newerOf.get(next.id) ?? null)
    path.push(next);
  return path;
}

/** Versions by id, nearest first, each with the one that led to it. */
function walk(
  context: LibraryContext,
  { dataset }: ContentView,
  { start, next }: Walk,
  end?: string,
): Map<string, DatasetVersion | null> {
  const newerOf = new Map<string, DatasetVersion | null>(start === null ? [] : [[start, null]]);
  for (const id of newerOf.keys()) {
    if (id === end) break;
    const found = context.reader.versions.byId(dataset.id, id);
    if (found === undefined) continue;
    for (const source of next(found)) if (!newerOf.has(source)) newerOf.set(source, found);
  }
  return newerOf;
}
