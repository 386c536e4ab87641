import { Radio } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../components/form-dialog';
import { removeClass, type Fate } from '../../schema-edits/restructure';
import { schemaTexts } from '../../texts/schema-texts';
import { ClassSelect } from '../pickers/class-select';
import type { RestructureProps } from './dialog-props';
import { RefusedEdit } from './refused-edit';
import { useRestructuring } from './use-restructuring';
import classes from './restructure.module.css';

const texts = schemaTexts.restructure;
const FATES = ['review', 'map', 'unlabel', 'delete'] as const;

/** Asks what becomes of the regions of a class that goes. */
export function RemoveDialog(props: RestructureProps) {
  const { editor, labelClass, shown, onClose } = props;
  const [kind, setKind] = useState<Fate['kind']>('review');
  const [to, setTo] = useState<string | null>(null);
  const { run, isRunning } = useRestructuring(props, schemaTexts.removed(shown.name));
  const others = editor.schema.classes.filter((each) => each.id !== labelClass.id && !each.deprecated);
  const submit = (): void => {
    const fate: Fate = kind === 'map' ? { kind, to: to ?? '' } : { kind };
    void run(() => removeClass(editor.schema, labelClass.id, fate));
  };
  return (
    <FormDialog
      onClose={onClose}
      title={texts.removeTitle(shown.name)}
      onSubmit={submit}
      submit={texts.toPreview}
      isReady={kind !== 'map' || to !== null}
      isBusy={isRunning}
    >
      <Radio.Group
        label={texts.removeText(shown.regions)}
        value={kind}
        onChange={(next) => setKind(next as Fate['kind'])}
      >
        <div className={classes.choices}>
          {FATES.map((fate) => (
            <Radio
              key={fate}
              size="xs"
              value={fate}
              label={texts.fates[fate]}
              description={texts.fateHints[fate]}
              disabled={fate === 'map' && others.length === 0}
            />
          ))}
        </div>
      </Radio.Group>
      {kind === 'map' && <ClassSelect label={texts.mapTo} classes={others} value={to} onChange={setTo} />}
      <RefusedEdit editor={editor} />
    </FormDialog>
  );
}
