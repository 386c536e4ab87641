import type { Sha256 } from '../canonical/canonical-json';
import type { Split } from '../regions/region';
import { shareOf, SPLITS, targetsOf, type SplitDocument, type SplitRule } from './split-rule';
import { toUnits, weightOf, type SplitUnit } from './split-units';
import { createStrata, type Strata } from './strata';

/** What a rule comes to. */
export interface SplitAssignment {
  /** The split of every document, by entry id. */
  readonly splits: ReadonlyMap<string, Split>;
  readonly groups: number;
  /** Groups that lie in several splits since their documents were to stay where they are. */
  readonly torn: number;
}

/**
 * Deals documents out to the splits of a rule.
 *
 * Documents, or groups of them, are taken in the order of the SHA-256 of seed and entry id, so that neither the
 * order of adding nor the machine matters. Each goes where there is room for it; where it fits nowhere, to the split
 * that lacks most. So no split has more than its target by as much as the largest group, and single documents
 * meet the targets exactly.
 *
 * With strata it is the iterative stratification of Sechidis, Tsoumakas and Vlahavas, "On the Stratification of
 * Multi-Label Data" (ECML PKDD 2011, LNCS 6913, 145–158): the rarest stratum is dealt out first, to the split
 * that lacks most of it. Theirs counts examples that have a label; here a document counts as many times as it has
 * regions of the class, and the sizes of the splits bind.
 */
export function assignSplits(
  sha256: Sha256,
  documents: readonly SplitDocument[],
  rule: SplitRule,
): SplitAssignment {
  const { free, kept, groups, torn } = toUnits(sha256, documents, rule);
  const total = documents.reduce((sum, document) => sum + weightOf(document, rule), 0);
  const needs = targetsOf(total, rule.ratio);
  const strata = createStrata(shareOf(rule.ratio), documents);
  const splits = new Map<string, Split>();
  for (const document of kept) {
    const split = document.split as Split;
    splits.set(document.entry, split);
    needs[split] -= weightOf(document, rule);
    strata.take(document.strata, split);
  }
  const place = (unit: SplitUnit, split: Split): void => {
    for (const entry of unit.entries) splits.set(entry, split);
    needs[split] -= unit.weight;
    strata.take(unit.strata, split);
  };
  const following = free.filter(({ follows }) => follows !== null);
  for (const unit of following) place(unit, unit.follows as Split);
  dealOut(
    free.filter(({ follows }) => follows === null),
    { rule, needs, strata, place },
  );
  return { splits, groups, torn };
}

interface Table {
  readonly rule: SplitRule;
  readonly needs: Readonly<Record<Split, number>>;
  readonly strata: Strata;
  readonly place: (unit: SplitUnit, split: Split) => void;
}

function dealOut(units: readonly SplitUnit[], { rule, needs, strata, place }: Table): void {
  const open = SPLITS.filter((split) => rule.ratio[split] > 0);
  const targets = shareOf(rule.ratio);
  const rounds = strata.rounds(units);
  for (let round = rounds.next(); round !== null; round = rounds.next()) {
    const { stratum } = round;
    for (const unit of round.units) {
      const fitting = open.filter((split) => needs[split] >= unit.weight);
      const split =
        fitting.length === 0
          ? best(open, unit, [(each) => needs[each]])
          : stratum === null
            ? best(fitting, unit, [(each) => needs[each] / targets[each]])
            : best(fitting, unit, [(each) => strata.need(stratum, each), (each) => needs[each]]);
      place(unit, split);
      rounds.done(unit);
    }
  }
}

/** The split that is highest by the first measure, of equals by the next; of those left, one by the unit's chance. */
function best(
  splits: readonly Split[],
  { order }: SplitUnit,
  measures: readonly ((split: Split) => number)[],
): Split {
  let left = splits;
  for (const measure of measures) {
    const values = left.map(measure);
    const highest = Math.max(...values);
    left = left.filter((_, index) => values[index] === highest);
  }
  return left[Number.parseInt(order.slice(0, 8), 16) % left.length] as Split;
}
