import { ColorInput } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import { distinctColor } from '../../../src-main/domain/label-schema/class-colors';
import { IconButton } from '../../components/icon-button';
import { isFaint, lookalike, SWATCHES } from '../../schema-edits/colors';
import { schemaTexts } from '../../texts/schema-texts';
import type { ClassFieldProps } from './class-details';
import classes from './class-details.module.css';

const texts = schemaTexts.class;

/** A colour to choose, or the one that is farthest from all others; says when it is hard to see or to tell apart. */
export function ColorField({ editor, labelClass, shown, change }: ClassFieldProps) {
  const [color, setColor] = useState(shown.color);
  const others = [...editor.classes.values()].filter(({ id }) => id !== labelClass.id);
  const save = (wanted: string): void => {
    if (/^#[0-9a-f]{6}$/.test(wanted) && wanted !== shown.color) change({ color: wanted });
  };
  const like = lookalike(shown.color, others);
  const cautions = [
    ...(isFaint(shown.color) ? [texts.colorFaint] : []),
    ...(like === undefined ? [] : [texts.colorLike(like.name)]),
  ];
  return (
    <div>
      <div className={classes.withButton}>
        <ColorInput
          size="xs"
          label={texts.color}
          description={texts.colorHint}
          value={color}
          onChange={setColor}
          onChangeEnd={(wanted) => save(wanted.toLowerCase())}
          swatches={[...SWATCHES]}
          swatchesPerRow={6}
          closeOnColorSwatchClick
          withEyeDropper={false}
          disabled={!editor.canEdit}
        />
        {editor.canEdit && (
          <IconButton
            label={texts.colorDistinct}
            size={30}
            variant="default"
            onClick={() => change({ color: distinctColor(others.map((each) => each.color)) })}
          >
            <IconWand size={16} />
          </IconButton>
        )}
      </div>
      {cautions.map((caution) => (
        <div key={caution} className={classes.caution}>
          {caution}
        </div>
      ))}
    </div>
  );
}
