import { Textarea } from '@mantine/core';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Region } from '../../../src-main/domain/regions/region';
import { setText } from '../actions/edit-actions';
import { editorTexts } from '../texts';
import { focusPages } from '../editor';
import { useEditor } from '../use-editor';

interface RegionTextProps {
  readonly region: Region;
  readonly pageIndex: number;
}

/** The text of a region. Typing is kept here and saved on leaving the field, with Escape or Ctrl+Enter, or when another region is selected. */
export function RegionText({ region, pageIndex }: RegionTextProps) {
  const editor = useEditor();
  const saved = region.text ?? '';
  const [typed, setTyped] = useState(saved);
  const [hasFocus, setFocus] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const request = useStore(editor.requests, (state) => state.request);
  useEffect(() => {
    if (request?.kind !== 'edit-text') return;
    input.current?.focus();
    editor.requests.setState({ request: null });
  }, [editor, request]);

  // Selecting another region takes this field away without it ever losing the focus.
  const latest = useRef({ region, typed });
  const sent = useRef(saved);
  useEffect(() => {
    latest.current = { region, typed };
  });
  const save = useCallback(() => {
    const { region: last, typed: text } = latest.current;
    if (editor.isReadOnly || text === sent.current) return;
    sent.current = text;
    setText(editor, last, pageIndex, text);
  }, [editor, pageIndex]);
  useEffect(() => save, [save]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!isDone) return;
    event.preventDefault();
    // Leaving the field saves what was typed: it can be undone, while what is dropped is lost.
    focusPages(editor);
  };
  return (
    <Textarea
      ref={input}
      label={editorTexts.region.text}
      description={hasFocus && !editor.isReadOnly ? editorTexts.region.textHint : undefined}
      inputWrapperOrder={['label', 'input', 'description']}
      placeholder={editorTexts.region.textPlaceholder}
      value={typed}
      autosize
      minRows={1}
      maxRows={6}
      readOnly={editor.isReadOnly}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onFocus={() => setFocus(true)}
      onBlur={() => {
        setFocus(false);
        save();
      }}
      onKeyDown={onKeyDown}
    />
  );
}
