import type { Act } from '../dataset-versions/provenance';
import type { Conflict, Decided, Resolution } from './conflict';

/** Decides a conflict by rule; `null` leaves it to a person. */
export type Strategy = (conflict: Conflict) => Decided | null;

/** Strategies by the names people give them. `person:NAME` takes the side that this person changed last. */
export const STRATEGIES = {
  ours: () => ({ choice: 'ours' }),
  theirs: () => ({ choice: 'theirs' }),
  /** The side that was changed last. A deletion has no time: edit against delete stays open. */
  newest: ({ acts }) => {
    const [ours, theirs] = [acts?.ours?.at, acts?.theirs?.at];
    if (ours === undefined || theirs === undefined || ours === theirs) return null;
    return { choice: ours > theirs ? 'ours' : 'theirs' };
  },
  /** What can be kept of both is: all values of two lists, both duplicates, the edited side of an edit against a delete. */
  union: ({ kind, ours, theirs }) => {
    const isList = kind === 'values' && Array.isArray(ours) && Array.isArray(theirs);
    return isList || kind === 'edit-delete' || kind === 'duplicates' ? { choice: 'both' } : null;
  },
} as const satisfies Readonly<Record<string, Strategy>>;

/**
 * Takes the side whose last change is by one of these people, the first of them who changed either side.
 * Open where both sides are theirs, or neither.
 */
export function byPerson(people: readonly string[]): Strategy {
  return ({ acts }) => {
    for (const person of people) {
      const [isOurs, isTheirs] = [acts?.ours?.by === person, acts?.theirs?.by === person];
      if (isOurs && isTheirs) return null;
      if (isOurs || isTheirs) return { choice: isOurs ? 'ours' : 'theirs' };
    }
    return null;
  };
}

const PERSON = /^person:(.+)$/s;

/** The strategy of this name, `person:NAME` included; `null` when there is none. */
export function strategyNamed(name: string): Strategy | null {
  const person = PERSON.exec(name)?.[1]?.trim() ?? '';
  if (person !== '') return byPerson([person]);
  return Object.hasOwn(STRATEGIES, name) ? STRATEGIES[name as keyof typeof STRATEGIES] : null;
}

/**
 * What a strategy decides of these conflicts, to be added to the decisions of people.
 *
 * @param act who lets the strategy decide, and when
 */
export function resolveBy(
  strategy: Strategy,
  name: string,
  conflicts: readonly Conflict[],
  act: Act,
): Map<string, Resolution> {
  return new Map(
    conflicts.flatMap((conflict): [string, Resolution][] => {
      const decided = strategy(conflict);
      return decided === null ? [] : [[conflict.key, { ...decided, by: act.by, at: act.at, strategy: name }]];
    }),
  );
}
