import { describe, expect, test } from 'vitest';
import type { MigrationPlan } from '../../../src-main/domain/migration/plan';
import { leadsAlike, withPlan, type KeptPlan } from '../../../src-renderer/migration/kept-plans';

const plan = (...ends: readonly string[]): MigrationPlan => ({
  steps: ends.slice(1).map((to, index) => ({ from: ends[index] ?? '', to, classes: [] })),
});
const kept = (ref: string, changes: Partial<KeptPlan> = {}): KeptPlan => ({
  dataset: 'papers',
  to: { ref },
  toLabel: ref,
  plan: plan('a', 'b'),
  time: '2026-01-01T00:00:00.000Z',
  ...changes,
});
const refs = (plans: readonly KeptPlan[]) => plans.map(({ dataset, toLabel }) => `${dataset} ${toLabel}`);

describe('plans that are kept', () => {
  test('are one for each dataset and target, the newest first', () => {
    const plans = [kept('x@1.0.0'), kept('y@1.0.0')];
    expect(refs(withPlan(plans, kept('y@1.0.0')))).toEqual(['papers y@1.0.0', 'papers x@1.0.0']);
    expect(refs(withPlan(plans, kept('y@1.0.0', { dataset: 'letters' })))).toHaveLength(3);
    const file = { fileName: 'a.json', content: '{}' };
    const withFile = withPlan(plans, kept('a.json', { to: file }));
    expect(withPlan(withFile, kept('a.json', { to: { ...file } }))).toHaveLength(3);
    expect(withPlan(withFile, kept('a.json', { to: { ...file, content: '[]' } }))).toHaveLength(4);
  });

  test('are not more than a person remembers', () => {
    const many = Array.from({ length: 40 }, (_, at) => kept(`x@${at}.0.0`));
    const plans = many.reduce<readonly KeptPlan[]>(withPlan, []);
    expect(plans.length).toBeLessThan(20);
    expect(plans[0]?.toLabel).toBe('x@39.0.0');
  });

  test('fit only where they lead through the same schemas', () => {
    expect(leadsAlike(plan('a', 'b', 'c'), plan('a', 'b', 'c'))).toBe(true);
    expect(leadsAlike(plan('a', 'b', 'c'), plan('z', 'b', 'c'))).toBe(false);
    expect(leadsAlike(plan('a', 'b'), plan('a', 'b', 'c'))).toBe(false);
  });
});
