import { Switch } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../components/form-dialog';
import { mergeClass } from '../../schema-edits/restructure';
import { schemaTexts } from '../../texts/schema-texts';
import { ClassSelect } from '../pickers/class-select';
import type { RestructureProps } from './dialog-props';
import { RefusedEdit } from './refused-edit';
import { useRestructuring } from './use-restructuring';

const texts = schemaTexts.restructure;

/** Asks which class a class goes into. */
export function MergeDialog(props: RestructureProps) {
  const { editor, labelClass, shown, onClose } = props;
  const [into, setInto] = useState<string | null>(null);
  const [takeAttributes, setTakeAttributes] = useState(true);
  const { run, isRunning } = useRestructuring(props, texts.merged(shown.name));
  const others = editor.schema.classes.filter((each) => each.id !== labelClass.id && !each.deprecated);
  const submit = (): void => {
    if (into === null) return;
    void run(() => mergeClass(editor.schema, labelClass.id, into, takeAttributes));
  };
  return (
    <FormDialog
      onClose={onClose}
      title={texts.mergeTitle(shown.name)}
      onSubmit={submit}
      submit={shown.regions > 0 ? texts.toPreview : texts.merge}
      isReady={into !== null}
      isBusy={isRunning}
    >
      <div>{texts.mergeText(shown.name, shown.regions)}</div>
      <ClassSelect label={texts.mergeInto} classes={others} value={into} onChange={setInto} data-autofocus />
      {labelClass.attributes !== undefined && (
        <Switch
          size="sm"
          label={texts.takeAttributes}
          description={texts.takeAttributesHint}
          checked={takeAttributes}
          onChange={(event) => setTakeAttributes(event.currentTarget.checked)}
        />
      )}
      <RefusedEdit editor={editor} />
    </FormDialog>
  );
}
