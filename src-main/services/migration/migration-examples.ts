import type { MigratedDocument } from '../../domain/migration/migrate-document';
import type { Migrator, RegionOutcome } from '../../domain/migration/migrate-page';
import type { RuleLine } from '../../domain/migration/rule-lines';
import type { DocumentContent, Region } from '../../domain/regions/region';

interface FoundExample {
  /** Index of the rule. */
  readonly rule: number;
  readonly document: DocumentContent;
  readonly pageIndex: number;
  readonly before: Region;
  readonly after: Region | null;
}

/** Examples of one rule from one page: a rule is better seen on several. */
const PER_PAGE = 2;

/** Gathers some regions for each rule of a migration, to be shown on their pages. */
export function collectExamples({ lines, fateOf }: Migrator, perRule: number) {
  const found = lines.map((): FoundExample[] => []);
  const isWanting = (rule: number): boolean => (found[rule]?.length ?? perRule) < perRule;
  return {
    /** Whether a class has a rule that still lacks examples. */
    wants: (classIds: readonly (string | null)[]): boolean =>
      perRule > 0 &&
      classIds.some((id) => {
        const fate = fateOf(id);
        return (
          fate?.rules.some((rule) => isWanting(rule) && (fate.to !== id || showsName(lines, rule))) === true
        );
      }),
    /** Whether one of some rules still lacks examples. */
    lacksSome: (rules: readonly number[]): boolean => rules.some(isWanting),
    take(document: DocumentContent, { pages }: MigratedDocument): void {
      for (const { pageIndex, migrated: page } of pages) {
        const onPage = new Map<number, number>();
        for (const outcome of page.outcomes) {
          for (const rule of rulesShownBy(lines, outcome)) {
            const count = onPage.get(rule) ?? 0;
            if (count >= PER_PAGE || !isWanting(rule)) continue;
            onPage.set(rule, count + 1);
            const { before, after } = outcome;
            found[rule]?.push({ rule, document, pageIndex, before, after });
          }
        }
      }
    },
    list: (): FoundExample[] => found.flat(),
  };
}

/** The rules that a document has an example of, each once. */
export function shownRules(lines: readonly RuleLine[], { pages }: MigratedDocument): number[] {
  const rules = new Set<number>();
  for (const { migrated } of pages)
    for (const outcome of migrated.outcomes) for (const rule of rulesShownBy(lines, outcome)) rules.add(rule);
  return [...rules];
}

function rulesShownBy(lines: readonly RuleLine[], { before, after, rules, questions }: RegionOutcome) {
  const isTouched = after !== before || questions.length > 0;
  return isTouched ? rules : rules.filter((rule) => showsName(lines, rule));
}

/** A new name shows on regions that stay as they are. A merge names the class that stays, too: that shows nothing. */
function showsName(lines: readonly RuleLine[], rule: number): boolean {
  const kind = lines[rule]?.kind;
  return kind === 'rename' || kind === 'keep';
}
