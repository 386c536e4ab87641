import { Button, ColorInput, Modal, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { trackSaving } from '../../app/saving';
import { FailureView } from '../../components/failure-view';
import { chooseClass, drawRegion } from '../actions/edit-actions';
import type { PanelRequest } from '../editor';
import { editorTexts } from '../texts';
import { useEditor } from '../use-editor';
import classes from './panels.module.css';

const texts = editorTexts.classes;

/** Asks for a new class; a box that was drawn before there was any gets it. */
export function NewClassDialog() {
  const editor = useEditor();
  const request = useStore(editor.requests, (state) => state.request);
  const isOpen = request?.kind === 'name-class';
  const close = (): void => editor.requests.setState({ request: null });
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={isOpen && request.drawn !== null ? texts.drawn : texts.add}
      size="sm"
    >
      {isOpen && <NewClassForm key={request.number} request={request} onDone={close} />}
    </Modal>
  );
}

type NameRequest = Extract<PanelRequest, { kind: 'name-class' }>;

function NewClassForm({ request, onDone }: { readonly request: NameRequest; readonly onDone: () => void }) {
  const editor = useEditor();
  const taken = new Set(editor.schema.getState().classes.map(({ hotkey }) => hotkey));
  const free = [...'1234567890'].filter((digit) => !taken.has(digit));
  const [name, setName] = useState('');
  const [hotkey, setHotkey] = useState<string | null>(free[0] ?? null);
  const [color, setColor] = useState('');
  const { run, isRunning, failure } = useAction(async () => {
    const isColor = /^#[0-9a-f]{6}$/.test(color);
    const view = await trackSaving(
      api.schemas.addClass({
        dataset: editor.dataset,
        name: name.trim(),
        ...(hotkey === null ? {} : { hotkey }),
        ...(isColor ? { color } : {}),
      }),
    );
    const made = view.classes.find((one) => one.name === name.trim().normalize('NFC'));
    editor.schema.setState({ classes: view.classes, schema: view.schema, isLoaded: true });
    onDone();
    if (made === undefined) return;
    if (request.drawn === null) return chooseClass(editor, made.id);
    editor.store.store.setState({ currentClass: made.id });
    drawRegion(editor, request.drawn.pageIndex, request.drawn.box);
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') void run();
  };
  return (
    <form className={classes['newClass']} onSubmit={submit}>
      {request.drawn !== null && <div>{texts.drawnText}</div>}
      <TextInput
        label={texts.name}
        placeholder={texts.namePlaceholder}
        value={name}
        maxLength={200}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes['newClassRow']}>
        <ColorInput
          label="Colour"
          placeholder="From the name"
          size="xs"
          value={color}
          onChange={setColor}
          format="hex"
        />
        <Select
          label={texts.hotkey}
          data={free}
          value={hotkey}
          onChange={setHotkey}
          clearable
          placeholder="–"
        />
      </div>
      {failure !== undefined && <FailureView message={failure.userMessage} />}
      <Button type="submit" loading={isRunning} disabled={name.trim() === ''}>
        {texts.create}
      </Button>
    </form>
  );
}
