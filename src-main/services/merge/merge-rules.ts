import type { Act } from '../../domain/dataset-versions/provenance';
import { AppError } from '../../domain/errors/app-error';
import type { Conflict, Resolution } from '../../domain/merge/conflict';
import { resolveBy, STRATEGIES, strategyNamed, type Strategy } from '../../domain/merge/strategies';
import { mergeAgain, type MergeRun } from './merge-run';

/** A rule for conflicts, by the name that it is recorded under. */
export interface NamedRule {
  readonly name: string;
  readonly decide: Strategy;
}

/** @throws AppError `input-invalid` for a name that no rule has */
export function namedRules(names: readonly string[]): NamedRule[] {
  return names.map((name) => {
    const decide = strategyNamed(name);
    if (decide !== null) return { name, decide };
    throw new AppError('input-invalid', {
      what: 'Nothing was merged or decided.',
      why: `There is no rule "${name}"; there are ${Object.keys(STRATEGIES).join(', ')} and person:NAME.`,
      next: 'Name one of them.',
    });
  });
}

/** Who acted is looked up for a rule that asks: of a thousand conflicts that takes longer than deciding them. */
const withActs =
  (decide: Strategy, { inputs }: MergeRun): Strategy =>
  (conflict) =>
    decide({
      ...conflict,
      get acts() {
        return inputs.actsOf(conflict) ?? {};
      },
    });

/** What a decision can bring up (a name that two classes then have, parents in a circle) is decided, too, in so many rounds. */
const MOST_ROUNDS = 8;

/**
 * Lets rules decide what is open, the first one first.
 *
 * @param isMeant which conflicts they are for
 * @returns the merge as it is then, and what was decided
 */
export function applyRules(
  run: MergeRun,
  rules: readonly NamedRule[],
  act: Act,
  isMeant: (conflict: Conflict) => boolean = () => true,
): { run: MergeRun; decided: ReadonlyMap<string, Resolution> } {
  const decided = new Map<string, Resolution>();
  let current = run;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isNew = false;
    for (const { name, decide } of rules) {
      const open = current.open.filter((conflict) => isMeant(conflict) && !decided.has(conflict.key));
      const found = resolveBy(withActs(decide, current), name, open, act);
      if (found.size === 0) continue;
      for (const [key, resolution] of found) decided.set(key, resolution);
      current = mergeAgain(current, new Map([...current.resolutions, ...found]), found.keys());
      isNew = true;
    }
    if (!isNew) break;
  }
  return { run: current, decided };
}
