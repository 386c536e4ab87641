import type { Client } from './run-command';

type StartEvents = Awaited<ReturnType<Client['merges']['start']>>;
type ResultOf<Events> =
  Events extends AsyncIterable<infer Event>
    ? Extract<Event, { type: 'result' }> extends { result: infer Result }
      ? Result
      : never
    : never;

export type MergeResult = ResultOf<StartEvents>;
export type MergeState = NonNullable<ResultOf<Awaited<ReturnType<Client['merges']['state']>>>>;
export type MergeConflict = MergeResult['list'][number];

/** Asked for at once. */
const CONFLICTS_PER_CALL = 1000;

/** A conflict for scripts: names of classes and attributes in place of their ids. */
export function conflictJson(conflict: MergeConflict, nameOf: (classId: string) => string) {
  const { key, kind, what, document, name, pageIndex, region, item, field, fieldName, choices } = conflict;
  const named = (value: unknown): unknown =>
    field === 'class' && what === 'region' && typeof value === 'string' ? nameOf(value) : value;
  const { base, ours, theirs } = conflict;
  return {
    key,
    kind,
    what,
    document,
    name,
    pageIndex,
    region,
    class: conflict.class === null ? null : nameOf(conflict.class),
    item,
    field: fieldName,
    base: named(base),
    ours: named(ours),
    theirs: named(theirs),
    choices,
  };
}
export type ConflictJson = ReturnType<typeof conflictJson>;

/** Every conflict of the unfinished merge, or those that are open. */
export async function allConflicts(
  client: Client,
  dataset: string,
  show: 'open' | 'all',
): Promise<MergeConflict[]> {
  const found: MergeConflict[] = [];
  for (;;) {
    const { total, conflicts } = await client.merges.conflicts({
      dataset,
      show,
      offset: found.length,
      limit: CONFLICTS_PER_CALL,
    });
    found.push(...conflicts);
    if (conflicts.length === 0 || found.length >= total) return found;
  }
}

/** What a merge came to, for scripts. */
export function mergeJson(
  result: Omit<MergeResult, 'list' | 'conflicts' | 'open'>,
  conflicts: readonly ConflictJson[],
) {
  const { dataset, branch, theirs, outcome, clean, decided, documents, droppedLinks } = result;
  const { unchanged, uncommitted, version, id, contentId } = result;
  return {
    dataset,
    branch,
    theirs,
    outcome,
    clean,
    conflicts,
    decided,
    documents,
    droppedLinks,
    unchanged,
    uncommitted,
    version,
    id,
    contentId,
  };
}
export type MergeJson = ReturnType<typeof mergeJson>;

/** The same of a merge that waits. */
export function stateJson(state: MergeState, conflicts: readonly ConflictJson[]): MergeJson {
  return mergeJson(
    {
      ...state,
      outcome: 'unfinished',
      clean: state.open === 0,
      unchanged: null,
      uncommitted: false,
      version: null,
      id: null,
      contentId: null,
    },
    conflicts,
  );
}
