import type { TreeEntry } from '../../domain/dataset-versions/document-tree';
import { contentId, readDocument } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../../domain/dataset-versions/object-store';
import { readDocumentProvenance } from '../../domain/dataset-versions/provenance';
import { AppError } from '../../domain/errors/app-error';
import { takeTurns } from '../../formats/take-turns';
import { sha256 } from '../../storage/hashing';
import { eventHash, NO_EVENT } from '../../storage/repositories/record-repository';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DraftRoots, DraftRow } from '../../storage/repositories/draft-repository';
import { MAIN_BRANCH } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { mergeProblems, unfinishedProblems } from '../merge/verify-merges';
import { planProblems } from './verify-plans';

export interface Problem {
  readonly what: string;
  readonly where: string;
}

export interface VerifyOutcome {
  readonly ok: boolean;
  readonly checked: Record<string, number>;
  readonly problems: Problem[];
}

interface Check {
  readonly context: LibraryContext;
  readonly signal: AbortSignal | undefined;
  readonly problems: Problem[];
  readonly onProgress: (what: string, done: number, total: number | null) => void;
}

const BATCH = 500;

/**
 * Checks the whole library: the database's own structure, foreign keys, every object against its id,
 * every version and draft down to its pages, what its undo leads to, merges, published schemas with their migrations, every file against its SHA-256, and the event chain.
 */
export async function verifyLibrary(
  context: LibraryContext,
  options: { signal?: AbortSignal | undefined; onProgress: Check['onProgress'] },
): Promise<VerifyOutcome> {
  const check: Check = { context, signal: options.signal, problems: [], onProgress: options.onProgress };
  checkDatabase(check);
  const objects = await checkObjects(check);
  const roots = await checkReachable(check);
  const schemas = checkSchemas(check);
  const files = await checkFiles(check);
  const events = checkEvents(check);
  const checked = {
    objects,
    versions: roots.versions,
    drafts: roots.drafts,
    documents: roots.documents,
    pages: roots.pages,
    schemas,
    files,
    events,
  };
  return { ok: check.problems.length === 0, checked, problems: check.problems };
}

function checkDatabase({ context, problems }: Check): void {
  for (const line of context.reader.integrityProblems())
    problems.push({ what: `SQLite: ${line}`, where: 'library.sqlite' });
  for (const { table, rowid, parent } of context.reader.foreignKeyProblems()) {
    problems.push({
      what: `a row refers to a missing row of ${parent}`,
      where: `${table} row ${rowid ?? '?'}`,
    });
  }
}

async function checkObjects({ context, signal, problems, onProgress }: Check): Promise<number> {
  const nextTurn = takeTurns(signal);
  const total = context.reader.objects.count();
  let done = 0;
  for (let last = ''; ;) {
    const ids = context.reader.objects.listIds(last, BATCH);
    for (const id of ids) {
      noteFailure(problems, `object ${id}`, () =>
        JSON.parse(context.reader.objects.readBytes(id).toString('utf8')),
      );
      await nextTurn();
    }
    done += ids.length;
    onProgress('Checking objects', done, total);
    const next = ids.at(-1);
    if (next === undefined) return done;
    last = next;
  }
}

function noteFailure(problems: Problem[], where: string, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    problems.push({
      what: error instanceof AppError ? error.userMessage.why : String((error as Error).message),
      where,
    });
  }
}

const draftName = (dataset: DatasetRow, { branch }: DraftRow): string =>
  branch === MAIN_BRANCH ? `${dataset.name}@draft` : `${dataset.name}@draft of ${branch}`;

async function checkReachable(check: Check) {
  const { context, problems } = check;
  const counts = { versions: 0, drafts: 0, documents: 0, pages: 0 };
  const seen = new Set<string>();
  for (const dataset of context.reader.datasets.list()) {
    for (const version of context.reader.versions.list(dataset.id)) {
      counts.versions += 1;
      const where = `${dataset.name}@${version.number}`;
      if (contentId(sha256, version.root, version.schema) !== version.contentId)
        problems.push({ what: 'its content id does not follow from its content', where });
      for (const plan of version.plans)
        for (const what of planProblems(context, plan)) problems.push({ what, where });
      if (!context.reader.objects.has(version.schema))
        problems.push({ what: 'its schema is missing', where });
      for (const what of mergeProblems(context, version)) problems.push({ what, where });
      await checkTree(check, where, version, { seen, counts });
    }
    for (const draft of context.reader.drafts.list(dataset.id)) {
      counts.drafts += 1;
      const where = draftName(dataset, draft);
      await checkTree(check, where, draft, { seen, counts });
      for (const roots of context.reader.journal.roots(draft.id))
        await checkTree(check, `${where}, before or after a step of undo,`, roots, { seen, counts });
    }
  }
  problems.push(...unfinishedProblems(context));
  for (const { id, record, contentId: content } of context.reader.versions.all()) {
    const where = `version ${id}`;
    if (sha256(record) !== id) problems.push({ what: 'its record does not match its id', where });
    else if ((JSON.parse(record) as { contentId?: unknown }).contentId !== content)
      problems.push({ what: 'its content is not the one that its record names', where });
  }
  return counts;
}

