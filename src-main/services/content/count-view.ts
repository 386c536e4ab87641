import type { ObjectId, ObjectReader } from '../../domain/dataset-versions/object-store';
import type { LibraryReader } from '../../storage/library-storage';
import type { Summary } from '../../storage/repositories/summary-repository';
import type { LibraryContext } from '../library-context';
import { correctCounts, countRoot, type CountedRoot } from '../statistics';
import { viewBase, type ContentView } from './content-view';

interface Counted extends CountedRoot {
  /** Reads what of it is not stored: a draft's touched pages are part of a root of the moment. */
  readonly objects: ContentView['objects'];
}

/** Of each dataset what was counted last: a draft that is edited is counted again and again, each time a page further. */
const lastCounted = new WeakMap<LibraryReader, Map<string, Counted>>();

/** Counts of a draft or version, at the cost of what differs from one that was counted before. */
export function countView(context: LibraryContext, view: ContentView): Summary {
  const { reader } = context;
  const { root } = view.roots;
  const known = reader.summaries.get(root);
  if (known !== undefined) return known;
  const last = lastCounted.get(reader) ?? new Map<string, Counted>();
  lastCounted.set(reader, last);
  const latest = last.get(view.dataset.id);
  if (latest?.root === root) return latest.counts;
  const [nearest, other] = rootsNear(context, view);
  const isNearest = nearest !== undefined && reader.summaries.get(nearest) !== undefined;
  const near = [nearest, other].filter((id) => id !== undefined);
  // What was counted last is nearer than the version a draft started from: that may be from before a large import.
  const counts =
    latest !== undefined && !isNearest
      ? correctCounts(reader, readerOfBoth(latest, view), latest, root)
      : countRoot(reader, view.objects, root, near);
  last.set(view.dataset.id, { root, counts, objects: view.objects });
  // Nobody comes back to a root of the moment.
  if (view.draft === null || view.draft.root === root) reader.summaries.put(root, counts);
  return counts;
}

/** To be called when objects are removed: what was counted last may be read no more. */
export const forgetCounts = ({ reader }: LibraryContext): void => void lastCounted.delete(reader);

const readerOfBoth = (before: Counted, { objects }: ContentView): ObjectReader => ({
  read: (id) => (before.objects.holds(id) ? before.objects : objects).read(id),
});

/** The likest first. */
function rootsNear(context: LibraryContext, view: ContentView): readonly ObjectId[] {
  if (view.draft !== null) return [view.draft.root, viewBase(context, view).roots.root];
  const parents = view.version?.parents ?? [];
  return parents.flatMap((id) => context.reader.versions.byId(view.dataset.id, id)?.root ?? []);
}
