import { countEntries, listEntries } from '../../domain/dataset-versions/document-tree';
import { readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { AppError, type UserMessage } from '../../domain/errors/app-error';
import type { ProblemCode, RegionProblem } from '../../domain/label-schema/region-problem';
import { createValidator, type Validator } from '../../domain/label-schema/validate-region';
import { sortByPlace } from '../../domain/regions/place-order';
import type { DocumentContent, PageContent, Region } from '../../domain/regions/region';
import { takeTurns } from '../../formats/take-turns';
import { findDataset, viewDraft, type ContentView } from '../content/content-view';
import { sortByName } from '../documents/document-order';
import { pageFactsOf } from '../documents/document-service';
import type { LibraryContext } from '../library-context';
import { resolveView } from '../content/resolve-view';

/** A problem and where it is. */
interface PlacedProblem extends RegionProblem {
  readonly region: string;
  readonly pageIndex: number;
}

/** What is remembered of one document under one schema. */
interface DocumentProblems {
  readonly total: number;
  readonly blocking: number;
  readonly byCode: Readonly<Partial<Record<ProblemCode, number>>>;
  /** `null` where there are too many to keep: they are read again when somebody looks at them. */
  readonly items: readonly PlacedProblem[] | null;
}

interface LongWork {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (what: string, done: number, total: number | null) => void;
}

const NONE: DocumentProblems = { total: 0, blocking: 0, byCode: {}, items: [] };

/** Problems kept in memory for one schema, some 30 MB. */
const MOST_KEPT = 200_000;

/** What was found under one schema, by document object: neither ever changes. */
interface Memory {
  readonly schemaId: ObjectId;
  readonly validator: Validator;
  readonly documents: Map<ObjectId, DocumentProblems>;
  kept: number;
}
const memories = new WeakMap<LibraryContext, Memory[]>();
/** Schemas remembered at the same time: that of a draft, and one it is compared with or migrated to. */
const SCHEMAS_REMEMBERED = 2;

function memoryOf(context: LibraryContext, { schemaId, schema }: ContentView): Memory {
  const known = memories.get(context) ?? [];
  const found = known.find((memory) => memory.schemaId === schemaId);
  if (found !== undefined) return found;
  const memory: Memory = { schemaId, validator: createValidator(schema), documents: new Map(), kept: 0 };
  memories.set(context, [memory, ...known].slice(0, SCHEMAS_REMEMBERED));
  return memory;
}

/**
 * Every region of a draft or version that breaks its schema, a slice at a time. Reads each document once
 * and remembers what it found.
 *
 * @throws AppError `not-found`, `cancelled`
 */
export async function listProblems(
  context: LibraryContext,
  request: { version: string; code?: ProblemCode | undefined; offset: number; limit: number },
  work: LongWork,
) {
  const view = resolveView(context, request.version);
  await lookThrough(context, view, work);
  const found = foundIn(context, view);
  const byCode: Record<string, number> = {};
  let blocking = 0;
  for (const { problems } of found) {
    blocking += problems.blocking;
    for (const [code, count] of Object.entries(problems.byCode)) byCode[code] = (byCode[code] ?? 0) + count;
  }
  const total = Object.entries(byCode).reduce(
    (sum, [code, count]) => (request.code === undefined || request.code === code ? sum + count : sum),
    0,
  );
  return { total, blocking, byCode, items: sliceOf(context, view, found, request) };
}

interface Found {
  /** Entry id. */
  readonly id: string;
  readonly document: ObjectId;
  readonly name: string;
  readonly problems: DocumentProblems;
}

/** Documents with problems, by name. Those that nobody looked through yet are read now. */
function foundIn(context: LibraryContext, view: ContentView): Found[] {
  const memory = memoryOf(context, view);
  const found = [...listEntries(view.objects, view.roots.root)]
    .map(([id, document]) => ({ id, document, problems: problemsOf(context, view, memory, document) }))
    .filter(({ problems }) => problems.total > 0);
  if (found.length === 0) return [];
  const names = context.reader.datasets.names(view.dataset.id);
  return sortByName(found.map((item) => ({ ...item, name: names.get(item.id) ?? item.id })));
}

function sliceOf(
  context: LibraryContext,
  view: ContentView,
  found: readonly Found[],
  { code, offset, limit }: { code?: ProblemCode | undefined; offset: number; limit: number },
) {
  const memory = memoryOf(context, view);
  const items = [];
  let before = 0;
  for (const { id, document, name, problems } of found) {
    if (items.length >= limit) break;
    const count = code === undefined ? problems.total : (problems.byCode[code] ?? 0);
    if (before + count > offset) {
      const all = problems.items ?? readProblems(context, view, memory, document);
      const wanted = code === undefined ? all : all.filter((item) => item.code === code);
      const start = Math.max(0, offset - before);
      for (const item of wanted.slice(start, start + limit - items.length))
        items.push({ ...item, document: id, name });
    }
    before += count;
  }
  return items;
}

/** Reads what was not read before, serving others in between. */
async function lookThrough(
  context: LibraryContext,
  view: ContentView,
  { signal, onProgress }: LongWork,
): Promise<void> {
  const nextTurn = takeTurns(signal);
  const memory = memoryOf(context, view);
  const total = countEntries(view.objects, view.roots.root);
  let done = 0;
  for (const [, id] of listEntries(view.objects, view.roots.root)) {
    onProgress('Checking regions', done, total);
    problemsOf(context, view, memory, id);
    done += 1;
    await nextTurn();
  }
}

function problemsOf(
  context: LibraryContext,
  view: ContentView,
  memory: Memory,
  id: ObjectId,
): DocumentProblems {
  const known = memory.documents.get(id);
  if (known !== undefined) return known;
  const items = readProblems(context, view, memory, id);
  const isKept = memory.kept + items.length <= MOST_KEPT;
  if (isKept) memory.kept += items.length;
  const problems = items.length === 0 ? NONE : { ...countItems(items), items: isKept ? items : null };
  memory.documents.set(id, problems);
  return problems;
}

function countItems(items: readonly PlacedProblem[]): Omit<DocumentProblems, 'items'> {
  const byCode: Partial<Record<ProblemCode, number>> = {};
  for (const { code } of items) byCode[code] = (byCode[code] ?? 0) + 1;
  return { total: items.length, blocking: items.filter(({ isBlocking }) => isBlocking).length, byCode };
}

function readProblems(
  context: LibraryContext,
  { objects }: ContentView,
  { validator }: Memory,
  id: ObjectId,
): PlacedProblem[] {
  const document = readDocument(objects, id);
  if (document.pages.length === 0) return [];
  const pages = document.pages.map(([pageIndex, pageId]) => ({
    pageIndex,
    page: readPage(objects, pageId),
  }));
  const findRegion = regionFinder(() => pages.map(({ page }) => page));
  const facts = pageFactsOf(context, document);
  return pages.flatMap(({ pageIndex, page }) => {
    const around = { size: facts[pageIndex], relations: document.relations, findRegion };
    const found = validator.validatePage(page, around);
    if (found.size === 0) return [];
    const broken = page.regions.filter(({ id: region }) => found.has(region));
    return sortByPlace(broken, (region) => region).flatMap(({ id: region }) =>
      (found.get(region) ?? []).map((problem) => ({ ...problem, region, pageIndex })),
    );
  });
}

/** Finds regions of a document by id; reads its pages when first asked for one that is not at hand. */
function regionFinder(pagesOf: () => Iterable<PageContent>): (id: string) => Region | undefined {
  let regions: Map<string, Region> | undefined;
  return (id) => {
    regions ??= new Map(
      [...pagesOf()].flatMap((page) => page.regions.map((region) => [region.id, region] as const)),
    );
    return regions.get(id);
  };
}

/**
 * What is wrong on one page, by region id. Other pages of the document are read only when a region
 * refers to one of theirs.
 */
export function pageProblems(
  validator: Validator,
  {
    document,
    page,
    size,
  }: { document: DocumentContent; page: PageContent; size: { width: number; height: number } },
  readOther: (pageIndex: number) => PageContent,
): Record<string, RegionProblem[]> {
  const pageIndices = document.pages.map(([pageIndex]) => pageIndex);
  const findRegion = regionFinder(() => pageIndices.map(readOther));
  return Object.fromEntries(
    validator.validatePage(page, { size, relations: document.relations, findRegion }),
  );
}

/**
 * Looks through a draft whose versions may not have problems, so that the commit that follows has little
 * left to read and nobody waits for it.
 */
export async function prepareCommit(context: LibraryContext, datasetName: string): Promise<void> {
  const dataset = findDataset(context, datasetName);
  if (!context.reader.datasets.rules(dataset.id).commitNeedsNoProblems) return;
  for (let view = viewDraft(context, dataset); ;) {
    await lookThrough(context, view, { onProgress: () => undefined });
    const now = viewDraft(context, dataset);
    if (now.schemaId === view.schemaId) return;
    view = now; // the schema changed meanwhile, and with it what is wrong
  }
}

interface ProblemRefusal {
  /** In place of those of a commit. */
  readonly words?: Partial<UserMessage>;
  /** Whether the draft has the document of this entry id, so that it can be shown there. */
  readonly isInDraft?: (entry: string) => boolean;
}

/**
 * Refuses a version of a dataset that has to be free of problems and is not. Part of the commit itself,
 * so that no edit slips in between.
 *
 * @throws AppError `has-problems`
 */
export function refuseProblems(
  context: LibraryContext,
  view: ContentView,
  { words = {}, isInDraft = () => true }: ProblemRefusal = {},
): void {
  const { dataset } = view;
  if (!context.reader.datasets.rules(dataset.id).commitNeedsNoProblems) return;
  const found = foundIn(context, view);
  const count = found.reduce((sum, { problems }) => sum + problems.blocking, 0);
  const first = found.find(({ problems }) => problems.blocking > 0);
  if (first === undefined) return;
  const items = first.problems.items ?? readProblems(context, view, memoryOf(context, view), first.document);
  const { pageIndex, words: problem } = items.find(({ isBlocking }) => isBlocking) as PlacedProblem;
  const message: UserMessage = {
    what: `No version of "${dataset.name}" was made.`,
    why: `It may have no problems, and has ${count}; the first, on page ${pageIndex + 1} of "${first.name}", ${problem}.`,
    next: 'Correct what the list of problems shows, or let versions have problems.',
    inTerminal: `Correct what is listed by: colophon problems --dataset ${dataset.name}, or let versions have problems.`,
    ...words,
  };
  const place = isInDraft(first.id) ? { place: { document: first.id, pageIndex } } : {};
  throw new AppError('has-problems', message, place);
}
