import { Checkbox, NumberInput } from '@mantine/core';
import { DEFAULT_IOU } from '../../src-main/domain/matching/default-iou';
import { exchangeTexts } from '../texts/exchange-texts';
import classes from './known-labels-fields.module.css';

const texts = exchangeTexts.importing.known;

/** What becomes of labels that are there already. */
export interface KnownLabels {
  /** Least overlap from which a label of the file continues a region that is there; ids alone tell when null. */
  readonly iou: number | null;
  /** Regions that the file does not have go from the pages that it speaks of. */
  readonly replace: boolean;
}

interface KnownLabelsFieldsProps {
  readonly known: KnownLabels;
  readonly onChange: (known: KnownLabels) => void;
}

/** For a file of pages that have labels: whether they go on, and whether what the file lacks goes. */
export function KnownLabelsFields({ known, onChange }: KnownLabelsFieldsProps) {
  const { iou, replace } = known;
  return (
    <fieldset className={classes.fields}>
      <legend className={classes.legend}>{texts.legend}</legend>
      <Checkbox
        size="sm"
        label={texts.match}
        description={texts.matchHint}
        checked={iou !== null}
        onChange={(event) => onChange({ ...known, iou: event.currentTarget.checked ? DEFAULT_IOU : null })}
      />
      {iou !== null && (
        <NumberInput
          ml={32}
          maw={360}
          label={texts.iou}
          description={texts.iouHint}
          value={iou}
          min={0.05}
          max={1}
          step={0.05}
          decimalScale={2}
          clampBehavior="strict"
          allowNegative={false}
          onChange={(value) => onChange({ ...known, iou: Number(value) || DEFAULT_IOU })}
        />
      )}
      <Checkbox
        size="sm"
        label={texts.replace}
        description={iou === null && replace ? texts.replaceAnew : texts.replaceHint}
        checked={replace}
        onChange={(event) => onChange({ ...known, replace: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
