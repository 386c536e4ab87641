import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import { referencesOf } from '../../domain/changeset/version-objects';
import type { DatasetVersion } from '../../storage/repositories/version-repository';

type Versions = ReadonlyMap<string, DatasetVersion>;

const sourcesIn = (all: Versions, version: DatasetVersion): DatasetVersion[] =>
  referencesOf(version).versions.flatMap((id) => all.get(id) ?? []);

/** A version and all that its content goes on from, whether as a parent or because it was restored: these last. */
export function versionsUpTo(all: Versions, head: DatasetVersion): DatasetVersion[] {
  const done = new Set<string>();
  const ordered: DatasetVersion[] = [];
  const stack = [{ version: head, isEntered: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { version, isEntered } = top;
    if (done.has(version.id)) continue;
    if (isEntered) {
      done.add(version.id);
      ordered.push(version);
      continue;
    }
    stack.push({ version, isEntered: true });
    for (const source of sourcesIn(all, version).toReversed())
      if (!done.has(source.id)) stack.push({ version: source, isEntered: false });
  }
  return ordered;
}

/** The versions of a changeset, and what has to be there for it. */
export interface BranchVersions {
  /** Each after those it goes on from. */
  readonly versions: readonly DatasetVersion[];
  /** What they go on from beside each other, by id. */
  readonly base: readonly DatasetVersion[];
  /** Ids of the versions that the history begins with, sorted. */
  readonly origins: readonly string[];
}

/** What leads to one version and not to another. The same history gives the same order on every machine. */
export function versionsBetween(
  all: Versions,
  since: DatasetVersion | null,
  head: DatasetVersion,
): BranchVersions {
  const history = versionsUpTo(all, head);
  const known = new Set(since === null ? [] : versionsUpTo(all, since).map(({ id }) => id));
  const versions = history.filter(({ id }) => !known.has(id));
  const base = new Map(
    versions
      .flatMap((version) => sourcesIn(all, version))
      .filter(({ id }) => known.has(id))
      .map((version) => [version.id, version]),
  );
  return {
    versions,
    base: [...base.values()].sort((a, b) => compareCodeUnits(a.id, b.id)),
    origins: history
      .filter(({ parents }) => parents.length === 0)
      .map(({ id }) => id)
      .sort(compareCodeUnits),
  };
}
