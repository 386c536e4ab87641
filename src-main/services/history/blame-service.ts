import { findEntry } from '../../domain/dataset-versions/document-tree';
import { provenanceOf, type RegionProvenance } from '../../domain/dataset-versions/provenance';
import type { DocumentDifference } from '../../domain/diff/dataset-diff';
import { listChanges, type ListedChange } from '../../domain/diff/list-changes';
import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import type { DocumentContent, Region } from '../../domain/regions/region';
import type { Steps } from '../../formats/take-turns';
import { differencesOf, pairOf, sidesOfOne, type Pair } from '../comparison/compare-pair';
import {
  findDataset,
  findDocument,
  readViewPage,
  viewDraft,
  type ContentView,
} from '../content/content-view';
import { findEntryIn, pageCountOf } from '../documents/find-entry';
import { findRegion, type Searched } from './find-region';
import { historyOf, type HistoryStep } from './history-steps';
import type { LibraryContext } from '../library-context';

/** What is asked about: a whole document, one of its pages, or one region. */
interface Target {
  readonly entry: string;
  readonly pageIndex: number | null;
  readonly region: string | null;
}

interface BlameRequest {
  /** A document by name or id, or a region by its id or at least 6 digits that it begins with. */
  readonly target: string;
  /** The document that a region is or was in, where that is known: otherwise all are searched for it. */
  readonly document?: string | undefined;
  readonly pageIndex?: number | undefined;
}

/**
 * Who made a region, a page or a document, and what changed in which version: the draft first, then the
 * versions that it goes on from, newest first. Of what is there now, who made it and who changed it last.
 *
 * Also of what is gone by now. In steps: a region may have to be looked for in every document.
 *
 * @throws AppError `not-found`, `ambiguous`
 */
export function* blame(context: LibraryContext, request: BlameRequest & { readonly dataset: string }) {
  const dataset = findDataset(context, request.dataset);
  const draft = viewDraft(context, dataset);
  const steps = historyOf(context, draft);
  const target = yield* findTarget(context, { draft, steps }, request);
  const history: Row[] = [];
  for (const step of steps) {
    const row = changesIn(context, step, target);
    if (row !== null) history.push(row);
    yield;
  }
  const regions = regionsNow(draft, target, history);
  if (target.region !== null && history.length === 0 && regions.length === 0)
    throw nothingToTell(dataset.name, target.region);
  return {
    dataset: dataset.name,
    document: target.entry,
    name: context.reader.datasets.nameOf(dataset.id, target.entry) ?? target.entry,
    pageIndex: target.pageIndex,
    region: target.region,
    history,
    regions,
  };
}

type Row = NonNullable<ReturnType<typeof changesIn>>;

/** What one step did to the target; `null` when it did nothing. */
function changesIn(context: LibraryContext, { older, newer, others }: HistoryStep, target: Target) {
  const own = differenceOf(context, { older, newer }, target);
  if (own === null) return null;
  const besides = others.map((other) => differenceOf(context, { older: other, newer }, target));
  // A merge did what is new against everything that it was made of; the rest is told where it was done.
  const isOwn = (has: (found: NonNullable<typeof own>) => boolean): boolean =>
    besides.every((found) => found !== null && has(found));
  const changes = own.changes.filter(({ region }) =>
    isOwn((found) => found.changes.some((change) => change.region === region)),
  );
  const states = own.states.filter(({ pageIndex }) =>
    isOwn((found) => found.states.some((state) => state.pageIndex === pageIndex)),
  );
  const document = isOwn((found) => found.document !== null) ? own.document : null;
  if (changes.length === 0 && states.length === 0 && document === null) return null;
  const { version } = newer;
  return {
    version: version?.number ?? null,
    id: version?.id ?? null,
    author: version?.author ?? null,
    time: version?.time ?? null,
    message: version?.message ?? null,
    document,
    states,
    changes,
  };
}

function differenceOf(
  context: LibraryContext,
  { older, newer }: Pick<HistoryStep, 'older' | 'newer'>,
  target: Target,
) {
  const idIn = ({ objects, roots }: ContentView) => findEntry(objects, roots.root, target.entry);
  if (idIn(older) === idIn(newer)) return null;
  const pair = pairOf(context, older, newer);
  const [difference] = differencesOf(pair, sidesOfOne(pair, target.entry));
  if (difference === undefined) return null;
  const isWhole = target.region === null;
  return {
    changes: regionChanges(pair, difference, target),
    states: isWhole ? statesIn(difference, target) : [],
    document: isWhole ? documentChange(difference) : null,
  };
}

function documentChange({ before, after }: DocumentDifference) {
  if (before === null) return 'added' as const;
  if (after === null) return 'removed' as const;
  return before.file === after.file ? null : ('replaced' as const);
}

