import { Select } from '@mantine/core';
import type { AttributeDefinition, LabelClass } from '../../../src-main/domain/label-schema/label-schema';
import type { AttributeValue } from '../../../src-main/domain/regions/region';
import { VirtualRows } from '../../components/virtual-rows';
import { migrationTexts } from '../../texts/migration-texts';
import { rowKey } from '../mistakes/plan-mistakes';
import { MistakeLines, useReveal, useRowMistakes } from '../mistakes/row-mistakes';
import { fillableAttributes, withFill } from './plan-edits';
import type { StepView } from './plan-editor';
import { ValueField } from './value-field';
import classes from './plan.module.css';

const texts = migrationTexts.plan.fills;
const ROW_PX = 50;

type How = keyof typeof texts.hows;

/** Values for attributes that the new schema requires and regions do not have. */
export function FillRules({ view }: { readonly view: StepView }) {
  const rows = fillableAttributes(view.step, view.to).flatMap(([classId, attributeId]) => {
    const owner = view.to.classes.find(({ id }) => id === classId);
    const attribute = owner?.attributes?.find(({ id }) => id === attributeId);
    return owner === undefined || attribute === undefined ? [] : [{ owner, attribute }];
  });
  const reveal = useReveal(
    'fills',
    rows.map((row) => rowKey(row.owner.id, row.attribute.id)),
  );
  if (rows.length === 0) return <p className={classes.quiet}>{texts.none}</p>;
  return (
    <>
      <p className={classes.quiet}>{texts.hint}</p>
      <VirtualRows
        label={migrationTexts.plan.tabs.fills}
        count={rows.length}
        rowHeight={ROW_PX}
        reveal={reveal}
      >
        {(index) => <FillRow view={view} {...rows[index]!} />}
      </VirtualRows>
    </>
  );
}

interface FillRowProps {
  readonly view: StepView;
  readonly owner: LabelClass;
  readonly attribute: AttributeDefinition;
}

function FillRow({ view: { step, onChange }, owner, attribute }: FillRowProps) {
  const key = { class: owner.id, attribute: attribute.id };
  const { ref, mistakes } = useRowMistakes('fills', rowKey(owner.id, attribute.id));
  const rule = step.fills?.find((each) => each.class === owner.id && each.attribute === attribute.id);
  const how: How = rule === undefined ? 'none' : rule.value === 'review' ? 'review' : 'value';
  const set = (value: AttributeValue | 'review'): void => onChange(withFill(step, { ...key, value }));
  const choose = (next: How): void => {
    if (next === 'none') onChange(withFill(step, { ...key, value: 'review' }, false));
    else set(next === 'review' ? 'review' : firstValue(attribute));
  };
  return (
    <div ref={ref} className={classes.item} data-wrong={mistakes.length > 0 || undefined}>
      <div className={classes.what}>
        {texts.of(attribute.name, owner.name)}
        <MistakeLines mistakes={mistakes} />
      </div>
      <Select
        aria-label={texts.how(attribute.name, owner.name)}
        data={(Object.keys(texts.hows) as How[]).map((value) => ({ value, label: texts.hows[value] }))}
        value={how}
        onChange={(next) => next !== null && choose(next as How)}
      />
      {rule !== undefined && how === 'value' && (
        <ValueField
          label={texts.value(attribute.name)}
          definition={attribute}
          value={rule.value}
          onChange={(value) => set(value ?? firstValue(attribute))}
        />
      )}
    </div>
  );
}

/** The default of an attribute, else something of its type to begin with. */
function firstValue({ type, default: given, choices, min }: AttributeDefinition): AttributeValue {
  if (given !== undefined) return given;
  switch (type) {
    case 'boolean':
      return false;
    case 'number':
      return min ?? 0;
    case 'choice':
      return choices?.[0] ?? '';
    case 'multi-choice':
      return choices?.slice(0, 1) ?? [];
    case 'string':
      return '';
  }
}
