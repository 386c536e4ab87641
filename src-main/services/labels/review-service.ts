import { findEntry } from '../../domain/dataset-versions/document-tree';
import { objectJson, readSchema } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../../domain/dataset-versions/object-store';
import { groupBy } from '../../domain/group-by';
import { questionsLeft } from '../../domain/migration/decisions';
import type { Question } from '../../domain/migration/plan';
import { planObject, readPlan } from '../../domain/migration/plan-object';
import { sortByPlace } from '../../domain/regions/place-order';
import type { Region } from '../../domain/regions/region';
import { sha256 } from '../../storage/hashing';
import type { ReviewItemRow } from '../../storage/repositories/review-repository';
import { findDataset, viewDraft, type ContentView } from '../content/content-view';
import { sortByName } from '../documents/document-order';
import { sourcesOf } from '../content/draft-lineage';
import { resolveEntry } from '../documents/find-entry';
import type { LibraryContext } from '../library-context';
import { groupItems, regionsOf } from '../migration/migration-answers';
import { plansTakenBack } from '../migration/undone-plans';

interface OpenItem {
  readonly region: Region;
  readonly pageIndex: number;
  readonly questions: readonly Question[];
}

/** What a document's items came to, for as long as its object and the plans are the same. */
interface CheckedDocument {
  readonly object: ObjectId;
  readonly plans: string;
  readonly total: number;
  readonly open: readonly OpenItem[];
}

const checkedDocuments = new WeakMap<LibraryContext, Map<string, CheckedDocument>>();

/**
 * Regions that migrations left to a person, by document name, page and place. An item is open while its
 * region has no class, lacks the attribute, or has a shape that is not allowed (docs/decisions/0008).
 */
export function listReview(
  context: LibraryContext,
  request: {
    dataset: string;
    document?: string | undefined;
    pageIndex?: number | undefined;
    offset: number;
    limit: number;
  },
) {
  const dataset = findDataset(context, request.dataset);
  const view = viewDraft(context, dataset);
  const place = { dataset, root: view.roots.root, objects: view.objects };
  const entry = request.document === undefined ? undefined : resolveEntry(context, place, request.document);
  const plans = livePlans(context, view);
  const byEntry = groupItems(context.reader.review.list(plans, entry));
  const names = byEntry.size === 0 ? new Map<string, string>() : context.reader.datasets.names(dataset.id);
  const documents = [...byEntry].map(([id, items]) => ({ id, items, name: names.get(id) ?? id }));
  const open: (OpenItem & { readonly document: string; readonly name: string })[] = [];
  let total = 0;
  for (const { id, items, name } of sortByName(documents)) {
    const checked = checkDocument(context, view, { entry: id, items, plans: plans.join() });
    if (checked === null) continue;
    const found = checked.open.filter((item) => isOnPage(item, request.pageIndex));
    total += request.pageIndex === undefined ? checked.total : found.length;
    for (const item of found) open.push({ ...item, document: id, name });
  }
  const namer = createNamer(view, plans);
  const items = open.slice(request.offset, request.offset + request.limit).map((item) => ({
    region: item.region.id,
    document: item.document,
    name: item.name,
    pageIndex: item.pageIndex,
    questions: item.questions.map((question) => namer(question, item.region)),
  }));
  return { total, open: open.length, items };
}

const isOnPage = (item: OpenItem, pageIndex: number | undefined): boolean =>
  pageIndex === undefined || item.pageIndex === pageIndex;

/** The plans whose questions may still be open: of the draft, and of the versions it continues if not taken back. */
function livePlans(context: LibraryContext, { dataset, draft, objects }: ContentView): ObjectId[] {
  const plans: ObjectId[] = [];
  const start = draft?.lineage.restored ?? draft?.headVersion ?? null;
  const queue = start === null ? [] : [start];
  const seen = new Set<string>();
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const version = context.reader.versions.byId(dataset.id, id);
    plans.push(...(version?.plans ?? []));
    queue.push(...(version === undefined ? [] : sourcesOf(version)));
  }
  const back = draft === null || plans.length === 0 ? new Set<ObjectId>() : plansTakenBack(context, draft.id);
  const kept = back.size === 0 ? plans : plans.filter((id) => !back.has(appliedPlan(objects, id)));
  return [...new Set([...kept, ...(draft?.lineage.plans ?? [])])];
}

/** The plan as it was applied; a version keeps it with the decisions taken since. */
const appliedPlan = (objects: ObjectReader, id: ObjectId): ObjectId =>
  sha256(objectJson(planObject({ steps: readPlan(objects, id).steps })));

/** `null` for a document that the draft does not have. */
function checkDocument(
  context: LibraryContext,
  view: ContentView,
  { entry, items, plans }: { entry: string; items: readonly ReviewItemRow[]; plans: string },
): CheckedDocument | null {
  const object = findEntry(view.objects, view.roots.root, entry);
  if (object === undefined) return null;
  const documents = checkedDocuments.get(context) ?? new Map<string, CheckedDocument>();
  checkedDocuments.set(context, documents);
  const key = `${view.dataset.id}/${entry}`;
  const known = documents.get(key);
  if (known?.object === object && known.plans === `${plans}/${view.schemaId}`) return known;
  const pages = new Map<number, ReadonlyMap<string, Region>>();
  const open = items.flatMap(({ pageIndex, region: id, questions }): OpenItem[] => {
    const regions = pages.get(pageIndex) ?? regionsOf(view, entry, pageIndex) ?? new Map<string, Region>();
    pages.set(pageIndex, regions);
    const region = regions.get(id);
    if (region === undefined) return [];
    const left = questionsLeft(region, questions, view.schema);
    return left.length === 0 ? [] : [{ region, pageIndex, questions: left }];
  });
  const sorted = [...groupBy(open, (item) => item.pageIndex)]
    .sort(([a], [b]) => a - b)
    .flatMap(([, onPage]) => sortByPlace(onPage, ({ region }) => region));
  const checked = { object, plans: `${plans}/${view.schemaId}`, total: items.length, open: sorted };
  documents.set(key, checked);
  return checked;
}

/** Questions with names in place of ids; the old class is named as the plan's own schemas have it. */
function createNamer(view: ContentView, plans: readonly ObjectId[]) {
  const names = new Map<string, string>();
  const schemas = new Set(plans.flatMap((id) => readPlan(view.objects, id).steps.map(({ from }) => from)));
  for (const id of schemas)
    for (const item of readSchema(view.objects, id).classes) names.set(item.id, item.name);
  const classes = new Map(view.schema.classes.map((item) => [item.id, item]));
  return (question: Question, region: Region) => {
    if (question.kind === 'geometry') return question;
    if (question.kind === 'class')
      return { ...question, was: question.was === null ? null : (names.get(question.was) ?? question.was) };
    const definition = classes
      .get(region.class ?? '')
      ?.attributes?.find(({ id }) => id === question.attribute);
    return { ...question, name: definition?.name ?? question.attribute };
  };
}
