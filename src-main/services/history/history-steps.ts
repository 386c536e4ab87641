import { viewBase, viewNothing, viewVersion, type ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { versionsBehind } from './version-graph';

/** One step of a history: what a draft or a version made of what was before it. */
export interface HistoryStep {
  readonly older: ContentView;
  readonly newer: ContentView;
  /** Of a merge: what else it was made of. What is as in one of these came from there. */
  readonly others: readonly ContentView[];
}

/**
 * The steps that led to a draft, newest first: the draft over its head, then every version over the one that it
 * continued.
 */
export function historyOf(context: LibraryContext, draft: ContentView): HistoryStep[] {
  const { dataset } = draft;
  const versions = versionsBehind(context, dataset, [draft.draft?.headVersion ?? null]);
  const newestFirst = [...versions.values()].sort((a, b) => b.number - a.number);
  const views = new Map<string, ContentView>();
  const viewOf = (id: string): ContentView[] => {
    const version = versions.get(id);
    if (version === undefined) return [];
    const view = views.get(id) ?? viewVersion(context, dataset, version);
    views.set(id, view);
    return [view];
  };
  return [
    { older: viewBase(context, draft), newer: draft, others: [] },
    ...newestFirst.map((version): HistoryStep => {
      const [older = viewNothing(context, dataset), ...others] = version.parents.flatMap(viewOf);
      const [newer] = viewOf(version.id) as [ContentView];
      return { older, newer, others };
    }),
  ];
}
