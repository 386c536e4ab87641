import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { FormDialog } from '../../components/form-dialog';
import { schemaTexts } from '../../texts/schema-texts';
import type { RestructureProps } from './dialog-props';
import { RefusedEdit } from './refused-edit';
import { SplitPartRow } from './split-part-row';
import { useRestructuring } from './use-restructuring';
import { useSplit } from './use-split';
import classes from './restructure.module.css';

const texts = schemaTexts.restructure;

/** Asks which classes a class becomes and what tells its regions apart; the plan can refine both. */
export function SplitDialog(props: RestructureProps) {
  const { editor, labelClass, shown, onClose } = props;
  const split = useSplit(editor.schema, labelClass);
  const { run, isRunning } = useRestructuring(props, texts.wasSplit(shown.name));
  return (
    <FormDialog
      onClose={onClose}
      title={texts.splitTitle(shown.name)}
      onSubmit={() => void run(split.make)}
      submit={shown.regions > 0 ? texts.toPreview : texts.split}
      isReady={split.problem === null}
      isBusy={isRunning}
    >
      <Select
        label={texts.splitBy}
        data={split.ways.map(({ value, label }) => ({ value, label }))}
        value={split.way}
        onChange={(way) => way !== null && split.chooseWay(way)}
      />
      <div className={classes.hint}>{texts.splitHint}</div>
      <div className={classes.parts}>
        {split.parts.map((part, at) => (
          <SplitPartRow key={part.key} split={split} part={part} at={at} />
        ))}
      </div>
      {split.problem !== null && <div className={classes.hint}>{texts.problems[split.problem]}</div>}
      <div>
        <Button variant="default" leftSection={<IconPlus size={14} />} onClick={split.add}>
          {texts.addPart}
        </Button>
      </div>
      <RefusedEdit editor={editor} />
    </FormDialog>
  );
}
