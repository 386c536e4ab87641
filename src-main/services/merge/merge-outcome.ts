import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { LibraryContext } from '../library-context';
import type { recordVersion } from '../history/version-service';
import { showConflicts } from './conflict-view';
import type { MergeRun } from './merge-run';

/** Open conflicts told with a result where nobody says how many; the others are asked for. */
const LISTED = 200;

/** The version that is merged in. */
export interface MergeSide {
  readonly name: string;
  readonly version: number;
  readonly id: string;
}

interface About {
  readonly context: LibraryContext;
  readonly dataset: DatasetRow;
  readonly side: MergeSide;
  readonly uncommitted: boolean;
  /** How many open conflicts to tell. */
  readonly listed?: number | undefined;
}

/** How many conflicts a merge has, and what else is told of it in numbers. */
export function countsOf({ entries, open, merged, changed }: MergeRun) {
  const droppedLinks = [...merged.values()].reduce((sum, entry) => sum + entry.droppedLinks.length, 0);
  const conflicts = entries.length;
  return {
    conflicts,
    open: open.length,
    decided: conflicts - open.length,
    documents: changed.size,
    droppedLinks,
  };
}

const aboutOf = ({ dataset, side, uncommitted }: About) => ({
  dataset: dataset.name,
  branch: dataset.branch,
  theirs: side,
  uncommitted,
});

/** What a merge came to. */
export function describeAttempt(
  about: About,
  {
    run,
    made,
    outcome,
  }: {
    readonly run: MergeRun;
    readonly made: ReturnType<typeof recordVersion> | null;
    readonly outcome: 'merged' | 'unfinished' | 'preview';
  },
) {
  const open = new Set(run.open.slice(0, about.listed ?? LISTED));
  const shown = run.entries.filter(({ conflict }) => open.has(conflict));
  return {
    ...aboutOf(about),
    ...countsOf(run),
    outcome,
    clean: run.open.length === 0,
    unchanged: unchangedSide(run),
    list: showConflicts(about.context, run, shown),
    version: made?.version ?? null,
    id: made?.id ?? null,
    contentId: made?.contentId ?? null,
  };
}

/** Of a branch that has all of it already. */
export function describeNothing(about: About) {
  return {
    ...aboutOf(about),
    outcome: 'up-to-date' as const,
    clean: true,
    conflicts: 0,
    open: 0,
    decided: 0,
    documents: 0,
    droppedLinks: 0,
    unchanged: 'theirs' as const,
    list: [],
    version: null,
    id: null,
    contentId: null,
  };
}

/** Ours, when its newest version is the common ancestor and nothing was edited since. */
function unchangedSide({ inputs: { base, ours } }: MergeRun): 'ours' | null {
  const isHead = base.ancestors.length === 1 && ours.draft?.headVersion === base.ancestors[0];
  return isHead && ours.roots.root === base.roots.root ? 'ours' : null;
}
