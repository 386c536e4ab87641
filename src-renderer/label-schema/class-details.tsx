import { Button, ColorInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { ShownClass } from '../../src-main/contract/schema-contract';
import { schemaTexts as texts } from '../texts/schema-texts';
import type { SchemaEditor } from './use-schema';
import classes from './class-details.module.css';

/** Far enough apart to tell from each other, dark enough to be seen on white paper. */
const SWATCHES = [
  '#c92a2a',
  '#d9480f',
  '#b7791f',
  '#5c940d',
  '#2b8a3e',
  '#0b7285',
  '#1864ab',
  '#364fc7',
  '#5f3dc4',
  '#862e9c',
  '#a61e4d',
  '#5c5f66',
];

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

interface ClassDetailsProps {
  readonly editor: SchemaEditor;
  readonly shown: ShownClass;
  readonly canEdit: boolean;
  readonly nameField: RefObject<HTMLInputElement | null>;
}

/** Everything about one class. A field is saved when it is left, or on Enter. */
export function ClassDetails({ editor, shown, canEdit, nameField }: ClassDetailsProps) {
  const own = editor.view?.schema.classes.find(({ id }) => id === shown.id);
  return (
    <div className={classes.details}>
      <NameField editor={editor} shown={shown} canEdit={canEdit} nameField={nameField} />
      <div className={classes.line}>
        <ColorField key={shown.color} editor={editor} shown={shown} canEdit={canEdit} />
        <Select
          label={texts.hotkey}
          description={texts.hotkeyHint}
          data={[
            {
              value: '',
              label:
                own?.hotkey === undefined && shown.hotkey !== null ? byOrder(shown.hotkey) : texts.hotkeyNone,
            },
            ...DIGITS,
          ]}
          value={own?.hotkey ?? ''}
          onChange={(hotkey) => void editor.change(shown.id, { hotkey: hotkey === '' ? null : hotkey })}
          disabled={!canEdit}
        />
      </div>
      <GuidelineField
        key={`${shown.id} ${shown.guideline}`}
        editor={editor}
        shown={shown}
        canEdit={canEdit}
      />
      <Switch
        size="sm"
        label={texts.deprecate}
        description={texts.deprecateHint}
        checked={shown.deprecated}
        onChange={(event) => void editor.change(shown.id, { deprecated: event.currentTarget.checked })}
        disabled={!canEdit}
      />
      {canEdit && (
        <div>
          <Button
            variant="default"
            leftSection={<IconTrash size={16} />}
            onClick={() => void editor.remove(shown.id, shown.name)}
          >
            {texts.remove}
          </Button>
        </div>
      )}
    </div>
  );
}

const byOrder = (hotkey: string): string => `${texts.hotkeyNone} (${hotkey})`;

function NameField({ editor, shown, canEdit, nameField }: ClassDetailsProps) {
  const [name, setName] = useState<string>();
  const save = (): void => {
    const wanted = name?.trim() ?? '';
    setName(undefined);
    if (wanted !== '' && wanted !== shown.name) void editor.change(shown.id, { name: wanted });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setName(undefined);
    if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <TextInput
      ref={nameField}
      label={texts.name}
      description={texts.nameHint}
      value={name ?? shown.name}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
      maxLength={200}
      readOnly={!canEdit}
    />
  );
}

function ColorField({ editor, shown, canEdit }: Omit<ClassDetailsProps, 'nameField'>) {
  const [color, setColor] = useState(shown.color);
  const save = (wanted: string): void => {
    if (/^#[0-9a-f]{6}$/.test(wanted) && wanted !== shown.color)
      void editor.change(shown.id, { color: wanted });
  };
  return (
    <ColorInput
      size="xs"
      label={texts.color}
      description="#rrggbb"
      value={color}
      onChange={setColor}
      onChangeEnd={(wanted) => save(wanted.toLowerCase())}
      swatches={SWATCHES}
      swatchesPerRow={6}
      closeOnColorSwatchClick
      withEyeDropper={false}
      disabled={!canEdit}
    />
  );
}

function GuidelineField({ editor, shown, canEdit }: Omit<ClassDetailsProps, 'nameField'>) {
  const [guideline, setGuideline] = useState(shown.guideline);
  const save = (): void => {
    if (guideline !== shown.guideline)
      void editor.change(shown.id, { guideline: guideline === '' ? null : guideline });
  };
  return (
    <Textarea
      label={texts.guideline}
      description={texts.guidelineHint}
      value={guideline}
      onChange={(event) => setGuideline(event.currentTarget.value)}
      onBlur={save}
      autosize
      minRows={4}
      maxRows={14}
      readOnly={!canEdit}
    />
  );
}
