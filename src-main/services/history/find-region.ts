import { diffTrees, listEntries } from '../../domain/dataset-versions/document-tree';
import { readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import { AppError } from '../../domain/errors/app-error';
import type { Steps } from '../../formats/take-turns';
import type { ContentView } from '../content/content-view';
import type { HistoryStep } from './history-steps';

/** Digits of an id that are enough to name a region by. */
const FIRST_DIGITS = /^[0-9a-f-]{6,36}$/;

/** What is searched: a draft, and the steps that led to it, newest first. */
export interface Searched {
  readonly draft: ContentView;
  readonly steps: readonly HistoryStep[];
}

interface RegionPlace {
  readonly entry: string;
  readonly region: string;
}

/**
 * Where a region is, or was last: in the draft, else in what a step took away, newest first.
 *
 * @param ref its id, or at least 6 digits that it begins with
 * @throws AppError `ambiguous`
 */
export function* findRegion({ draft, steps }: Searched, ref: string): Steps<RegionPlace | null> {
  const now = yield* oneOf(regionsIn(draft, listEntries(draft.objects, draft.roots.root), ref), ref);
  if (now !== null) return now;
  for (const { older, newer } of steps) {
    const then = yield* oneOf(regionsIn(older, entriesGone(older, newer), ref), ref);
    if (then !== null) return then;
  }
  return null;
}

/** Documents as they were before a step changed them. */
function* entriesGone(older: ContentView, newer: ContentView): Generator<readonly [string, string]> {
  for (const { key, before } of diffTrees(pairReader(older, newer), older.roots.root, newer.roots.root))
    if (before !== undefined) yield [key, before];
}

function* regionsIn(
  view: ContentView,
  documents: Iterable<readonly [string, string]>,
  ref: string,
): Generator<RegionPlace[]> {
  for (const [entry, id] of documents) yield regionsNamed(view, id, ref).map((region) => ({ entry, region }));
}

/** Stops at the one whose id was given in full. A document is a step. */
function* oneOf(documents: Iterable<RegionPlace[]>, ref: string): Steps<RegionPlace | null> {
  const found: RegionPlace[] = [];
  for (const places of documents) {
    const exact = places.find(({ region }) => region === ref);
    if (exact !== undefined) return exact;
    found.push(...places);
    yield;
  }
  const [first] = found;
  if (first === undefined || found.length === 1) return first ?? null;
  const shown = found.slice(0, 3).map(({ region }) => region);
  throw new AppError('ambiguous', {
    what: 'Nothing was told.',
    why: `${found.length} regions begin with "${ref}": ${shown.join(', ')}${found.length > 3 ? ' …' : ''}.`,
    next: 'Give more digits of the id.',
  });
}

const pairReader = (older: ContentView, newer: ContentView) => ({
  read: (id: string) => (newer.objects.holds(id) ? newer.objects : older.objects).read(id),
});

function regionsNamed({ objects }: ContentView, document: string, ref: string): string[] {
  const isMeant = FIRST_DIGITS.test(ref)
    ? (id: string): boolean => id.startsWith(ref)
    : (id: string): boolean => id === ref;
  return readDocument(objects, document).pages.flatMap(([, page]) =>
    // Most pages are told by their text, without being parsed.
    objects.readJson(page).includes(ref)
      ? readPage(objects, page)
          .regions.map(({ id }) => id)
          .filter(isMeant)
      : [],
  );
}