async function checkTree(
  { context, signal, problems }: Check,
  where: string,
  { root, provenance }: DraftRoots,
  { seen, counts }: { seen: Set<string>; counts: { documents: number; pages: number } },
): Promise<void> {
  const nextTurn = takeTurns(signal);
  const { objects } = context.reader;
  const trees = [
    {
      entries: entriesNotSeen(objects, root, seen),
      open: (id: string) => documentPages(context, problems, where, id),
      counted: 1,
    },
    // Who made what lies in a tree of its own, of the same documents and pages: checked, not counted again.
    {
      entries: entriesNotSeen(objects, provenance, seen),
      open: (id: string) => readDocumentProvenance(objects, id),
      counted: 0,
    },
  ];
  for (const { entries, open, counted } of trees) {
    try {
      for (const [entry, id] of entries) {
        await nextTurn();
        if (seen.has(id)) continue;
        seen.add(id);
        counts.documents += counted;
        noteFailure(problems, `${where} document ${entry}`, () => {
          for (const [pageIndex, pageId] of open(id)) {
            counts.pages += counted;
            if (!objects.has(pageId))
              problems.push({
                what: 'a page object is missing',
                where: `${where} document ${entry} page ${pageIndex + 1}`,
              });
          }
        });
      }
    } catch (error) {
      signal?.throwIfAborted();
      problems.push({ what: error instanceof AppError ? error.userMessage.why : String(error), where });
    }
  }
}

/** The entries of a tree without those below nodes that were seen: versions have most of their nodes in common. */
function* entriesNotSeen(objects: ObjectReader, root: ObjectId, seen: Set<string>): Generator<TreeEntry> {
  if (seen.has(root)) return;
  const { children, entries = [] } = objects.read(root) as unknown as {
    readonly children?: readonly (readonly [digit: string, id: ObjectId, count: number])[];
    readonly entries?: readonly TreeEntry[];
  };
  seen.add(root);
  for (const [, child] of children ?? []) yield* entriesNotSeen(objects, child, seen);
  yield* entries;
}

function documentPages(context: LibraryContext, problems: Problem[], where: string, id: string) {
  const document = readDocument(context.reader.objects, id);
  if (document.file !== null && context.reader.fileFacts.get(document.file) === undefined) {
    problems.push({
      what: `its file ${document.file} is not in the library`,
      where: `${where} document ${document.entry}`,
    });
  }
  return document.pages;
}

/** Published schemas, and what drafts say they continue. */
function checkSchemas({ context, problems }: Check): number {
  const { objects, schemas } = context.reader;
  const published = new Map<string, Set<string>>();
  let count = 0;
  for (const asset of schemas.assets()) {
    const releases = schemas.releases(asset.id);
    published.set(asset.id, new Set(releases.map(({ objectId }) => objectId)));
    count += releases.length;
    for (const { number, objectId, previous, plans } of releases) {
      const where = `schema ${asset.name}@${number}`;
      if (!objects.has(objectId)) problems.push({ what: 'its schema is missing', where });
      if (previous !== null && schemas.releasesOf(previous).length === 0)
        problems.push({ what: 'the version it follows is missing', where });
      for (const plan of plans)
        for (const what of planProblems(context, plan)) problems.push({ what, where });
    }
  }
  for (const dataset of context.reader.datasets.list()) {
    for (const draft of context.reader.drafts.list(dataset.id)) {
      const { asset, base, plans, unpublished } = draft.lineage;
      const where = draftName(dataset, draft);
      if (base !== null && published.get(asset ?? '')?.has(base) !== true)
        problems.push({ what: 'the schema version it continues is missing', where });
      for (const plan of new Set([...plans, ...unpublished]))
        for (const what of planProblems(context, plan)) problems.push({ what, where });
    }
  }
  return count;
}

async function checkFiles({ context, signal, problems, onProgress }: Check): Promise<number> {
  const files = context.reader.fileFacts.list();
  for (const [index, file] of files.entries()) {
    onProgress('Checking files', index, files.length);
    const where = `objects/${file.sha256.slice(0, 2)}/${file.sha256}`;
    const actual = await context.reader.files.rehash(file.sha256, signal).catch((error: unknown) => {
      signal?.throwIfAborted();
      return error as Error;
    });
    if (actual instanceof Error) problems.push({ what: 'the file is missing or cannot be read', where });
    else if (actual !== file.sha256) problems.push({ what: 'the bytes do not match their SHA-256', where });
  }
  return files.length;
}

function checkEvents({ context, problems }: Check): number {
  let previous = NO_EVENT;
  let seq = 0;
  for (;;) {
    const events = context.reader.records.events(seq, BATCH);
    for (const event of events) {
      const isChained =
        event.seq === seq + 1 && event.previous === previous && eventHash(event) === event.hash;
      if (!isChained)
        problems.push({ what: 'the chain of hashes is broken here', where: `event ${event.seq}` });
      previous = event.hash;
      seq = event.seq;
    }
    if (events.length < BATCH) return seq;
  }
}
