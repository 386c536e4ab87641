import { Select } from '@mantine/core';
import type { AttributeDefinition, LabelClass } from '../../../src-main/domain/label-schema/label-schema';
import type { AttributeRule } from '../../../src-main/domain/migration/plan';
import { VirtualRows } from '../../components/virtual-rows';
import { migrationTexts } from '../../texts/migration-texts';
import { rowKey } from '../mistakes/plan-mistakes';
import { MistakeLines, useReveal, useRowMistakes } from '../mistakes/row-mistakes';
import { attributeRuleOf, targetsOf, withAttributeRule } from './plan-edits';
import type { StepView } from './plan-editor';
import { ValueMapping } from './value-mapping';
import classes from './plan.module.css';

const texts = migrationTexts.plan.attributes;
const ROW_PX = 50;

/** What becomes of every attribute of every class of the schema that is left. */
export function AttributeRules({ view }: { readonly view: StepView }) {
  const rows = view.from.classes.flatMap((owner) =>
    (owner.attributes ?? []).map((attribute) => ({ owner, attribute })),
  );
  const reveal = useReveal(
    'attributes',
    rows.map((row) => rowKey(row.owner.id, row.attribute.id)),
  );
  if (rows.length === 0) return <p className={classes.quiet}>{texts.none}</p>;
  return (
    <VirtualRows
      label={migrationTexts.plan.tabs.attributes}
      count={rows.length}
      rowHeight={ROW_PX}
      reveal={reveal}
    >
      {(index) => <AttributeRow view={view} {...rows[index]!} />}
    </VirtualRows>
  );
}

const UNCHANGED = 'unchanged';
const DROPPED = 'dropped';
const TO = 'to ';

interface AttributeRowProps {
  readonly view: StepView;
  readonly owner: LabelClass;
  readonly attribute: AttributeDefinition;
}

function AttributeRow({ view, owner, attribute }: AttributeRowProps) {
  const { step, onChange } = view;
  const rule = attributeRuleOf(step, owner.id, attribute.id);
  const { ref, mistakes } = useRowMistakes('attributes', rowKey(owner.id, attribute.id));
  const targets = targetAttributes(view, owner.id);
  const target = targets.find(({ id }) => id === rule?.to);
  const label = texts.of(attribute.name, owner.name);
  const set = (next: AttributeRule): void => onChange(withAttributeRule(step, next));
  const choose = (value: string): void => {
    const start = { class: owner.id, attribute: attribute.id };
    if (value === UNCHANGED) onChange(withAttributeRule(step, { ...start, to: null }, false));
    else set({ ...start, to: value === DROPPED ? null : value.slice(TO.length) });
  };
  return (
    <div ref={ref} className={classes.item} data-wrong={mistakes.length > 0 || undefined}>
      <div className={classes.what}>
        {label}
        <MistakeLines mistakes={mistakes} />
      </div>
      <Select
        aria-label={`${texts.becomes}: ${label}`}
        data={[
          { value: UNCHANGED, label: texts.unchanged },
          ...targets.map(({ id, name }) => ({ value: `${TO}${id}`, label: texts.to(name) })),
          { value: DROPPED, label: texts.dropped },
        ]}
        value={rule === null ? UNCHANGED : rule.to === null ? DROPPED : `${TO}${rule.to}`}
        onChange={(value) => value !== null && choose(value)}
      />
      {rule !== null && rule.to !== null && (
        <ValueMapping rule={rule} from={attribute} to={target ?? attribute} onChange={set} />
      )}
    </div>
  );
}

/** Attributes of the classes that regions of a class may have after the step, each once. */
function targetAttributes({ step, to }: StepView, classId: string): readonly AttributeDefinition[] {
  const targets = new Set(targetsOf(step, classId, to));
  const found = new Map(
    to.classes
      .filter(({ id }) => targets.has(id))
      .flatMap(({ attributes = [] }) => attributes.map((attribute) => [attribute.id, attribute] as const)),
  );
  return [...found.values()];
}
