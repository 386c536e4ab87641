import { Button, MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import type { AttributeValue } from '../../../src-main/domain/regions/region';
import { reviewTexts as texts } from '../../texts/review-texts';
import { focusPages } from '../editor';
import { useEditor } from '../use-editor';
import { decideAttribute, type RegionOnPage } from './decide';
import { definitionOf, type AskedQuestion } from './questions';
import classes from './review-bar.module.css';

interface AnswerFieldProps {
  readonly question: Extract<AskedQuestion, { kind: 'attribute' }>;
  readonly place: RegionOnPage;
}

/** A typed answer: text, a number, or several choices. Enter saves and gives the keys back to the pages. */
export function AnswerField({ question, place }: AnswerFieldProps) {
  const editor = useEditor();
  const schema = useStore(editor.schema, (state) => state.schema);
  const definition = definitionOf(question.attribute, place.region, schema);
  const [value, setValue] = useState<AttributeValue>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (value === undefined || value === '') return;
    focusPages(editor);
    decideAttribute(editor, place, question.attribute, value);
  };
  const form = useRef<HTMLFormElement>(null);
  // Asked and typed at once: the question came because of a key, and Escape or Enter give the keys back.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const shared = { 'aria-label': question.name, placeholder: texts.saveHint };
  return (
    <form ref={form} className={classes.group} onSubmit={submit}>
      {definition?.type === 'number' ? (
        <NumberInput
          {...shared}
          hideControls
          {...(definition.unit === undefined ? {} : { suffix: ` ${definition.unit}` })}
          onChange={(next) => setValue(next === '' ? undefined : Number(next))}
        />
      ) : definition?.type === 'multi-choice' ? (
        <MultiSelect
          {...shared}
          size="xs"
          data={[...(definition.choices ?? [])]}
          onChange={(next) => setValue(next.length === 0 ? undefined : next)}
        />
      ) : (
        <TextInput {...shared} onChange={(event) => setValue(event.currentTarget.value)} />
      )}
      <Button type="submit" disabled={value === undefined || value === ''}>
        {texts.save}
      </Button>
    </form>
  );
}
