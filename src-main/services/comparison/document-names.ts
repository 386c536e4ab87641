import type { ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';

/** Names looked up one by one before it is cheaper to read them all. */
const SINGLE_LOOKUPS = 500;

/** Names of documents by entry id, as the later side calls them where both have them. */
export function namesOf(
  context: LibraryContext,
  from: ContentView,
  to: ContentView,
): (entry: string) => string {
  const { datasets } = context.reader;
  let lookups = 0;
  let all: ReadonlyMap<string, string> | null = null;
  return (entry) => {
    if (++lookups === SINGLE_LOOKUPS)
      all = new Map([...datasets.names(from.dataset.id), ...datasets.names(to.dataset.id)]);
    if (all !== null) return all.get(entry) ?? entry;
    return datasets.nameOf(to.dataset.id, entry) ?? datasets.nameOf(from.dataset.id, entry) ?? entry;
  };
}
