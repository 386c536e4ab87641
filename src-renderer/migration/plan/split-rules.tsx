import { Button, Select } from '@mantine/core';
import { useContext } from 'react';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { AttributeDefinition, LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import type { ShownClass } from '../../../src-main/domain/label-schema/shown-class';
import type { ClassRule, SplitRule } from '../../../src-main/domain/migration/plan';
import { IconButton } from '../../components/icon-button';
import { migrationTexts } from '../../texts/migration-texts';
import { ConditionEditor } from '../conditions/condition-editor';
import { isUnfinished, newCondition } from '../conditions/condition-kinds';
import { FieldContext, InnerPlace, MistakeLines } from '../mistakes/row-mistakes';
import classes from './split-rules.module.css';

const texts = migrationTexts.plan.split;

type Split = Extract<ClassRule, { action: 'split' }>;

interface SplitRulesProps {
  readonly rule: Split;
  readonly name: string;
  readonly from: LabelSchema;
  readonly toClasses: readonly ShownClass[];
  readonly onChange: (rule: Split) => void;
}

/** The rules of a split in their order, and what becomes of the rest. */
export function SplitRules({ rule, name, from, toClasses, onChange }: SplitRulesProps) {
  const { rules } = rule;
  const data = toClasses.map(({ id, name: label }) => ({ value: id, label }));
  const setRules = (next: readonly SplitRule[]): void => onChange({ ...rule, rules: next });
  const attributes = from.classes.find(({ id }) => id === rule.class)?.attributes ?? [];
  return (
    <div className={classes.split} role="group" aria-label={texts.label(name)}>
      <p className={classes.hint}>{texts.hint}</p>
      {rules.map((each, at) => (
        <RuleLine
          // oxlint-disable-next-line react/no-array-index-key -- a rule is known by its place: the first that matches decides
          key={at}
          at={at}
          rule={each}
          attributes={attributes}
          data={data}
          onChange={(next) => setRules(rules.with(at, next))}
          onRaise={() => setRules(raised(rules, at))}
          onRemove={() => setRules(rules.filter((_, index) => index !== at))}
        />
      ))}
      <Rest rule={rule} data={data} onChange={onChange} />
    </div>
  );
}

type ClassChoices = readonly { readonly value: string; readonly label: string }[];

interface RuleLineProps {
  readonly at: number;
  readonly rule: SplitRule;
  readonly attributes: readonly AttributeDefinition[];
  readonly data: ClassChoices;
  readonly onChange: (rule: SplitRule) => void;
  readonly onRaise: () => void;
  readonly onRemove: () => void;
}

/** One rule: when a region is like this, it becomes that. */
function RuleLine({ at, rule, attributes, data, onChange, onRaise, onRemove }: RuleLineProps) {
  const { mistakes } = useContext(FieldContext);
  const own = mistakes.filter(({ field }) => field.startsWith(`rules[${at}].`));
  return (
    <div className={classes.rule} role="group" aria-label={texts.rule(at + 1)}>
      <span className={classes.word}>{texts.when}</span>
      <div className={classes.when}>
        <InnerPlace at={`rules[${at}].when`}>
          <ConditionEditor
            condition={rule.when}
            attributes={attributes}
            onChange={(when) => onChange({ ...rule, when })}
          />
        </InnerPlace>
        <MistakeLines mistakes={own} />
        {own.length === 0 && isUnfinished(rule.when) && (
          <span className={classes.caution}>{texts.unfinished}</span>
        )}
      </div>
      <span className={classes.word}>{texts.becomes}</span>
      <Select
        aria-label={texts.becomesOf(at + 1)}
        data={data}
        value={rule.to}
        searchable
        onChange={(to) => to !== null && onChange({ ...rule, to })}
      />
      <IconButton label={texts.up(at + 1)} disabled={at === 0} onClick={onRaise}>
        <IconArrowUp size={15} />
      </IconButton>
      <IconButton label={texts.remove(at + 1)} onClick={onRemove}>
        <IconTrash size={15} />
      </IconButton>
    </div>
  );
}

interface RestProps {
  readonly rule: Split;
  readonly data: ClassChoices;
  readonly onChange: (rule: Split) => void;
}

/** Another rule, and what becomes of the regions that no rule matches. */
function Rest({ rule, data, onChange }: RestProps) {
  const { rules, otherwise } = rule;
  const first = data[0]?.value ?? '';
  return (
    <div className={classes.end}>
      <Button
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange({ ...rule, rules: [...rules, { when: newCondition('centre'), to: first }] })}
      >
        {texts.add}
      </Button>
      <Select
        label={texts.otherwise}
        data={[
          { value: 'review', label: texts.otherwiseReview },
          { value: 'to', label: texts.otherwiseClass },
        ]}
        value={otherwise === 'review' ? 'review' : 'to'}
        onChange={(value) => onChange({ ...rule, otherwise: value === 'review' ? 'review' : { to: first } })}
      />
      {otherwise !== 'review' && (
        <Select
          aria-label={texts.otherwiseTarget}
          data={data}
          value={otherwise.to}
          searchable
          onChange={(to) => to !== null && onChange({ ...rule, otherwise: { to } })}
        />
      )}
    </div>
  );
}

function raised(rules: readonly SplitRule[], at: number): readonly SplitRule[] {
  const [rule, above] = [rules[at], rules[at - 1]];
  return rule === undefined || above === undefined ? rules : rules.with(at - 1, rule).with(at, above);
}
