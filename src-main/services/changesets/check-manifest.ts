import type { ChangesetManifest } from '../../contract/changeset-file';
import { canonicalJson, type JsonObject } from '../../domain/canonical/canonical-json';
import { contentId, type VersionRecord } from '../../domain/dataset-versions/object-forms';
import { checkedVersionName } from '../../domain/identity/version-name';
import { sha256 } from '../../storage/hashing';

/** A version of a changeset, or one that it goes on from, with the id that its record has. */
export interface NamedRecord {
  readonly id: string;
  readonly record: Pick<VersionRecord, 'author' | 'time' | 'message'>;
}

export interface ManifestVersion extends NamedRecord {
  readonly record: VersionRecord;
}

/** What the first line of a changeset says, checked for itself. */
export interface CheckedManifest {
  readonly manifest: ChangesetManifest;
  readonly versions: readonly ManifestVersion[];
  readonly head: ManifestVersion;
  readonly base: readonly (NamedRecord & { readonly number: number })[];
}

type Stored = ChangesetManifest['base'][number]['record'];

const idOf = (record: Stored): string => sha256(canonicalJson(record as JsonObject));

/** @returns the manifest with the ids of its versions, or what contradicts itself in it, as the end of a sentence */
export function checkManifest(manifest: ChangesetManifest): CheckedManifest | string {
  const base = manifest.base.map(({ number, record }) => ({ id: idOf(record), number, record }));
  const versions = manifest.versions.map(({ record, root, schema }) => ({
    id: idOf(record),
    record: toRecord(record, root, schema),
  }));
  const head = versions.at(-1) as ManifestVersion;
  const problem =
    checkVersions(versions, base) ?? checkOrigins(manifest, versions) ?? checkNames(manifest, versions);
  return problem ?? { manifest, versions, head, base };
}

function toRecord(record: Stored, root: string, schema: string): VersionRecord {
  const { type: _type, format: _format, parents = [], plans = [], restored, merge, ...rest } = record;
  return {
    ...rest,
    parents,
    plans,
    root,
    schema,
    ...(restored !== undefined && { restored }),
    ...(merge !== undefined && { merge }),
  };
}

function checkVersions(versions: readonly ManifestVersion[], base: readonly NamedRecord[]): string | null {
  const outside = new Set(base.map(({ id }) => id));
  if (!isAscending(base.map(({ id }) => id)))
    return 'the versions it goes on from are not in the order of their ids';
  const known = new Set<string>();
  const used = new Set<string>();
  for (const [index, { id, record }] of versions.entries()) {
    const where = `version ${index + 1} of its list (${id.slice(0, 12)}…)`;
    if (known.has(id) || outside.has(id)) return `${where} is there twice`;
    if (contentId(sha256, record.root, record.schema) !== record.contentId)
      return `the content of ${where} is not the one that its record names`;
    for (const source of [...record.parents, ...(record.restored === undefined ? [] : [record.restored])]) {
      if (!known.has(source) && !outside.has(source))
        return `${where} goes on from ${source.slice(0, 12)}…, which it neither holds nor names`;
      used.add(source);
    }
    known.add(id);
  }
  const loose = [...versions.slice(0, -1), ...base].find(({ id }) => !used.has(id));
  return loose === undefined ? null : `nothing in it goes on from the version ${loose.id.slice(0, 12)}…`;
}

function checkOrigins({ origins }: ChangesetManifest, versions: readonly ManifestVersion[]): string | null {
  if (!isAscending(origins)) return 'its origins are not in their order';
  const first = versions.find(({ id, record }) => record.parents.length === 0 && !origins.includes(id));
  return first === undefined
    ? null
    : `the version ${first.id.slice(0, 12)}… begins a history and is no origin`;
}

function checkNames(
  { branch, tags, files, counts }: ChangesetManifest,
  versions: readonly ManifestVersion[],
): string | null {
  if (!isName(branch, 'branch')) return `${JSON.stringify(branch)} is no name for a branch`;
  if (!isAscending(tags.map(({ name }) => name))) return 'its tags are not in the order of their names';
  const ids = new Set(versions.map(({ id }) => id));
  for (const { name, version } of tags) {
    if (!isName(name, 'tag')) return `${JSON.stringify(name)} is no name for a tag`;
    if (!ids.has(version)) return `the tag ${JSON.stringify(name)} names a version that it does not hold`;
  }
  if (!isAscending(files.map(({ sha256: file }) => file)))
    return 'its files are not in the order of their hashes';
  const included = files.filter((file) => file.included).length;
  return included === counts.files ? null : `it includes ${included} files and counts ${counts.files}`;
}

function isName(given: string, kind: 'branch' | 'tag'): boolean {
  try {
    return checkedVersionName(given, kind) === given;
  } catch {
    return false;
  }
}

const isAscending = (list: readonly string[]): boolean =>
  list.every((item, index) => index === 0 || (list[index - 1] ?? '') < item);
