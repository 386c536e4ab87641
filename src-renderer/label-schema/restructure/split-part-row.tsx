import { Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { IconButton } from '../../components/icon-button';
import { valuesOf } from '../../schema-edits/split-class';
import { schemaTexts } from '../../texts/schema-texts';
import type { Split, SplitDraft } from './use-split';
import classes from './restructure.module.css';

const texts = schemaTexts.restructure;

interface SplitPartRowProps {
  readonly split: Split;
  readonly part: SplitDraft;
  readonly at: number;
}

/** One of the classes that it becomes: its name, and what its regions have. */
export function SplitPartRow({ split, part, at }: SplitPartRowProps) {
  const { by } = split;
  return (
    <div className={classes.part}>
      <TextInput
        label={texts.partName(at + 1)}
        value={part.name}
        maxLength={200}
        onChange={(event) => split.change(part.key, { name: event.currentTarget.value })}
        {...(at === 0 && { 'data-autofocus': true })}
      />
      {by.kind === 'attribute' && (
        <Select
          label={texts.partValue(by.attribute.name)}
          data={[...valuesOf(by.attribute)]}
          value={part.value === '' ? null : part.value}
          onChange={(value) => split.change(part.key, { value: value ?? '' })}
        />
      )}
      {by.kind === 'text' && (
        <TextInput
          label={texts.partText}
          value={part.value}
          maxLength={1000}
          onChange={(event) => split.change(part.key, { value: event.currentTarget.value })}
        />
      )}
      <IconButton
        label={texts.removePart(at + 1)}
        onClick={() => split.remove(part.key)}
        disabled={split.parts.length <= 2}
      >
        <IconX size={16} />
      </IconButton>
    </div>
  );
}
