import type { Migrator } from '../domain/migration/migrate-page';
import type { DocumentContent, Region } from '../domain/regions/region';
import type { WalkedDocument } from './migration-walk';

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
export function collectExamples(migrator: Migrator, perRule: number) {
  const found = migrator.lines.map((): FoundExample[] => []);
  const isWanting = (rule: number): boolean => (found[rule]?.length ?? perRule) < perRule;
  /** A new name shows on regions that stay as they are. A merge names the class that stays, too: that shows nothing. */
  const showsName = (rule: number): boolean =>
    migrator.lines[rule]?.kind === 'rename' || migrator.lines[rule]?.kind === 'keep';
  return {
    /** Whether a class has a rule that still lacks examples. */
    wants: (classIds: readonly (string | null)[]): boolean =>
      perRule > 0 &&
      classIds.some((id) => {
        const fate = migrator.fateOf(id);
        return fate?.rules.some((rule) => isWanting(rule) && (fate.to !== id || showsName(rule))) === true;
      }),
    onDocument({ document, migrated }: WalkedDocument): void {
      if (perRule === 0) return;
      for (const { pageIndex, migrated: page } of migrated.pages) {
        const onPage = new Map<number, number>();
        for (const { before, after, rules, questions } of page.outcomes) {
          const isTouched = after !== before || questions.length > 0;
          for (const rule of rules) {
            if (!isTouched && !showsName(rule)) continue;
            const count = onPage.get(rule) ?? 0;
            if (count >= PER_PAGE || !isWanting(rule)) continue;
            onPage.set(rule, count + 1);
            found[rule]?.push({ rule, document, pageIndex, before, after });
          }
        }
      }
    },
    list: (): FoundExample[] => found.flat(),
  };
}
