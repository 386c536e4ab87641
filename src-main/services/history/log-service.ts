import { readSchema } from '../../domain/dataset-versions/object-forms';
import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import { groupBy } from '../../domain/group-by';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { takeTurns } from '../../formats/take-turns';
import { findDataset, viewDraft, viewVersion, type ContentView } from '../content/content-view';
import { findEntryIn } from '../documents/find-entry';
import { versionFinder } from './touching-versions';
import type { LibraryContext } from '../library-context';
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

/** A log also narrowed by what versions changed. */
export interface LogSearch extends LogFilter {
  /** Only versions that changed this document; by name or id, also one that is gone by now. */
  readonly document?: string | undefined;
  /** Only versions that changed regions of this class, or the class; by name, also an earlier one, or id. */
  readonly class?: string | undefined;
}

/**
 * The same, only versions that changed a document, regions of a class, or these in that document.
 *
 * @throws AppError `not-found` for a branch, document or class that is not there and never was; `ambiguous`;
 *   `cancelled`
 */
export async function searchLog(
  context: LibraryContext,
  datasetName: string,
  search: LogSearch,
  signal?: AbortSignal,
) {
  const listed = logOf(context, datasetName, search);
  if (search.document === undefined && search.class === undefined) return listed;
  const dataset = findDataset(context, datasetName);
  const versions = context.reader.versions.list(dataset.id);
  const touches = versionFinder(context, {
    entry: search.document === undefined ? null : pastDocument(context, dataset, versions, search.document),
    classes: search.class === undefined ? null : classesNamed(context, dataset, versions, search.class),
  });
  const byId = new Map(versions.map((version) => [version.id, version]));
  const nextTurn = takeTurns(signal);
  const found: typeof listed = [];
  for (const entry of listed) {
    const version = byId.get(entry.id) as DatasetVersion;
    const parents = version.parents.flatMap((id) => byId.get(id) ?? []);
    if (await touches(version, parents, nextTurn)) found.push(entry);
    await nextTurn();
  }
  return found;
}

function pastDocument(
  context: LibraryContext,
  dataset: DatasetRow,
  versions: readonly DatasetVersion[],
  ref: string,
): string {
  function* views(): Generator<ContentView> {
    yield viewDraft(context, dataset);
    for (const version of versions) yield viewVersion(context, dataset, version);
  }
  const found = findEntryIn(context, views(), ref);
  if (found !== null) return found.entry;
  throw new AppError('not-found', {
    what: 'Nothing was listed.',
    why: `"${dataset.name}" has and had no document "${ref}".`,
    next: 'Check the name; the list of documents has those that are there now.',
    inTerminal: `Check the name; those that are there now are listed by: colophon documents ${shellWord(`${dataset.name}@draft`)}.`,
  });
}

/** Ids of the classes that are, or were in a version, called so. */
function classesNamed(
  context: LibraryContext,
  dataset: DatasetRow,
  versions: readonly DatasetVersion[],
  given: string,
): ReadonlySet<string> {
  const name = given.normalize();
  const objects = context.reader.newBuffer();
  const schemas = [...new Set(versions.map(({ schema }) => schema))].map((id) => readSchema(objects, id));
  const known = [viewDraft(context, dataset).schema, ...schemas].flatMap(({ classes }) => classes);
  const found = known.filter((one) => one.name === name || one.id === name).map(({ id }) => id);
  if (found.length > 0) return new Set(found);
  throw new AppError('not-found', {
    what: 'Nothing was listed.',
    why: `"${dataset.name}" has and had no class "${given}".`,
    next: 'Choose one of the classes of its label schema.',
    inTerminal: `See its classes with: colophon schema show --dataset ${shellWord(dataset.name)}.`,
  });
}

function versionsOf(context: LibraryContext, dataset: DatasetRow, given: string) {
  const draft = context.reader.drafts.get(dataset.id, given.normalize());
  if (draft !== undefined) return versionsBehind(context, dataset, [draft.headVersion]);
  throw new AppError('not-found', {
    what: 'Nothing was listed.',
    why: `"${dataset.name}" has no branch "${given}".`,
    next: 'Choose one of its branches.',
    inTerminal: `See them with: colophon branch list --dataset ${shellWord(dataset.name)}.`,
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
