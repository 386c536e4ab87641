import { Checkbox, Input, MultiSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { SPLITS } from '../../src-main/domain/splits/split-rule';
import { splitTexts } from '../texts/split-texts';
import type { SplitChoice } from './split-rule';
import classes from './splits.module.css';

const texts = splitTexts.dialog;
const LARGEST_PART = 1_000_000;

interface SplitFieldsProps {
  readonly choice: SplitChoice;
  /** Names of what documents can be grouped by. */
  readonly fields: readonly string[];
  readonly onChange: (choice: SplitChoice) => void;
}

/** Ratio, seed, and what to spread or keep together. */
export function SplitFields({ choice, fields, onChange }: SplitFieldsProps) {
  const set = (change: Partial<SplitChoice>): void => onChange({ ...choice, ...change });
  return (
    <>
      <RatioFields choice={choice} set={set} />
      <Checkbox
        label={texts.keep}
        description={texts.keepHint}
        checked={choice.keep}
        onChange={(event) => set({ keep: event.currentTarget.checked })}
      />
      <Checkbox
        label={texts.byClass}
        checked={choice.byClass}
        onChange={(event) => set({ byClass: event.currentTarget.checked })}
      />
      {fields.length === 0 ? (
        <div className={classes.hint}>{texts.noFields}</div>
      ) : (
        <div className={classes.two}>
          <MultiSelect
            label={texts.byFields}
            data={[...fields]}
            value={[...choice.byFields]}
            onChange={(byFields) => set({ byFields })}
            clearable
          />
          <MultiSelect
            label={texts.groups}
            data={[...fields]}
            value={[...choice.groups]}
            onChange={(groups) => set({ groups })}
            clearable
          />
        </div>
      )}
      <Checkbox
        label={texts.groupDuplicates}
        description={texts.groupDuplicatesHint}
        checked={choice.groupDuplicates}
        onChange={(event) => set({ groupDuplicates: event.currentTarget.checked })}
      />
    </>
  );
}

interface RatioFieldsProps {
  readonly choice: SplitChoice;
  readonly set: (change: Partial<SplitChoice>) => void;
}

function RatioFields({ choice, set }: RatioFieldsProps) {
  return (
    <>
      <div className={classes.ratio} role="group" aria-label={texts.ratio}>
        {SPLITS.map((split, index) => (
          <NumberInput
            key={split}
            label={splitTexts.names[split]}
            value={choice.ratio[split]}
            min={0}
            max={LARGEST_PART}
            allowNegative={false}
            onChange={(value) => set({ ratio: { ...choice.ratio, [split]: Number(value) || 0 } })}
            data-autofocus={index === 0 || undefined}
          />
        ))}
        <TextInput
          label={texts.seed}
          title={texts.seedHint}
          value={choice.seed}
          onChange={(event) => set({ seed: event.currentTarget.value })}
          maxLength={200}
        />
      </div>
      <Input.Wrapper label={texts.of} labelElement="div">
        <SegmentedControl
          aria-label={texts.of}
          value={choice.of}
          onChange={(of) => set({ of: of === 'pages' ? 'pages' : 'documents' })}
          data={[
            { value: 'documents', label: texts.measures.documents },
            { value: 'pages', label: texts.measures.pages },
          ]}
          fullWidth
        />
      </Input.Wrapper>
    </>
  );
}
