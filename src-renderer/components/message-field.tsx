import { Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';

interface MessageFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (message: string) => void;
}

/** The words that a dialog asks for before it does something that stays on record. Ctrl+Enter submits the dialog. */
export function MessageField({ label, description, value, onChange }: MessageFieldProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
  };
  return (
    <Textarea
      label={label}
      description={description}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      autosize
      minRows={3}
      maxRows={10}
      maxLength={10_000}
      required
      data-autofocus
    />
  );
}
