import { Select } from '@mantine/core';
import type { Split } from '../../src-main/domain/regions/region';
import { SPLITS } from '../../src-main/domain/splits/split-rule';
import { splitTexts } from '../texts/split-texts';

interface SplitSelectProps {
  readonly label: string;
  /** What it says while no split is chosen. */
  readonly none: string;
  readonly value: Split | null;
  readonly onChange: (split: Split | null) => void;
}

/** One of the splits, or none. */
export const SplitSelect = ({ label, none, value, onChange }: SplitSelectProps) => (
  <Select
    label={label}
    placeholder={none}
    data={SPLITS.map((split) => ({ value: split, label: splitTexts.names[split] }))}
    value={value}
    onChange={(next) => onChange(SPLITS.find((split) => split === next) ?? null)}
    clearable
    w={220}
  />
);
