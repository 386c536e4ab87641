import { Select } from '@mantine/core';
import { splitTexts } from '../texts/split-texts';
import type { Split } from './export-version';

const SPLITS = ['train', 'validation', 'test'] as const;

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
