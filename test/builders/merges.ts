import type { ClassRule } from '../../src-main/domain/migration/plan';
import { createBranch, switchBranch } from '../../src-main/services/history/branch-service';
import {
  decideConflicts,
  decideByRules,
  type GivenDecision,
} from '../../src-main/services/merge/decide-service';
import { mergePage } from '../../src-main/services/merge/merge-page';
import { abortMerge, continueMerge, startMerge } from '../../src-main/services/merge/merge-service';
import { mergeConflicts, mergePlaces, mergeState } from '../../src-main/services/merge/merge-state';
import { deriveMigration } from '../../src-main/services/migration/migration-plans';
import { applyMigration } from '../../src-main/services/migration/migration-service';
import { commit } from '../../src-main/services/history/version-service';
import { getSchema } from '../../src-main/services/schema/schema-service';
import type { TestLibrary } from './libraries';
import { classNamed } from './schemas';

const dataset = 'papers';

/** Ids as a person's drawings have them: 0 to 99. */
export const regionId = (number: number): string =>
  `0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c${String(number).padStart(2, '0')}`;

type Start = Partial<Omit<Parameters<typeof startMerge>[1], 'dataset' | 'from'>>;

/** A library as somebody works on it. */
export type Workplace = Pick<TestLibrary, 'context' | 'edit'>;

type Rule = { readonly action: 'map'; readonly to: string } | { readonly action: 'review' };

/** Carries the draft to a schema without a class, the regions of this and other classes by rules. */
export async function migrateAway(
  context: Workplace['context'],
  name: string,
  rule: Rule,
  others: Readonly<Record<string, Rule>> = {},
): Promise<void> {
  const { schema } = getSchema(context, 'papers@draft');
  const to = { schema: { ...schema, classes: schema.classes.filter((item) => item.name !== name) } };
  const { plan } = deriveMigration(context, { dataset, to });
  const rules = Object.entries({ [name]: rule, ...others }).map(([each, how]): ClassRule => ({
    class: classNamed(each),
    ...how,
  }));
  const ruled = new Set(rules.map((each) => each.class));
  const steps = plan.steps.map((step) => ({
    ...step,
    classes: [...step.classes.filter((item) => !ruled.has(item.class)), ...rules],
  }));
  await applyMigration(context, { dataset, to, plan: { steps } }, { onProgress: () => undefined });
}

/** What a person does in the dataset `papers` of a library with two lines of work. */
export const aMerge = (library: Workplace) => {
  const context = () => library.context;
  return {
    draw: (number: number, document = 'a', more = {}) =>
      library.edit({
        op: 'add',
        document,
        pageIndex: 0,
        class: 'Text',
        box: [number, 1, number + 50, 90],
        id: regionId(number),
        ...more,
      }),
    move: (number: number, left: number) =>
      library.edit({ op: 'move', region: regionId(number), box: [left, 5, left + 50, 60] }),
    relabel: (number: number, name: string) =>
      library.edit({ op: 'relabel', region: regionId(number), class: name }),
    erase: (number: number) => library.edit({ op: 'delete', region: regionId(number) }),
    keep: (message: string, author?: string) =>
      commit(context(), { dataset, message, ...(author !== undefined && { author }) }),
    branch: (name: string) => createBranch(context(), { dataset, name }),
    goTo: (name: string) => switchBranch(context(), { dataset, name }),
    merge: (from: string, more: Start = {}) =>
      startMerge(context(), { dataset, from, strategies: [], preview: false, ...more }, {}),
    state: () => mergeState(context(), dataset, {}),
    conflicts: (more = {}) =>
      mergeConflicts(context(), { dataset, show: 'all', offset: 0, limit: 1000, ...more }),
    places: () => mergePlaces(context(), dataset),
    page: (document: string, pageIndex = 0) => mergePage(context(), { dataset, document, pageIndex }),
    decide: (...decisions: GivenDecision[]) => decideConflicts(context(), { dataset, decisions }),
    rule: (...strategies: string[]) => decideByRules(context(), { dataset, strategies }),
    finish: (message?: string) => continueMerge(context(), { dataset, message }, {}),
    abort: () => abortMerge(context(), dataset),
  };
};
