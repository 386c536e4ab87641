import {
  changesetManifest,
  endLine,
  fileLine,
  nameLine,
  reviewLine,
  runLine,
} from '../../contract/changeset-file';
import { createExpectedObjects, type Expectation } from '../../domain/changeset/expected-objects';
import { referencesOf } from '../../domain/changeset/version-objects';
import type { ObjectId, StoredObject } from '../../domain/dataset-versions/object-store';
import type { Question } from '../../domain/migration/plan';
import type { DocumentContent } from '../../domain/regions/region';
import { openPackedLines, type PackedLines } from '../../formats/changeset/changeset-reader';
import { takeTurns } from '../../formats/take-turns';
import { sha256, startSha256 } from '../../storage/hashing';
import type { ImportRunRow } from '../../storage/repositories/record-repository';
import type { ReviewItemRow } from '../../storage/repositories/review-repository';
import { createPageCount } from './changed-pages';
import { checkManifest, type CheckedManifest } from './check-manifest';
import { readCanonical, readShape, readStoredObject, type Read } from './check-object';

const MIB = 1024 * 1024;
const MAX_MANIFEST_BYTES = 64 * MIB;
const MAX_LINE_BYTES = 64 * MIB;

/** Is given what a changeset holds, in the order of the file, each thing checked for itself. */
export interface ChangesetVisitor {
  readonly onManifest?: (manifest: CheckedManifest) => void | Promise<void>;
  readonly onObject?: (id: ObjectId, object: StoredObject, json: string) => void;
  readonly onName?: (name: { readonly entry: string; readonly name: string }) => void | Promise<void>;
  readonly onReview?: (item: ReviewItemRow) => void | Promise<void>;
  readonly onRun?: (run: Omit<ImportRunRow, 'datasetId'>) => void;
  /** Has to read the bytes to their end; gives the hash that they have. */
  readonly onFile?: (
    file: { readonly sha256: string; readonly size: number },
    bytes: AsyncIterable<Uint8Array>,
  ) => Promise<string>;
}

/** What a file holds that was read to its end, and found to be whole. */
export interface ReadChangeset extends CheckedManifest {
  /** SHA-256 of everything in the file. */
  readonly digest: string;
  /** Objects that its own refer to and that it does not hold: those it goes on from have to. */
  readonly missing: ReadonlyMap<ObjectId, Expectation>;
  readonly documents: number;
  readonly pages: number;
  /** Who changed regions, in no order. */
  readonly people: ReadonlySet<string>;
}

/**
 * Reads a changeset from its beginning to its end and checks all of it: the hash of every object and file, the form of
 * every line, that nothing is missing and nothing too many. Holds one line at a time.
 *
 * @throws AppError `format-invalid` that says what is wrong in which line; what the visitor throws; `cancelled`
 */
export async function readChangeset(
  path: string,
  visitor: ChangesetVisitor,
  options: { signal?: AbortSignal | undefined; onProgress: (bytes: number) => void },
): Promise<ReadChangeset> {
  let bytes = 0;
  const lines = openPackedLines(path, (read) => options.onProgress((bytes += read)));
  try {
    return await readLines(lines, visitor, takeTurns(options.signal));
  } finally {
    lines.close();
  }
}

interface Course {
  readonly lines: PackedLines;
  readonly visitor: ChangesetVisitor;
  readonly nextTurn: () => Promise<void> | undefined;
  readonly digest: ReturnType<typeof startSha256>;
  /** Documents by entry and their files, so that what stands beside the objects belongs to them. */
  readonly entries: Set<string>;
  readonly files: Set<string>;
  /** Migrations of the versions, and those that carried what was merged into them. */
  readonly plans: Set<ObjectId>;
  readonly runs: Set<string>;
  readonly people: Set<string>;
  readonly pageCount: ReturnType<typeof createPageCount>;
}

async function readLines(
  lines: PackedLines,
  visitor: ChangesetVisitor,
  nextTurn: Course['nextTurn'],
): Promise<ReadChangeset> {
  const course: Course = {
    lines,
    visitor,
    nextTurn,
    digest: startSha256(),
    entries: new Set(),
    files: new Set(),
    plans: new Set(),
    runs: new Set(),
    people: new Set(),
    pageCount: createPageCount(),
  };
  const checked = await readManifest(course);
  await visitor.onManifest?.(checked);
  const missing = await readObjects(course, checked);
  await readNotes(course, checked);
  const digest = await readFiles(course, checked);
  const last = await lines.next(MAX_LINE_BYTES);
  const { sha256: named } = unwrap(lines, readShape(endLine, unwrap(lines, readCanonical(last))));
  if (named !== digest) throw lines.refuse('the hash of what comes before it is another one');
  await lines.expectEnd();
  const { people, entries, pageCount } = course;
  return { ...checked, digest, missing, documents: entries.size, pages: pageCount.pages, people };
}

const unwrap = <Value>(lines: PackedLines, read: Read<Value>): Value => {
  if ('problem' in read) throw lines.refuse(read.problem);
  return read.value;
};

async function nextLine({ lines, digest }: Course, limit = MAX_LINE_BYTES): Promise<string> {
  const text = await lines.next(limit);
  digest.update(text);
  digest.update('\n');
  return text;
}

async function readManifest(course: Course): Promise<CheckedManifest> {
  const { lines } = course;
  const value = unwrap(lines, readCanonical(await nextLine(course, MAX_MANIFEST_BYTES)));
  const { type, format } = (value ?? {}) as { type?: unknown; format?: unknown };
  if (type !== 'changeset') throw lines.refuse('it is no changeset');
  if (format !== 1)
    throw lines.refuse(`it has the format number ${JSON.stringify(format)}; this Colophon knows 1`);
  const checked = checkManifest(unwrap(lines, readShape(changesetManifest, value)));
  if (typeof checked === 'string') throw lines.refuse(checked);
  return checked;
}

