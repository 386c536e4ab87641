import { SegmentedControl, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { Markdown } from '../../components/markdown';
import { schemaTexts } from '../../texts/schema-texts';
import classes from './class-details.module.css';

const texts = schemaTexts.markdown;

interface MarkdownFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly canEdit: boolean;
  readonly onSave: (text: string) => void;
}

/** Text in Markdown, to write and to see as it will be read. Saved when it is left. */
export function MarkdownField({ label, hint, value, canEdit, onSave }: MarkdownFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const text = draft ?? value;
  const [mode, setMode] = useState<string>(canEdit ? 'write' : 'preview');
  const save = (): void => {
    setDraft(undefined);
    if (text !== value) onSave(text);
  };
  return (
    <div>
      <div className={classes.fieldHead}>
        <div>
          <label htmlFor={id} className={classes.fieldLabel}>
            {label}
          </label>
          <span className={classes.hint}>{hint}</span>
        </div>
        {canEdit && (
          <SegmentedControl
            aria-label={texts.mode(label)}
            value={mode}
            onChange={setMode}
            data={[
              { value: 'write', label: texts.write },
              { value: 'preview', label: texts.preview },
            ]}
          />
        )}
      </div>
      {mode === 'write' ? (
        <Textarea
          id={id}
          value={text}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={save}
          autosize
          minRows={4}
          maxRows={14}
          readOnly={!canEdit}
        />
      ) : (
        <div id={id} role="group" aria-label={label} className={classes.preview}>
          {text.trim() === '' ? (
            <span className={classes.quiet}>{texts.empty}</span>
          ) : (
            <Markdown text={text} />
          )}
        </div>
      )}
    </div>
  );
}
