import { Button, Textarea, TextInput } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import type { AttributeDefinition } from '../../../src-main/domain/label-schema/label-schema';
import type { AttributeValue } from '../../../src-main/domain/regions/region';
import { ClassSelect } from '../../label-schema/pickers/class-select';
import { ValueField } from '../../migration/plan/value-field';
import { mergeTexts } from '../../texts/merge-texts';
import type { Decision, MergeConflict, MergeState } from '../desk/merge-types';
import { useDesk } from '../desk/use-desk';
import classes from './conflict-card.module.css';

const texts = mergeTexts.card;

interface OwnValueProps {
  readonly merge: MergeState;
  readonly conflict: MergeConflict;
}

/** Another value than those of the sides, for fields that a form can ask for. */
export function OwnValue({ merge, conflict }: OwnValueProps) {
  const desk = useDesk();
  const [value, setValue] = useState<AttributeValue | null>(
    () => (conflict.decision?.value ?? null) as AttributeValue | null,
  );
  const label = useId();
  const field = fieldOf(merge, conflict);
  if (field === null) return null;
  const take = (event: FormEvent): void => {
    event.preventDefault();
    if (value !== null) void desk.decide({ value: value as Decision['value'] });
  };
  const isTaken = conflict.decision !== null && conflict.decision.choice === undefined;
  return (
    <form
      className={classes.option}
      data-taken={isTaken || undefined}
      onSubmit={take}
      aria-labelledby={label}
    >
      <span id={label} className={classes.ownLabel}>
        {texts.own}
      </span>
      <div className={classes.own}>
        {field.kind === 'class' && (
          <ClassSelect
            aria-label={texts.own}
            classes={merge.classes}
            value={typeof value === 'string' ? value : null}
            onChange={setValue}
          />
        )}
        {field.kind === 'attribute' && (
          <ValueField label={texts.own} definition={field.definition} value={value} onChange={setValue} />
        )}
        {field.kind === 'text' && (
          <Textarea
            aria-label={texts.own}
            autosize
            minRows={1}
            maxRows={8}
            value={typeof value === 'string' ? value : ''}
            placeholder={texts.ownHint}
            onChange={(event) => setValue(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) take(event);
            }}
          />
        )}
        {field.kind === 'name' && (
          <TextInput
            aria-label={texts.own}
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        )}
        <Button type="submit" variant={isTaken ? 'filled' : 'default'} disabled={value === null}>
          {texts.takeOwn}
        </Button>
      </div>
    </form>
  );
}

type Field =
  | { readonly kind: 'class' | 'text' | 'name' }
  | { readonly kind: 'attribute'; readonly definition: AttributeDefinition };

/** Shapes, for example, are drawn and not typed. */
function fieldOf({ classes: known }: MergeState, { what, field, kind }: MergeConflict): Field | null {
  const [name, ...rest] = field.split('/');
  if (what !== 'region') return name === 'name' || kind === 'same-name' ? { kind: 'name' } : null;
  if (name === 'class' || name === 'text') return { kind: name };
  const definition = known
    .flatMap(({ attributes = [] }) => attributes)
    .find(({ id }) => id === rest.join('/')) as AttributeDefinition | undefined;
  return name === 'attributes' && definition !== undefined ? { kind: 'attribute', definition } : null;
}
