import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import { nearNames } from '../../domain/identity/near-names';
import { checkedVersionName } from '../../domain/identity/version-name';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { TagRow } from '../../storage/repositories/tag-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { findDataset } from '../content/content-view';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { resolveVersion } from '../content/resolve-view';

/** The tags of a dataset, by name. */
export function listTags(context: LibraryContext, datasetName: string) {
  const dataset = findDataset(context, datasetName);
  return context.reader.tags.list(dataset.id).map((tag) => shownTag(context, dataset, tag));
}

/**
 * Gives a version a name. It says nothing of the content, so it is no part of any id, and no edit.
 *
 * @throws AppError `input-invalid` for the name, `already-exists`, `not-found`, `version-needed`
 */
export function createTag(
  context: LibraryContext,
  request: { name: string; version: string; message?: string | undefined },
) {
  const writer = requireWriter(context);
  const name = checkedVersionName(request.name, 'tag');
  const { dataset, version } = resolveVersion(context, request.version, 'No tag was made.');
  refuseTaken(context, dataset, name, 'tag');
  const { by: author, at: time } = actNow(context);
  const { message = '' } = request;
  const tag: TagRow = { datasetId: dataset.id, name, version: version.id, message, author, time };
  writer.transaction(() => {
    writer.tags.create(tag);
    const data = { dataset: dataset.name, tag: name, version: version.id, message };
    writer.records.addEvent({ time, author, kind: 'tag-created', data });
  });
  context.emit({ kind: 'versions', dataset: dataset.name, revision: null, remaining: null });
  return shownTag(context, dataset, tag);
}

/** Takes a name away; the version stays. @throws AppError `not-found` */
export function deleteTag(context: LibraryContext, request: { dataset: string; name: string }) {
  const writer = requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const tag = context.reader.tags.find(dataset.id, request.name.normalize());
  if (tag === undefined) throw tagMissing(context, dataset, request.name);
  const { by: author, at: time } = actNow(context);
  writer.transaction(() => {
    writer.tags.remove(dataset.id, tag.name);
    const data = { dataset: dataset.name, tag: tag.name, version: tag.version };
    writer.records.addEvent({ time, author, kind: 'tag-deleted', data });
  });
  context.emit({ kind: 'versions', dataset: dataset.name, revision: null, remaining: null });
  return shownTag(context, dataset, tag);
}

function shownTag(context: LibraryContext, dataset: DatasetRow, tag: TagRow) {
  const { name, version: id, message, author, time } = tag;
  const { number } = context.reader.versions.byId(dataset.id, id) as DatasetVersion;
  return { dataset: dataset.name, name, version: number, id, message, author, time };
}

/** Tags and branches stand in the same place, `dataset@name`. @throws AppError `already-exists` */
export function refuseTaken(
  context: LibraryContext,
  dataset: DatasetRow,
  name: string,
  wanted: 'tag' | 'branch',
): void {
  const tag = context.reader.tags.find(dataset.id, name);
  if (tag === undefined && context.reader.drafts.get(dataset.id, name) === undefined) return;
  throw new AppError('already-exists', {
    what: `No ${wanted} was made.`,
    why: `"${dataset.name}" has a ${tag === undefined ? 'branch' : 'tag'} "${name}" already.`,
    next:
      tag === undefined || wanted === 'branch'
        ? 'Choose another name.'
        : 'Choose another name, or delete that tag first.',
  });
}

function tagMissing(context: LibraryContext, dataset: DatasetRow, name: string): AppError {
  const known = context.reader.tags.list(dataset.id).map((tag) => tag.name);
  const list = nearNames(known, name);
  return new AppError('not-found', {
    what: 'No tag was deleted.',
    why: `"${dataset.name}" has no tag "${name}"; it has ${list === '' ? 'none yet' : list}.`,
    next: 'Look at the tags among the versions.',
    inTerminal: `See them with: colophon tag list --dataset ${shellWord(dataset.name)}.`,
  });
}
