import { Button, Textarea, TextInput } from '@mantine/core';
import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { AttributeDefinition } from '../../../src-main/domain/label-schema/label-schema';
import type { AttributeValue } from '../../../src-main/domain/regions/region';
import { useCommands } from '../../app/commands';
import { Key } from '../../components/keys';
import { ClassSelect } from '../../label-schema/pickers/class-select';
import { ValueField } from '../../migration/plan/value-field';
import { mergeTexts } from '../../texts/merge-texts';
import type { Decision, MergeConflict, MergeState } from '../desk/merge-types';
import { useDesk } from '../desk/use-desk';
import classes from './conflict-card.module.css';

const texts = mergeTexts.card;
const KEY = 'E';

interface OwnValueProps {
  readonly merge: MergeState;
  readonly conflict: MergeConflict;
}

/** Another value than those of the sides, for fields that a form can ask for. */
export function OwnValue({ merge, conflict }: OwnValueProps) {
  const field = fieldOf(merge, conflict);
  return field === null ? null : <OwnValueForm merge={merge} conflict={conflict} field={field} />;
}

function OwnValueForm({ merge, conflict, field }: OwnValueProps & { readonly field: Field }) {
  const desk = useDesk();
  const [value, setValue] = useState<AttributeValue | null>(
    () => (conflict.decision?.value ?? null) as AttributeValue | null,
  );
  const label = useId();
  const form = useRef<HTMLFormElement>(null);
  const focus = (): void => form.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  const { own: name, group } = mergeTexts.commands;
  useCommands([{ id: 'merge.own', name, group, shortcut: KEY, run: focus }]);
  const take = (event: FormEvent): void => {
    event.preventDefault();
    if (value !== null) void desk.decide({ value: value as Decision['value'] });
  };
  const isTaken = conflict.decision !== null && conflict.decision.choice === undefined;
  return (
    <form
      ref={form}
      className={classes.option}
      data-taken={isTaken || undefined}
      onSubmit={take}
      aria-labelledby={label}
    >
      <span id={label} className={classes.ownLabel}>
        {texts.own} <Key>{KEY}</Key>
      </span>
      <div className={classes.own}>
        <div className={classes.ownField} onKeyDown={leaveOnEscape} role="presentation">
          <OwnField field={field} merge={merge} value={value} onChange={setValue} />
        </div>
        <Button type="submit" variant={isTaken ? 'filled' : 'default'} disabled={value === null}>
          {texts.takeOwn}
        </Button>
      </div>
    </form>
  );
}

/** Keys are typing in a field: this one leads out of it. A list that is open closes first. */
function leaveOnEscape({ key, target }: KeyboardEvent): void {
  if (key !== 'Escape' || !(target instanceof HTMLElement)) return;
  if (target.getAttribute('aria-expanded') !== 'true') target.blur();
}

interface OwnFieldProps {
  readonly field: Field;
  readonly merge: MergeState;
  readonly value: AttributeValue | null;
  readonly onChange: (value: AttributeValue | null) => void;
}

function OwnField({ field, merge, value, onChange }: OwnFieldProps) {
  const written = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'class':
      return (
        <ClassSelect
          aria-label={texts.own}
          classes={merge.classes}
          value={written === '' ? null : written}
          onChange={onChange}
        />
      );
    case 'attribute':
      return <ValueField label={texts.own} definition={field.definition} value={value} onChange={onChange} />;
    case 'name':
      return (
        <TextInput
          aria-label={texts.own}
          value={written}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'text':
      return (
        <Textarea
          aria-label={texts.own}
          autosize
          minRows={1}
          maxRows={8}
          value={written}
          placeholder={texts.ownHint}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            // Elsewhere these keys finish the merge.
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
      );
  }
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
