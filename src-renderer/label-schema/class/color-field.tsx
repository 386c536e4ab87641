import { IconWand } from '@tabler/icons-react';
import { CssColorInput } from '../../components/css-color-input';
import { IconButton } from '../../components/icon-button';
import { colorCautions, parseColor, SWATCHES } from '../../schema-edits/colors';
import { schemaTexts } from '../../texts/schema-texts';
import type { ClassFieldProps } from './class-details';
import classes from './class-details.module.css';

const texts = schemaTexts.class;

/** A colour to choose; one that is far from all others until then. Says when a choice is hard to see or to tell apart. */
export function ColorField({ editor, labelClass, shown, change }: ClassFieldProps) {
  const isChosen = labelClass.color !== undefined;
  const { isFaint, like } = colorCautions(editor.schema, labelClass);
  const pick = (color: string | null): void => {
    if (color) change({ color });
    else if (color === '' && isChosen) change({ color: null });
  };
  const cautions = [
    ...(isFaint ? [texts.colorFaint] : []),
    ...(like === undefined ? [] : [texts.colorLike(like.name)]),
  ];
  return (
    <div>
      <div className={classes.withButton}>
        <CssColorInput
          key={labelClass.id}
          label={texts.color}
          description={isChosen ? texts.colorChosen : texts.colorHint}
          value={shown.color}
          swatches={SWATCHES}
          disabled={!editor.canEdit}
          parse={parseColor}
          refusal={texts.noColor}
          onPick={pick}
        />
        {editor.canEdit && isChosen && (
          <IconButton
            label={texts.colorDistinct}
            size={30}
            variant="default"
            onClick={() => change({ color: null })}
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
