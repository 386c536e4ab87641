import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import type { LibraryContext } from '../library-context';

/** The versions that lead up to some of them, those included, by id. */
export function versionsBehind(
  context: LibraryContext,
  dataset: DatasetRow,
  heads: readonly (string | null)[],
): Map<string, DatasetVersion> {
  const all = new Map(context.reader.versions.list(dataset.id).map((version) => [version.id, version]));
  const found = new Map<string, DatasetVersion>();
  const queue = heads.filter((id) => id !== null);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const version = all.get(id);
    if (version === undefined || found.has(id)) continue;
    found.set(id, version);
    queue.push(...version.parents);
  }
  return found;
}