async function readObjects(course: Course, { manifest, versions }: CheckedManifest) {
  const { lines, visitor, nextTurn } = course;
  const expected = createExpectedObjects();
  for (const { record } of versions) {
    const { roots, schema, plans, merge } = referencesOf(record);
    expected.expect(roots[0], { type: 'tree', of: 'document', prefix: '' });
    expected.expect(roots[1], { type: 'tree', of: 'document-provenance', prefix: '' });
    expected.expect(schema, { type: 'schema' });
    for (const plan of plans) {
      expected.expect(plan, { type: 'plan' });
      course.plans.add(plan);
    }
    if (merge !== null) expected.expect(merge, { type: 'merge' });
  }
  for (let left = manifest.counts.objects; left > 0; left--) {
    const json = await nextLine(course);
    const object = unwrap(lines, readStoredObject(json));
    const id = sha256(json);
    const problem = expected.take(id, object);
    if (problem !== null) throw lines.refuse(`the object ${id.slice(0, 12)}… ${problem}`);
    note(course, id, object);
    visitor.onObject?.(id, object, json);
    await nextTurn();
  }
  return expected.missing;
}

/** Keeps what the lines after the objects have to fit. */
function note(course: Course, id: ObjectId, object: StoredObject): void {
  if (object.type === 'page') course.pageCount.notePage(id);
  if (object.type === 'merge')
    for (const plan of (object['otherPlans'] ?? []) as readonly ObjectId[]) course.plans.add(plan);
  if (object.type === 'document') {
    const {
      entry,
      file,
      pages = [],
    } = object as unknown as Partial<DocumentContent> & Pick<DocumentContent, 'entry'>;
    course.entries.add(entry);
    if (file != null) course.files.add(file);
    course.pageCount.noteDocument({ entry, pages });
  }
  if (object.type !== 'page-provenance') return;
  const {
    default: preset,
    changed,
    regions = {},
  } = object as unknown as {
    readonly default?: Act;
    readonly changed?: Act;
    readonly regions?: Readonly<Record<string, { readonly made: Act; readonly changed?: Act }>>;
  };
  const acts = [preset, changed, ...Object.values(regions).flatMap((each) => [each.made, each.changed])];
  for (const act of acts) {
    if (act === undefined) continue;
    course.people.add(act.by);
    if (act.run !== undefined) course.runs.add(act.run);
  }
}

interface Act {
  readonly by: string;
  readonly run?: string;
}

async function readNotes(course: Course, { manifest }: CheckedManifest): Promise<void> {
  const { lines, visitor } = course;
  const { counts } = manifest;
  const told = new Set<string>();
  const read = async <Value>(shape: Parameters<typeof readShape<Value>>[0]): Promise<Value> => {
    await course.nextTurn();
    const text = await nextLine(course);
    if (told.has(text)) throw lines.refuse('it is there twice');
    told.add(text);
    return unwrap(lines, readShape(shape, unwrap(lines, readCanonical(text))));
  };
  for (let left = counts.names; left > 0; left--) {
    const name = await read(nameLine);
    if (!course.entries.has(name.entry))
      throw lines.refuse(`it names the document ${name.entry}, which does not differ`);
    await visitor.onName?.(name);
  }
  for (let left = counts.review; left > 0; left--) {
    const { type: _type, questions, ...item } = await read(reviewLine);
    if (!course.plans.has(item.plan))
      throw lines.refuse('it speaks of a migration that no version of the changeset has');
    await visitor.onReview?.({ ...item, questions: questions as unknown as Question[] });
  }
  for (let left = counts.runs; left > 0; left--) {
    const { type: _type, ...run } = await read(runLine);
    if (!course.runs.delete(run.id)) throw lines.refuse(`no region came through the import ${run.id}`);
    visitor.onRun?.(run as Omit<ImportRunRow, 'datasetId'>);
  }
}

/** @returns the hash of all that was read */
async function readFiles(course: Course, { manifest }: CheckedManifest): Promise<string> {
  const { lines, visitor, digest } = course;
  const listed = new Set(manifest.files.map((file) => file.sha256));
  const unlisted = [...course.files].find((file) => !listed.has(file));
  if (unlisted !== undefined) throw lines.refuse(`the list of files leaves out ${unlisted.slice(0, 12)}…`);
  const unused = [...listed].find((file) => !course.files.has(file));
  if (unused !== undefined)
    throw lines.refuse(`no document has the file ${unused.slice(0, 12)}… of its list`);
  for (const expected of manifest.files.filter(({ included }) => included)) {
    const value = unwrap(lines, readCanonical(await nextLine(course)));
    const file = unwrap(lines, readShape(fileLine, value));
    if (file.sha256 !== expected.sha256 || file.size !== expected.size)
      throw lines.refuse(
        `it is not the file ${expected.sha256.slice(0, 12)}… of ${expected.size} bytes that comes next`,
      );
    const actual = await (visitor.onFile ?? hashOnly)(file, noted(course, file.size));
    if (actual !== file.sha256)
      throw lines.refuse(`the bytes of ${JSON.stringify(expected.name)} do not match their hash`);
    digest.update('\n');
  }
  return digest.end();
}

async function* noted({ lines, digest, nextTurn }: Course, size: number): AsyncGenerator<Uint8Array> {
  for await (const bytes of lines.bytes(size)) {
    digest.update(bytes);
    await nextTurn();
    yield bytes;
  }
}

async function hashOnly(_file: unknown, bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = startSha256();
  for await (const chunk of bytes) hash.update(chunk);
  return hash.end();
}
