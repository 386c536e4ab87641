import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { trackSaving } from '../../app/saving';
import { CssColorInput } from '../../components/css-color-input';
import { Dialog } from '../../components/dialog';
import { FailureView } from '../../components/failure-view';
import { parseColor } from '../../schema-edits/colors';
import { chooseClass, drawRegion } from '../actions/edit-actions';
import type { Editor, PanelRequest } from '../editor';
import { editorTexts } from '../texts';
import { useEditor } from '../use-editor';
import classes from './panels.module.css';

const texts = editorTexts.classes;

/** Asks for a new class; a box that was drawn before there was any gets it. */
export function NewClassDialog() {
  const editor = useEditor();
  const request = useStore(editor.requests, (state) => state.request);
  if (request?.kind !== 'name-class') return null;
  const close = (): void => editor.requests.setState({ request: null });
  return (
    <Dialog isOpen onClose={close} title={request.drawn === null ? texts.add : texts.drawn} size="sm">
      <NewClassForm key={request.number} request={request} onDone={close} />
    </Dialog>
  );
}

type NameRequest = Extract<PanelRequest, { kind: 'name-class' }>;

interface ClassDraft {
  readonly name: string;
  readonly hotkey: string | null;
  /** `#rrggbb`, or empty for one unlike all others; null while what was typed is no colour. */
  readonly color: string | null;
}

/** Makes the class, and what was asked for with it: the drawn box, or the class as the one to draw with. */
async function createClass(editor: Editor, draft: ClassDraft, request: NameRequest): Promise<void> {
  const name = draft.name.trim();
  const view = await trackSaving(
    api.schemas.addClass({
      dataset: editor.dataset,
      name,
      ...(draft.hotkey === null ? {} : { hotkey: draft.hotkey }),
      ...(draft.color ? { color: draft.color } : {}),
    }),
  );
  editor.schema.setState({ classes: view.classes, schema: view.schema as LabelSchema, isLoaded: true });
  const made = view.classes.find((one) => one.name === name.normalize('NFC'));
  if (made === undefined) return;
  if (request.drawn === null) return chooseClass(editor, made.id);
  editor.store.store.setState({ currentClass: made.id });
  drawRegion(editor, request.drawn.pageIndex, request.drawn.box);
}

function NewClassForm({ request, onDone }: { readonly request: NameRequest; readonly onDone: () => void }) {
  const editor = useEditor();
  const taken = new Set(editor.schema.getState().classes.map(({ hotkey }) => hotkey));
  const free = [...'1234567890'].filter((digit) => !taken.has(digit));
  const [draft, setDraft] = useState<ClassDraft>({ name: '', hotkey: free[0] ?? null, color: '' });
  const change = (changes: Partial<ClassDraft>): void => setDraft((last) => ({ ...last, ...changes }));
  const { run, isRunning, failure } = useAction(async () => {
    await createClass(editor, draft, request);
    onDone();
  });
  const isReady = draft.name.trim() !== '' && draft.color !== null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) void run();
  };
  return (
    <form className={classes['newClass']} onSubmit={submit}>
      {request.drawn !== null && <div>{texts.drawnText}</div>}
      <TextInput
        label={texts.name}
        placeholder={texts.namePlaceholder}
        value={draft.name}
        maxLength={200}
        data-autofocus
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <div className={classes['newClassRow']}>
        <CssColorInput
          label={texts.color}
          placeholder={texts.colorPlaceholder}
          value={draft.color ?? ''}
          parse={parseColor}
          refusal={texts.noColor}
          onPick={(color) => change({ color })}
        />
        <Select
          label={texts.hotkey}
          data={free}
          value={draft.hotkey}
          onChange={(hotkey) => change({ hotkey })}
          clearable
        />
      </div>
      {failure !== undefined && <FailureView message={failure.userMessage} />}
      <Button type="submit" loading={isRunning} disabled={!isReady}>
        {texts.create}
      </Button>
    </form>
  );
}
