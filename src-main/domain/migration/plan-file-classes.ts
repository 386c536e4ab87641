import type { LabelClass } from '../label-schema/label-schema';
import type { PlanReport } from './check-plan';
import type { ClassRule, SplitRule } from './plan';
import { readCondition } from './plan-file-condition';
import { findClass } from './plan-file-names';
import type { StepContext } from './plan-file-rules';
import { asChoice, asItems, asRecord, refuseUnknown } from './plan-file-values';

const ACTIONS = ['map', 'split', 'review', 'unlabel', 'delete'] as const;

const KEYS_BY_ACTION = {
  map: ['class', 'action', 'to'],
  split: ['class', 'action', 'rules', 'otherwise'],
  review: ['class', 'action', 'candidates'],
  unlabel: ['class', 'action'],
  delete: ['class', 'action'],
} as const;

/** A rule about one class. A class that is not there is one mistake; the others of its rule are told with it. */
export function readClassRule(
  item: Record<string, unknown>,
  here: string,
  { from, to, report }: StepContext,
): ClassRule[] {
  const source = findClass(item['class'], `${here}.class`, { schema: from, side: 'old', report });
  const action = asChoice(item['action'], ACTIONS, `${here}.action`, report);
  if (action === null) return [];
  refuseUnknown(item, KEYS_BY_ACTION[action], here, report);
  const target: FindTarget = (value, place) => findClass(value, place, { schema: to, side: 'new', report });
  const rule = readOutcome(item, here, { action, source, target, report });
  return source === null || rule === null ? [] : [rule];
}

type FindTarget = (value: unknown, place: string) => LabelClass | null;

interface OutcomeContext {
  readonly action: (typeof ACTIONS)[number];
  readonly source: LabelClass | null;
  readonly target: FindTarget;
  readonly report: PlanReport;
}

function readOutcome(
  item: Record<string, unknown>,
  here: string,
  { action, source, target, report }: OutcomeContext,
): ClassRule | null {
  const id = source?.id ?? '';
  if (action === 'unlabel' || action === 'delete') return { class: id, action };
  if (action === 'map') {
    const next = target(item['to'], `${here}.to`);
    return next === null ? null : { class: id, action, to: next.id };
  }
  if (action === 'review') {
    const candidates = asItems(item['candidates'], `${here}.candidates`, report).flatMap(
      (name, index) => target(name, `${here}.candidates[${index}]`)?.id ?? [],
    );
    return { class: id, action, ...(candidates.length > 0 && { candidates }) };
  }
  const rules = asItems(item['rules'], `${here}.rules`, report).flatMap((rule, index): SplitRule[] => {
    const place = `${here}.rules[${index}]`;
    const record = asRecord(rule, place, report);
    if (record === null) return [];
    refuseUnknown(record, ['when', 'to'], place, report);
    const when = readCondition(record['when'], `${place}.when`, { labelClass: source ?? undefined, report });
    const next = target(record['to'], `${place}.to`);
    return when === null || next === null ? [] : [{ when, to: next.id }];
  });
  const otherwise = readOtherwise(item['otherwise'], `${here}.otherwise`, { target, report });
  return { class: id, action, rules, otherwise };
}

/** A class by name, `review`, or `{"to": …}` for a class that is called so. Reviewed when left out. */
function readOtherwise(
  value: unknown,
  here: string,
  { target, report }: Pick<OutcomeContext, 'target' | 'report'>,
): { readonly to: string } | 'review' {
  if (value === undefined || value === 'review') return 'review';
  const isObject = typeof value === 'object' && value !== null;
  const record = isObject ? asRecord(value, here, report) : { to: value };
  const next = target(record?.['to'], isObject ? `${here}.to` : here);
  return next === null ? 'review' : { to: next.id };
}
