import { compareCodeUnits } from '../canonical/canonical-json';
import type { Split } from '../regions/region';
import type { SplitDocument, SplitRatio } from './split-rule';
import type { SplitUnit } from './split-units';

/** What is to be spread evenly, and how much of it each split still lacks. */
export interface Strata {
  /** How much of a stratum a split lacks; negative when it has too much. */
  need(stratum: string, split: Split): number;
  /** A split gets so much of each stratum. */
  take(amounts: ReadonlyMap<string, number>, split: Split): void;
  /** The units in rounds: of the rarest stratum that is left, and in the end those that have none. */
  rounds(units: readonly SplitUnit[]): Rounds;
}

interface Rounds {
  next(): { readonly stratum: string | null; readonly units: readonly SplitUnit[] } | null;
  /** Takes a unit out: it was dealt out. */
  done(unit: SplitUnit): void;
}

/** @param shares of 1, by split */
export function createStrata(shares: SplitRatio, documents: readonly SplitDocument[]): Strata {
  const needs = new Map<string, Record<Split, number>>();
  const totals = new Map<string, number>();
  for (const { strata } of documents)
    for (const [stratum, amount] of strata) totals.set(stratum, (totals.get(stratum) ?? 0) + amount);
  for (const [stratum, total] of totals)
    needs.set(stratum, {
      train: total * shares.train,
      validation: total * shares.validation,
      test: total * shares.test,
    });
  return {
    need: (stratum, split) => needs.get(stratum)?.[split] ?? 0,
    take(amounts, split) {
      for (const [stratum, amount] of amounts) {
        const need = needs.get(stratum);
        if (need !== undefined) need[split] -= amount;
      }
    },
    rounds: (units) => createRounds(units),
  };
}

function createRounds(units: readonly SplitUnit[]): Rounds {
  const left = new Set(units);
  const members = new Map<string, SplitUnit[]>();
  for (const unit of units)
    for (const stratum of unit.strata.keys()) {
      const list = members.get(stratum);
      if (list === undefined) members.set(stratum, [unit]);
      else list.push(unit);
    }
  const rarest = createRarest(members);
  return {
    next() {
      if (left.size === 0) return null;
      const stratum = rarest.take();
      if (stratum === null) return { stratum, units: byWeight([...left]) };
      const having = (members.get(stratum) ?? []).filter((unit) => left.has(unit));
      return { stratum, units: byAmount(having, stratum) };
    },
    done(unit) {
      left.delete(unit);
      for (const stratum of unit.strata.keys()) rarest.lower(stratum);
    },
  };
}

/** Most of the stratum first: what is hard to place finds more room. Otherwise in the order of chance. */
const byAmount = (units: readonly SplitUnit[], stratum: string): SplitUnit[] =>
  units.toSorted((a, b) => (b.strata.get(stratum) ?? 0) - (a.strata.get(stratum) ?? 0));
const byWeight = (units: readonly SplitUnit[]): SplitUnit[] => units.toSorted((a, b) => b.weight - a.weight);

/**
 * The stratum that the fewest units are left of, in shelves by that number: searching all strata for each round
 * would take the square of their number, and a person may stratify by an attribute of thousands of values.
 */
function createRarest(members: ReadonlyMap<string, readonly SplitUnit[]>) {
  const counts = new Map<string, number>();
  const shelves = new Map<number, Set<string>>();
  const put = (stratum: string, count: number): void => {
    counts.set(stratum, count);
    const shelf = shelves.get(count);
    if (shelf === undefined) shelves.set(count, new Set([stratum]));
    else shelf.add(stratum);
  };
  const sorted = [...members].sort((a, b) => compareCodeUnits(a[0], b[0]));
  for (const [stratum, units] of sorted) put(stratum, units.length);
  const most = Math.max(0, ...shelves.keys());
  let lowest = 1;
  return {
    /** Takes it away from the shelves. */
    take(): string | null {
      for (; lowest <= most; lowest++) {
        const [stratum] = shelves.get(lowest) ?? [];
        if (stratum === undefined) continue;
        shelves.get(lowest)?.delete(stratum);
        counts.delete(stratum);
        return stratum;
      }
      return null;
    },
    /** One unit less is left of it. */
    lower(stratum: string): void {
      const count = counts.get(stratum);
      if (count === undefined) return;
      shelves.get(count)?.delete(stratum);
      if (count === 1) return void counts.delete(stratum);
      put(stratum, count - 1);
      lowest = Math.min(lowest, count - 1);
    },
  };
}
