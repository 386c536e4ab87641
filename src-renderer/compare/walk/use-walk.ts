import { useCallback, useEffect, useMemo, useState } from 'react';
import {
  ANY,
  filterDocuments,
  firstPresence,
  type ListedDocument,
  type ListFilter,
  type What,
} from './compared-documents';
import { useMatchCounts, type MatchCounts } from './use-match-counts';
import {
  positionOf,
  stepChange,
  stepDocument,
  type Cursor,
  type Step,
  type StepDocument,
} from './step-through';
import { currentQuery, replaceQuery, useQuery } from '../../app/router';
import { sidesKey, type Comparison, type Sides } from './comparison';
import { filterFromQuery, withFilter } from './walk-query';

/** Where the person is among the changes. A new object asks the view to go there again. */
export interface Place extends Cursor {
  /** It was clicked on the page, which must not move away under the pointer. */
  readonly isPicked: boolean;
  readonly hasWrapped: 1 | -1 | 0;
}

export interface Walk {
  readonly filter: ListFilter;
  readonly setFilter: (change: Partial<ListFilter>) => void;
  readonly listed: readonly ListedDocument[];
  readonly progress: MatchCounts['progress'];
  /** null shows the totals. */
  readonly place: Place | null;
  readonly position: { readonly position: number; readonly total: number } | null;
  readonly total: number;
  readonly goTo: (document: string, index: number, isPicked?: boolean) => void;
  readonly step: (direction: 1 | -1) => void;
  readonly stepDocument: (direction: 1 | -1) => void;
  /** Shows one kind or class of change, from the first on. */
  readonly showOnly: (what: What) => void;
  /** Shows what migrations rewrote, from the first on. */
  readonly showRewritten: () => void;
  readonly showTotals: () => void;
}

type Asked = Place | 'first' | null;

/** Where a comparison was left, so that coming back from Annotate goes on there. Until the window closes. */
const left = new Map<string, { readonly chosen: Partial<ListFilter>; readonly asked: Asked }>();

/** Filters of the document list and the way through the changes it shows. */
export function useWalk(sides: Sides, comparison: Comparison | undefined): Walk {
  const key = sidesKey(sides);
  const [chosen, setChosen] = useChosenFilter(key);
  const [asked, setAsked] = useState<Asked>(() => left.get(key)?.asked ?? null);
  useEffect(() => void left.set(key, { chosen, asked }), [key, chosen, asked]);
  const documents = comparison?.documents;
  const filter = useMemo<ListFilter>(
    () => ({ presence: firstPresence(documents ?? []), what: ANY, cause: 'labels', search: '', ...chosen }),
    [documents, chosen],
  );
  const { counts, progress } = useMatchCounts(sides, filter, comparison?.looks);
  const listed = useMemo(() => filterDocuments(documents ?? [], filter, counts), [documents, filter, counts]);
  const steps = useMemo(
    () => listed.map(({ row, changes }) => ({ document: row.document, changes })),
    [listed],
  );
  const wanted = usePlace(asked, steps, progress !== null);
  // A document may equal its other side by now.
  const place = documents?.some(({ document }) => document === wanted?.document) === true ? wanted : null;
  const setFilter = useCallback(
    (change: Partial<ListFilter>) => setChosen((last) => ({ ...last, ...change })),
    [setChosen],
  );
  const take = (next: Step | null, direction: 1 | -1): void => {
    if (next !== null)
      setAsked({ ...next.cursor, isPicked: false, hasWrapped: next.hasWrapped ? direction : 0 });
  };
  return {
    filter,
    setFilter,
    listed,
    progress,
    place,
    position: place === null ? null : positionOf(steps, place),
    total: steps.reduce((sum, { changes }) => sum + changes, 0),
    goTo: (document, index, isPicked = false) => setAsked({ document, index, isPicked, hasWrapped: 0 }),
    step: (direction) => take(stepChange(steps, place, direction), direction),
    stepDocument: (direction) => take(stepDocument(steps, place, direction), direction),
    showOnly: (what) => {
      setFilter({ what, presence: 'all', search: '' });
      setAsked('first');
    },
    showRewritten: () => {
      setFilter({ what: ANY, cause: 'schema', presence: 'all', search: '' });
      setAsked('first');
    },
    showTotals: () => setAsked(null),
  };
}

type SetChosen = (change: (last: Partial<ListFilter>) => Partial<ListFilter>) => void;

/** What the person chose to look at. It stands in the address: a link, or the Back key, brings it back. */
function useChosenFilter(key: string): readonly [Partial<ListFilter>, SetChosen] {
  const query = useQuery();
  const chosen = useMemo(() => filterFromQuery(query), [query]);
  useEffect(() => {
    const before = left.get(key)?.chosen;
    if (before !== undefined && Object.keys(filterFromQuery(currentQuery())).length === 0)
      replaceQuery(withFilter(currentQuery(), before));
  }, [key]);
  const setChosen = useCallback<SetChosen>((change) => {
    const now = currentQuery();
    replaceQuery(withFilter(now, change(filterFromQuery(now))));
  }, []);
  return [chosen, setChosen];
}

/** "The first" is known once the changes that are looked at are counted. */
function usePlace(asked: Asked, steps: readonly StepDocument[], isCounting: boolean): Place | null {
  const first = asked === 'first' && !isCounting ? stepChange(steps, null, 1) : null;
  const document = first?.cursor.document;
  const firstPlace = useMemo<Place | null>(
    () => (document === undefined ? null : { document, index: 0, isPicked: false, hasWrapped: 0 }),
    [document],
  );
  return asked === 'first' ? firstPlace : asked;
}
