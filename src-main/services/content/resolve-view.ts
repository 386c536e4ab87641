import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import { nearNames } from '../../domain/identity/near-names';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { findDataset, viewDraft, viewVersion, type ContentView } from './content-view';
import type { LibraryContext } from '../library-context';

/**
 * Resolves `dataset@3`, `dataset@tag`, `dataset@branch` (its newest version), `dataset@draft`, `dataset` (its
 * draft), or an id prefix of at least 6 digits. In a library with one dataset its name may be left out.
 *
 * @throws AppError `not-found`, `ambiguous`
 */
export function resolveView(context: LibraryContext, ref: string): ContentView {
  const at = ref.lastIndexOf('@');
  if (at > 0) return resolveInDataset(context, findDataset(context, ref.slice(0, at)), ref.slice(at + 1));
  const dataset = context.reader.datasets.find(ref);
  if (dataset !== undefined) return viewDraft(context, dataset);
  return resolvePrefix(context, ref);
}

/** A version with the dataset that it belongs to. */
export interface NamedVersion {
  readonly dataset: DatasetRow;
  readonly version: DatasetVersion;
  readonly view: ContentView;
}

/**
 * The version that a reference names.
 *
 * @param what what is not done when it names none, as a sentence
 * @throws AppError `not-found`, `ambiguous`, `version-needed` for a draft
 */
export function resolveVersion(context: LibraryContext, ref: string, what: string): NamedVersion {
  const view = resolveView(context, ref);
  const { dataset, version } = view;
  if (version !== null) return { dataset, version, view };
  throw new AppError('version-needed', {
    what,
    why: `"${ref}" names the draft, which is no version yet.`,
    next: `Commit it first, or name a version, as in ${dataset.name}@1.`,
  });
}

/** The same within one dataset, where its name may be left out: `3`, `tag`, `dataset@3`. */
export function resolveVersionOf(
  context: LibraryContext,
  dataset: DatasetRow,
  { ref, what }: { readonly ref: string; readonly what: string },
): NamedVersion {
  const isFull = ref.includes('@') || context.reader.datasets.find(ref) !== undefined;
  const found = resolveVersion(context, isFull ? ref : `${dataset.name}@${ref}`, what);
  if (found.dataset.id === dataset.id) return found;
  throw new AppError('input-invalid', {
    what,
    why: `${found.view.label} is no version of "${dataset.name}".`,
    next: 'Name one of its own.',
    inTerminal: `Name one of its own; see them with: colophon log --dataset ${shellWord(dataset.name)}.`,
  });
}

function resolveInDataset(context: LibraryContext, dataset: DatasetRow, name: string): ContentView {
  if (name === 'draft') return viewDraft(context, dataset);
  const version = findVersion(context, dataset, name);
  if (version !== undefined) return viewVersion(context, dataset, version);
  throw versionMissing(context, dataset, name);
}

function findVersion(context: LibraryContext, { id }: DatasetRow, name: string): DatasetVersion | undefined {
  const { versions, tags, drafts } = context.reader;
  if (/^\d+$/.test(name)) {
    const found = Number.isSafeInteger(Number(name)) ? versions.byNumber(id, Number(name)) : undefined;
    if (found !== undefined || name.length < 6) return found;
  }
  const named = name.normalize();
  const head = tags.find(id, named)?.version ?? drafts.get(id, named)?.headVersion ?? null;
  if (head !== null) return versions.byId(id, head);
  const found = versions
    .list(id)
    .filter((version) => isPrefix(name, version.id) || isPrefix(name, version.contentId));
  if (found.length > 1) throw prefixAmbiguous(context, name, found);
  return found[0];
}

const isPrefix = (prefix: string, id: string): boolean => prefix.length >= 6 && id.startsWith(prefix);

function resolvePrefix(context: LibraryContext, ref: string): ContentView {
  const found = /^[0-9a-f]{6,64}$/.test(ref) ? context.reader.versions.byPrefix(ref) : [];
  const [first] = found;
  if (first !== undefined && found.every(({ id }) => id === first.id)) {
    const dataset = context.reader.datasets.list().find(({ id }) => id === first.datasetId) as DatasetRow;
    return viewVersion(context, dataset, first);
  }
  if (found.length > 1) throw prefixAmbiguous(context, ref, found);
  const inOnly = resolveInOnly(context, ref);
  if (inOnly !== null) return inOnly;
  throw new AppError('not-found', {
    what: `Version "${ref}" was not found.`,
    why: 'No dataset, version id or content id is named so.',
    next: 'Choose one of the versions that there are.',
    inTerminal: 'Write it as DATASET@NUMBER, DATASET@TAG, DATASET@draft, or with more digits of the id.',
  });
}

/** `3`, `tag`, `branch` or `draft` where there is no other dataset that could be meant. */
function resolveInOnly(context: LibraryContext, ref: string): ContentView | null {
  const [only, ...others] = context.reader.datasets.list();
  if (only === undefined || others.length > 0) return null;
  if (ref === 'draft') return viewDraft(context, only);
  const version = findVersion(context, only, ref);
  return version === undefined ? null : viewVersion(context, only, version);
}

function prefixAmbiguous(context: LibraryContext, ref: string, found: readonly DatasetVersion[]): AppError {
  const names = new Map(context.reader.datasets.list().map(({ id, name }) => [id, name]));
  const shown = found
    .toSorted((a, b) => a.number - b.number)
    .slice(0, 5)
    .map(({ datasetId, number }) => `${names.get(datasetId)}@${number}`);
  const isSame = found.every(({ contentId }) => contentId === found[0]?.contentId);
  const verb =
    isSame && found.every(({ contentId }) => contentId.startsWith(ref))
      ? 'hold this content'
      : 'have ids that begin so';
  return new AppError('ambiguous', {
    what: `"${ref}" names several versions.`,
    why: `${found.length} versions ${verb}: ${shown.join(', ')}${found.length > shown.length ? ' …' : ''}.`,
    next: 'Name one of them by its number, or with more digits of its own id.',
  });
}

function versionMissing(context: LibraryContext, dataset: DatasetRow, name: string): AppError {
  const { versions, tags, drafts } = context.reader;
  const count = versions.list(dataset.id).length;
  const branch = drafts.get(dataset.id, name.normalize());
  const lists = [
    count === 1 ? 'version 1' : `versions 1 to ${count}`,
    listed(
      ['branch', 'branches'],
      drafts.list(dataset.id).map((row) => row.branch),
      name,
    ),
    listed(
      ['tag', 'tags'],
      tags.list(dataset.id).map((row) => row.name),
      name,
    ),
  ];
  const why =
    count === 0
      ? 'The dataset has no version yet.'
      : branch === undefined
        ? `The dataset has ${lists.join('')}, and its draft.`
        : `The branch "${branch.branch}" has no version yet.`;
  return new AppError('not-found', {
    what: `Version "${dataset.name}@${name}" was not found.`,
    why,
    next: 'Look at the versions that there are.',
    inTerminal: `See them with: colophon log --dataset ${shellWord(dataset.name)}.`,
  });
}

function listed([one, several]: readonly [string, string], names: readonly string[], given: string): string {
  if (names.length === 0) return '';
  return `, the ${names.length === 1 ? one : several} ${nearNames(names, given)}`;
}
