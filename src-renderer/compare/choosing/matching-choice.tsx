import { NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { DEFAULT_IOU } from '../../../src-main/domain/matching/default-iou';
import { useCommands } from '../../app/commands';
import { navigate } from '../../app/router';
import { compareTexts } from '../../texts/compare-texts';
import type { Sides } from '../walk/comparison';
import { queryOfMatching } from '../walk/walk-query';

const texts = compareTexts.matching;

/** How regions of the two sides find each other: by their ids, or where those find none by where they lie. */
export function MatchingChoice({ from, to, match = 'ids', iou = DEFAULT_IOU }: Sides) {
  const show = (matching: Pick<Sides, 'match' | 'iou'>): void =>
    navigate({ screen: 'compare', from, to }, { query: queryOfMatching(matching) });
  const other = match === 'ids' ? 'geometry' : 'ids';
  const choose = (next: string | null): void => show(next === 'geometry' ? { match: next, iou } : {});
  useCommands([
    {
      id: 'compare.matching',
      name: texts.commands[other],
      group: compareTexts.commands.group,
      run: () => choose(other),
    },
  ]);
  return (
    <>
      <Select
        aria-label={texts.label}
        title={texts.hint}
        w={132}
        value={match}
        data={[
          { value: 'ids', label: texts.ids },
          { value: 'geometry', label: texts.geometry },
        ]}
        allowDeselect={false}
        onChange={choose}
      />
      {match === 'geometry' && (
        <Threshold key={iou} value={iou} onChange={(next) => show({ match: 'geometry', iou: next })} />
      )}
    </>
  );
}

interface ThresholdProps {
  readonly value: number;
  readonly onChange: (iou: number) => void;
}

/** Taken over when the person leaves the field or presses Enter: each value is a comparison of its own. */
function Threshold({ value, onChange }: ThresholdProps) {
  const [typed, setTyped] = useState<number | string>(value);
  const takeOver = (): void => {
    const iou = Number(typed);
    if (iou > 0 && iou <= 1 && iou !== value) onChange(iou);
    else setTyped(value);
  };
  return (
    <NumberInput
      aria-label={texts.threshold}
      title={texts.thresholdHint}
      w={76}
      value={typed}
      min={0.05}
      max={1}
      step={0.05}
      decimalScale={2}
      onChange={setTyped}
      onBlur={takeOver}
      onKeyDown={(event) => {
        if (event.key === 'Enter') takeOver();
      }}
    />
  );
}
