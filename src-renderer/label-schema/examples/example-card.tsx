import { TextInput } from '@mantine/core';
import { IconThumbDown, IconThumbUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ClassExample } from '../../../src-main/domain/label-schema/label-schema';
import { IconButton } from '../../components/icon-button';
import { schemaTexts } from '../../texts/schema-texts';
import { ExamplePicture } from './example-picture';
import classes from './examples.module.css';

const texts = schemaTexts.examples;

interface ExampleCardProps {
  readonly example: ClassExample;
  readonly canEdit: boolean;
  readonly onChange: (change: { readonly note?: string; readonly isNegative?: boolean }) => void;
  readonly onRemove: () => void;
}

/** One example: its picture, what is to be said of it, and whether it belongs to the class. */
export function ExampleCard({ example, canEdit, onChange, onRemove }: ExampleCardProps) {
  const saved = example.note ?? '';
  const [note, setNote] = useState<string>();
  const save = (): void => {
    setNote(undefined);
    if (note !== undefined && note.trim() !== saved) onChange({ note });
  };
  const isNegative = example.isNegative === true;
  const page = texts.page(example.pageIndex + 1);
  return (
    <li className={classes.card} data-negative={isNegative || undefined}>
      <ExamplePicture example={example} />
      {canEdit ? (
        <TextInput
          aria-label={texts.note}
          placeholder={texts.notePlaceholder}
          value={note ?? saved}
          maxLength={1000}
          onChange={(event) => setNote(event.currentTarget.value)}
          onBlur={save}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      ) : (
        <div>{saved}</div>
      )}
      <div className={classes.cardFoot}>
        <span className={classes.page}>{page}</span>
        {canEdit && (
          <>
            <IconButton
              label={isNegative ? texts.makePositive : texts.makeNegative}
              onClick={() => onChange({ isNegative: !isNegative })}
            >
              {isNegative ? <IconThumbUp size={15} /> : <IconThumbDown size={15} />}
            </IconButton>
            <IconButton label={texts.remove} onClick={onRemove}>
              <IconTrash size={15} />
            </IconButton>
          </>
        )}
      </div>
    </li>
  );
}
