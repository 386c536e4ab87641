import { api } from '../../api/client';
import { runLongCall, type StartLongCall } from '../../api/long-call';
import { runTask } from '../../app/tasks';
import { trackSaving } from '../../app/saving';
import { mergeTexts } from '../../texts/merge-texts';
import type { Decision, MergeConflict, MergeCounts, MergePlace, MergeState } from './merge-types';

/** What the desk of a merge asks of the core. */
export interface MergeCalls {
  state(): Promise<MergeState | null>;
  places(): Promise<readonly MergePlace[]>;
  /** In the order of `places`, so that the conflicts of one place are a slice. */
  conflicts(
    show: 'open' | 'decided' | 'all',
    offset: number,
    limit: number,
  ): Promise<readonly MergeConflict[]>;
  decide(decisions: readonly Decision[]): Promise<MergeCounts>;
  /** Of everything, or of some conflicts by their keys. */
  decideByRule(strategies: readonly string[], keys?: readonly string[]): Promise<MergeCounts>;
}

/** The calls for one dataset. */
export const callsOf = (dataset: string): MergeCalls => ({
  state: firstAsTask((signal) => api.merges.state({ dataset }, { signal })),
  places: () => api.merges.places({ dataset }),
  conflicts: async (show, offset, limit) =>
    (await api.merges.conflicts({ dataset, show, offset, limit })).conflicts,
  decide: (decisions) => trackSaving(api.merges.decide({ dataset, decisions: [...decisions] })),
  decideByRule: (strategies, keys) =>
    trackSaving(
      api.merges.decideByRule({
        dataset,
        strategies: [...strategies],
        ...(keys === undefined ? {} : { keys: [...keys] }),
      }),
    ),
});

/** The first reading compares both sides and can be cancelled; later ones find that done. */
function firstAsTask(start: StartLongCall<MergeState | null>): () => Promise<MergeState | null> {
  let isFirst = true;
  return async () => {
    const state = isFirst
      ? await runTask(mergeTexts.reading, start)
      : await runLongCall(start, () => undefined, new AbortController().signal);
    isFirst = false;
    return state;
  };
}

/** As many conflicts, or decisions, as one call takes. */
const MOST = 10_000;

/** Every open or every decided conflict, however many there are. */
export async function allConflicts(
  calls: Pick<MergeCalls, 'conflicts'>,
  show: 'open' | 'decided',
): Promise<readonly MergeConflict[]> {
  const all: MergeConflict[] = [];
  for (;;) {
    const some = await calls.conflicts(show, all.length, MOST);
    all.push(...some);
    if (some.length < MOST) return all;
  }
}

/** Decides any number of conflicts. */
export async function decideAll(
  calls: Pick<MergeCalls, 'decide'>,
  decisions: readonly Decision[],
): Promise<MergeCounts | undefined> {
  let counts: MergeCounts | undefined;
  for (let from = 0; from < decisions.length; from += MOST)
    counts = await calls.decide(decisions.slice(from, from + MOST));
  return counts;
}

/** The decision of a conflict as it is given again; of an open one, that it is open. */
export function givenAgain({ key, decision }: Pick<MergeConflict, 'key' | 'decision'>): Decision {
  if (decision === null) return { key };
  const { choice, value } = decision;
  return choice === undefined ? { key, value: value as NonNullable<Decision['value']> } : { key, choice };
}