const concerns = ({ pageIndex }: Target, page: { readonly pageIndex: number }): boolean =>
  pageIndex === null || pageIndex === page.pageIndex;

function statesIn({ pages }: DocumentDifference, target: Target) {
  return pages
    .filter((page) => concerns(target, page))
    .map(({ pageIndex, before, after }) => ({
      pageIndex,
      before: before.state ?? ('unseen' as const),
      after: after.state ?? ('unseen' as const),
    }))
    .filter(({ before, after }) => before !== after);
}

function regionChanges(
  { from, to, isBackwards }: Pair,
  { after, pages }: DocumentDifference,
  target: Target,
) {
  const classIn = ({ schema }: ContentView, region: Region | null): string | null =>
    region?.class == null
      ? null
      : (schema.classes.find(({ id }) => id === region.class)?.name ?? region.class);
  return pages
    .filter((page) => concerns(target, page))
    .flatMap((page) => {
      const { pageIndex } = page;
      const found = listChanges(page, 'both', isBackwards).filter(
        ({ id }) => target.region === null || id === target.region,
      );
      if (found.length === 0) return [];
      const provenance = after === null ? null : readViewPage(to, after, pageIndex).provenance;
      return found.map(({ id, change, kinds, cause, before, after: now }) => {
        const known = provenance === null ? undefined : provenanceOf(provenance, id);
        const named = { before: classIn(from, before), after: classIn(to, now) };
        const done = { region: id, pageIndex, change, kinds: [...kinds], class: named, cause };
        return { ...done, ...actOf(change, known) };
      });
    });
}

/** Who did it and when; unknown for a region that went, which is then the version's doing. */
function actOf(change: ListedChange['change'], known: RegionProvenance | undefined) {
  const act = change === 'added' ? known?.made : (known?.changed ?? known?.made);
  return change === 'removed' || act === undefined ? { by: null, at: null } : { by: act.by, at: act.at };
}

/** The regions of the target that the draft has, each with the newest step that did something to it. */
function regionsNow(draft: ContentView, target: Target, history: readonly Row[]) {
  const document = findDocument(draft, target.entry);
  const last = new Map<string, Row>();
  for (const row of history)
    for (const { region } of row.changes) if (!last.has(region)) last.set(region, row);
  const names = new Map(draft.schema.classes.map(({ id, name }) => [id, name]));
  return (document?.pages ?? []).flatMap(([pageIndex]) => {
    if (!concerns(target, { pageIndex })) return [];
    const { content, provenance } = readViewPage(draft, document as DocumentContent, pageIndex);
    return content.regions
      .filter(({ id }) => target.region === null || id === target.region)
      .map(({ id, class: classId }) => {
        const known = provenanceOf(provenance, id);
        return {
          region: id,
          pageIndex,
          class: classId === null ? null : (names.get(classId) ?? classId),
          made: known?.made ?? null,
          changed: known?.changed ?? null,
          version: last.get(id)?.version ?? null,
        };
      });
  });
}

function* findTarget(
  context: LibraryContext,
  searched: Searched,
  { target, document, pageIndex: wanted }: BlameRequest,
): Steps<Target> {
  const { draft, steps } = searched;
  const pageIndex = wanted ?? null;
  const views = [draft, ...steps.map(({ older }) => older)];
  const found = findEntryIn(context, views, document ?? target);
  if (found !== null && document === undefined) {
    const { entry, view } = found;
    if (pageIndex !== null) refuseNoPage(context, view, { entry, pageIndex });
    return { entry, pageIndex, region: null };
  }
  if (found !== null) return { entry: found.entry, pageIndex: null, region: target };
  const place = yield* findRegion(searched, target);
  if (place !== null) return { ...place, pageIndex: null };
  throw nothingToTell(draft.dataset.name, target);
}

const nothingToTell = (dataset: string, target: string): AppError =>
  new AppError('not-found', {
    what: 'Nothing was told.',
    why: `"${dataset}" has and had no document and no region "${target}".`,
    next: 'Look for it in the list of documents, or of the regions of a page.',
    inTerminal: `Name a document, or a region by its id; these lists have them: colophon documents ${shellWord(`${dataset}@draft`)}, colophon regions ${shellWord(`${dataset}@draft`)}.`,
  });

function refuseNoPage(
  context: LibraryContext,
  view: ContentView,
  { entry, pageIndex }: { readonly entry: string; readonly pageIndex: number },
): void {
  const pages = pageCountOf(context, findDocument(view, entry) as DocumentContent);
  if (pageIndex < pages) return;
  throw new AppError('not-found', {
    what: 'Nothing was told.',
    why: `There is no page ${pageIndex + 1}; the document has ${pages} page${pages === 1 ? '' : 's'}.`,
    next: 'Correct the page and try again.',
  });
}
