import { Button } from '@mantine/core';
import { IconArrowMerge, IconArrowsSplit2, IconTrash } from '@tabler/icons-react';
import { schemaTexts } from '../../texts/schema-texts';
import { openRestructure, removeOrAsk } from '../restructure/open-restructure';
import type { ClassFieldProps } from './class-details';
import classes from './class-details.module.css';

const texts = schemaTexts.class;

/** Edits that carry the class's regions along, or end it. */
export function ClassActions({ editor, labelClass, shown }: ClassFieldProps) {
  const { id } = labelClass;
  return (
    <div className={classes.actions}>
      <Button
        variant="default"
        leftSection={<IconArrowMerge size={16} />}
        onClick={() => openRestructure('merge', id)}
        disabled={editor.schema.classes.length < 2}
      >
        {texts.merge}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowsSplit2 size={16} />}
        onClick={() => openRestructure('split', id)}
      >
        {texts.split}
      </Button>
      <Button
        variant="default"
        leftSection={<IconTrash size={16} />}
        onClick={() => void removeOrAsk(editor, id)}
      >
        {shown.regions > 0 ? texts.removeUsed : texts.remove}
      </Button>
    </div>
  );
}
