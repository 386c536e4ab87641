import { canonicalJson, compareCodeUnits, type Sha256 } from '../canonical/canonical-json';
import type { Split } from '../regions/region';
import { SPLITS, type SplitDocument, type SplitRule } from './split-rule';

/** Documents that are dealt out together: those of one group, or a single one. */
export interface SplitUnit {
  readonly entries: readonly string[];
  /** Documents or pages, as the rule measures. */
  readonly weight: number;
  readonly strata: ReadonlyMap<string, number>;
  /** SHA-256 of the seed and the first of the entry ids: the order of chance. */
  readonly order: string;
  /** Where documents of its group are that stay where they are; `null` when there are none. */
  readonly follows: Split | null;
}

/** The documents put together by group. */
export interface SplitUnits {
  /** What is to be dealt out, in the order of chance. */
  readonly free: readonly SplitUnit[];
  /** Documents that stay in their split. */
  readonly kept: readonly SplitDocument[];
  /** Groups of two documents or more. */
  readonly groups: number;
  /** Those of them that lie in several splits, since their documents are to stay where they are. */
  readonly torn: number;
}

/** How much of the ratio's measure a document is. */
export const weightOf = ({ pages }: SplitDocument, { of }: SplitRule): number => (of === 'pages' ? pages : 1);

/** Puts together what must not be torn apart. Neither depends on the order of the documents. */
export function toUnits(sha256: Sha256, documents: readonly SplitDocument[], rule: SplitRule): SplitUnits {
  const free: SplitUnit[] = [];
  const kept: SplitDocument[] = [];
  let groups = 0;
  let torn = 0;
  for (const members of groupDocuments(documents)) {
    const staying = members.filter(({ split }) => rule.keep && split !== null);
    const dealt = members.filter((document) => !staying.includes(document));
    kept.push(...staying);
    if (members.length > 1) groups += 1;
    if (new Set(staying.map(({ split }) => split)).size > 1) torn += 1;
    if (dealt.length > 0) free.push(unitOf(sha256, dealt, { rule, follows: mostOf(staying, rule) }));
  }
  return { free: free.sort((a, b) => compareCodeUnits(a.order, b.order)), kept, groups, torn };
}

function unitOf(
  sha256: Sha256,
  documents: readonly SplitDocument[],
  { rule, follows }: { readonly rule: SplitRule; readonly follows: Split | null },
): SplitUnit {
  const strata = new Map<string, number>();
  for (const document of documents)
    for (const [stratum, amount] of document.strata) strata.set(stratum, (strata.get(stratum) ?? 0) + amount);
  const entries = documents.map(({ entry }) => entry).sort(compareCodeUnits);
  return {
    entries,
    weight: documents.reduce((sum, document) => sum + weightOf(document, rule), 0),
    strata,
    order: sha256(canonicalJson({ document: entries[0] ?? '', seed: rule.seed })),
    follows,
  };
}

/** The split that has the most of these documents; of equals the first. */
function mostOf(documents: readonly SplitDocument[], rule: SplitRule): Split | null {
  if (documents.length === 0) return null;
  const weights = SPLITS.map((split) => ({
    split,
    weight: documents
      .filter((document) => document.split === split)
      .reduce((sum, document) => sum + Math.max(1, weightOf(document, rule)), 0),
  }));
  return weights.reduce((most, each) => (each.weight > most.weight ? each : most)).split;
}

/** Documents that share a group, directly or through others (union-find with path halving). */
function groupDocuments(documents: readonly SplitDocument[]): SplitDocument[][] {
  const parents = documents.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    for (let up = parents[at] as number; up !== at; up = parents[at] as number) {
      parents[at] = parents[up] as number;
      at = up;
    }
    return at;
  };
  const firstOf = new Map<string, number>();
  for (const [index, { groups }] of documents.entries())
    for (const group of groups) {
      const first = firstOf.get(group);
      if (first === undefined) firstOf.set(group, index);
      else parents[rootOf(index)] = rootOf(first);
    }
  const units = new Map<number, SplitDocument[]>();
  for (const [index, document] of documents.entries()) {
    const root = rootOf(index);
    const unit = units.get(root);
    if (unit === undefined) units.set(root, [document]);
    else unit.push(document);
  }
  return [...units.values()].map((unit) => unit.sort((a, b) => compareCodeUnits(a.entry, b.entry)));
}
