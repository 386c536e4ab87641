import { AppError } from '../domain/errors/app-error';
import { groupBy } from '../domain/group-by';
import type { DatasetRow } from '../storage/repositories/dataset-repository';
import type { DatasetVersion } from '../storage/repositories/version-repository';
import { findDataset } from './content-view';
import type { LibraryContext } from './library-context';
import { versionsBehind } from './version-graph';

/** Which versions a log lists. */
export interface LogFilter {
  /** Only versions by this person. */
  readonly author?: string | undefined;
  /** Only versions that this branch goes on from. */
  readonly branch?: string | undefined;
}

/**
 * Versions of a dataset, newest first, each with its parents and the branches and tags that name it.
 *
 * @throws AppError `not-found` for a branch that is not there
 */
export function logOf(context: LibraryContext, datasetName: string, filter: LogFilter = {}) {
  const dataset = findDataset(context, datasetName);
  const names = namesOf(context, dataset);
  const onBranch = filter.branch === undefined ? null : versionsOf(context, dataset, filter.branch);
  const author = filter.author?.normalize();
  return context.reader.versions
    .list(dataset.id)
    .filter(({ id }) => onBranch === null || onBranch.has(id))
    .filter((version) => author === undefined || version.author.normalize() === author)
    .map((version) => logEntryOf(version, names));
}

function versionsOf(context: LibraryContext, dataset: DatasetRow, given: string) {
  const draft = context.reader.drafts.get(dataset.id, given.normalize());
  if (draft !== undefined) return versionsBehind(context, dataset, [draft.headVersion]);
  throw new AppError('not-found', {
    what: 'Nothing was listed.',
    why: `"${dataset.name}" has no branch "${given}".`,
    next: 'See them with: colophon branch list --dataset NAME.',
  });
}

/** What names versions, by version id. */
export interface VersionNames {
  branchesOf(id: string): string[];
  tagsOf(id: string): string[];
}

/** The branches and tags of a dataset. */
export function namesOf(context: LibraryContext, { id }: DatasetRow): VersionNames {
  const branches = groupBy(context.reader.drafts.list(id), ({ headVersion }) => headVersion);
  const tags = groupBy(context.reader.tags.list(id), ({ version }) => version);
  return {
    branchesOf: (version) => (branches.get(version) ?? []).map(({ branch }) => branch),
    tagsOf: (version) => (tags.get(version) ?? []).map(({ name }) => name),
  };
}

/** A version as it is listed. */
export function logEntryOf(version: DatasetVersion, names: VersionNames) {
  const { number, id, contentId, author, time, message, parents, restored, statistics } = version;
  const { documents, pages, regions } = statistics;
  return {
    version: number,
    id,
    contentId,
    author,
    time,
    message,
    parents: [...parents],
    restored: restored ?? null,
    branches: names.branchesOf(id),
    tags: names.tagsOf(id),
    documents,
    pages,
    regions,
  };
}
