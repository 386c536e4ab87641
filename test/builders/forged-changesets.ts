import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalJson, type JsonValue } from '../../src-main/domain/canonical/canonical-json';

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
const line = (value: unknown): string => canonicalJson(value as JsonValue);

/** The lines of a changeset file without documents, as whoever changes one sees them. */
export interface ForgedLines {
  /** The first line; written back in canonical form. */
  // oxlint-disable-next-line typescript/no-explicit-any -- forged in every way
  readonly manifest: any;
  /** The others but the last, as text. */
  rest: string[];
}

/** Writes a changed copy of a changeset, with hash and last line as they have to be for what it holds now. */
export function forge(from: string, to: string, change: (lines: ForgedLines) => void): string {
  const [first = '', ...rest] = gunzipSync(readFileSync(from)).toString('utf8').trimEnd().split('\n');
  const lines: ForgedLines = { manifest: JSON.parse(first), rest: rest.slice(0, -1) };
  change(lines);
  const body = [line(lines.manifest), ...lines.rest].map((text) => `${text}\n`).join('');
  writeFileSync(to, gzipSync(`${body}${line({ type: 'end', sha256: sha256(body) })}\n`));
  return to;
}

/** Puts one object in the place of another, with every hash above it made anew: only its form betrays it. */
export function replaceObject(
  { manifest, rest }: ForgedLines,
  isMeant: (object: Record<string, unknown>) => boolean,
  change: (object: Record<string, unknown>) => unknown,
): void {
  const at = rest.findIndex((text) => isMeant(JSON.parse(text) as Record<string, unknown>));
  const before = rest[at]!;
  const after = change(JSON.parse(before) as Record<string, unknown>);
  rest[at] = typeof after === 'string' ? after : line(after);
  renameObject({ manifest, rest }, sha256(before), sha256(rest[at]));
}

/** What refers to an object gets another hash itself, up to the version. */
function renameObject(lines: ForgedLines, from: string, to: string): void {
  if (from === to) return;
  lines.rest.forEach((text, index) => {
    if (!text.includes(from)) return;
    lines.rest[index] = text.replaceAll(from, to);
    renameObject(lines, sha256(text), sha256(lines.rest[index]!));
  });
  for (const version of lines.manifest.versions) {
    for (const field of ['root', 'schema']) if (version[field] === from) version[field] = to;
    const { root, schema, record } = version;
    const before = sha256(line(record));
    if (record.provenance === from) record.provenance = to;
    record.contentId = sha256(line({ format: 1, root, schema, type: 'content' }));
    renameVersion(lines, before, sha256(line(record)));
  }
}

/** What goes on from a version, and what names it. */
function renameVersion({ manifest }: ForgedLines, from: string, to: string): void {
  if (from === to) return;
  for (const tag of manifest.tags) if (tag.version === from) tag.version = to;
  for (const { record } of manifest.versions) {
    if (record.parents?.includes(from) !== true) continue;
    const before = sha256(line(record));
    record.parents = record.parents.map((id: string) => (id === from ? to : id));
    renameVersion({ manifest, rest: [] }, before, sha256(line(record)));
  }
}

export { gunzipSync as unpack, gzipSync as pack };
