import { MultiSelect, Select } from '@mantine/core';
import type { ShownClass } from '../../../src-main/domain/label-schema/shown-class';
import type { ClassRule } from '../../../src-main/domain/migration/plan';
import { FieldContext, MistakeLines, useRowMistakes } from '../mistakes/row-mistakes';
import { Swatch } from '../../components/swatch';
import { migrationTexts } from '../../texts/migration-texts';
import { listOf } from '../../texts/words';
import {
  actionOf,
  isUndecided,
  ruleOf,
  sameClass,
  startRule,
  withRule,
  type ClassAction,
} from './plan-edits';
import type { StepView } from './plan-editor';
import { SplitRules } from './split-rules';
import classes from './plan.module.css';

const texts = migrationTexts.plan;

interface ClassRuleRowProps {
  readonly view: StepView;
  readonly shown: ShownClass;
  readonly toClasses: readonly ShownClass[];
  /** Other classes that become the same class. */
  readonly mergedWith: readonly string[];
}

/** One class: its regions, what becomes of them, and the details of that. */
export function ClassRuleRow({ view, shown, toClasses, mergedWith }: ClassRuleRowProps) {
  const { step, to, counts, onChange } = view;
  const { id, name, color } = shown;
  const rule = ruleOf(step, id);
  const same = sameClass(to, id);
  const regions = counts?.get(id) ?? null;
  const { ref, mistakes } = useRowMistakes('classes', id);
  const undecided = isUndecided(step, id, to);
  const set = (next: ClassRule | null): void => onChange(withRule(step, id, next));
  // Becoming itself would be keeping it: another class to begin with.
  const other = toClasses.find((each) => each.id !== id)?.id ?? '';
  const choose = (action: ClassAction): void => set(startRule(id, action, other));
  const actions = (Object.keys(texts.actions) as ClassAction[])
    .filter((action) => action !== 'keep' || same !== undefined)
    .filter((action) => (action !== 'map' && action !== 'split') || other !== '');
  return (
    <div ref={ref} className={classes.row} data-undecided={undecided || mistakes.length > 0 || undefined}>
      <div className={classes.line}>
        <Swatch color={color} />
        <span className={classes.name} title={name}>
          {name}
        </span>
        <span className={classes.regions}>{regions === null ? '' : texts.regions(regions)}</span>
        <Select
          aria-label={texts.action(name)}
          className={classes.action ?? ''}
          data={actions.map((value) => ({ value, label: texts.actions[value] }))}
          value={undecided ? null : actionOf(rule)}
          onChange={(action) => action !== null && choose(action as ClassAction)}
        />
        <div className={classes.outcome}>
          <Outcome rule={rule} shown={shown} toClasses={toClasses} regions={regions} onChange={set} />
          {undecided && <span className={classes.caution}>{texts.undecided}</span>}
          {mergedWith.length > 0 && (
            <span className={classes.quiet} title={listOf(mergedWith)}>
              {texts.mergedWith(listOf(mergedWith))}
            </span>
          )}
        </div>
      </div>
      <MistakeLines mistakes={mistakes.filter(({ field }) => !field.startsWith('rules['))} />
      {rule?.action === 'split' && (
        <FieldContext value={{ mistakes, place: '' }}>
          <SplitRules rule={rule} name={name} from={view.from} toClasses={toClasses} onChange={set} />
        </FieldContext>
      )}
    </div>
  );
}

interface OutcomeProps {
  readonly rule: ClassRule | null;
  readonly shown: ShownClass;
  readonly toClasses: readonly ShownClass[];
  readonly regions: number | null;
  readonly onChange: (rule: ClassRule) => void;
}

/** What stands beside the action: the class it leads to, or what it means. */
function Outcome({ rule, shown, toClasses, regions, onChange }: OutcomeProps) {
  const data = toClasses.map(({ id, name }) => ({ value: id, label: name }));
  if (actionOf(rule) === 'keep') {
    const now = toClasses.find(({ id }) => id === shown.id)?.name;
    if (now === undefined) return null;
    return <span className={classes.quiet}>{now === shown.name ? texts.sameName : texts.keptAs(now)}</span>;
  }
  switch (rule?.action) {
    case 'map':
      return (
        <Select
          aria-label={texts.target(shown.name)}
          data={data}
          value={rule.to}
          searchable
          onChange={(to) => to !== null && onChange({ ...rule, to })}
        />
      );
    case 'review':
      return (
        <MultiSelect
          size="xs"
          aria-label={texts.candidates}
          placeholder={(rule.candidates ?? []).length === 0 ? texts.candidates : ''}
          data={data}
          value={[...(rule.candidates ?? [])]}
          searchable
          onChange={(candidates) =>
            onChange({
              class: rule.class,
              action: 'review',
              ...(candidates.length === 0 ? {} : { candidates }),
            })
          }
        />
      );
    case 'delete':
      return <span className={classes.caution}>{regions === null ? '' : texts.removedHint(regions)}</span>;
    case 'unlabel':
      return <span className={classes.quiet}>{texts.unlabelHint}</span>;
    default:
      return null;
  }
}
