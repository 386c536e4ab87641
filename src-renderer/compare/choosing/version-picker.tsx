import { Select, type ComboboxItem } from '@mantine/core';
import { formatAge } from '../../texts/words';
import { compareTexts as texts } from '../../texts/compare-texts';
import type { VersionGroup, VersionOption } from './version-options';
import classes from './version-picker.module.css';

interface VersionPickerProps {
  readonly label: string;
  readonly value: string;
  readonly groups: readonly VersionGroup[];
  readonly onChange: (ref: string) => void;
}

/** Chooses a draft or version of any dataset; finds it by number, message or author. */
export function VersionPicker({ label, value, groups, onChange }: VersionPickerProps) {
  const known = new Map(groups.flatMap(({ items }) => items.map((item) => [item.value, item])));
  const isSingle = groups.length === 1;
  const data = groups.map(({ group, items }) => ({
    group,
    items: items.map((item) => ({
      value: item.value,
      label: isSingle ? item.label : `${item.label}, ${group}`,
    })),
  }));
  // A version may be named by the digits of its id: it is shown as it was written.
  if (!known.has(value)) data.unshift({ group: '', items: [{ value, label: value }] });
  return (
    <Select
      aria-label={label}
      className={classes.picker}
      value={value}
      data={data}
      searchable
      maxDropdownHeight={360}
      comboboxProps={{ width: 340, position: 'bottom-start' }}
      onChange={(next) => {
        if (next !== null && next !== value) onChange(next);
      }}
      filter={({ options, search }) =>
        options.map((option) =>
          'group' in option
            ? {
                ...option,
                items: option.items.filter((item) => isFound(item, known.get(item.value), search)),
              }
            : option,
        )
      }
      renderOption={({ option }) => <Option option={option} known={known.get(option.value)} />}
    />
  );
}

function isFound({ label }: ComboboxItem, known: VersionOption | undefined, search: string): boolean {
  const { message = '', author = '' } = known?.entry ?? {};
  return `${label} ${message} ${author}`.toLowerCase().includes(search.trim().toLowerCase());
}

function Option({
  option,
  known,
}: {
  readonly option: ComboboxItem;
  readonly known: VersionOption | undefined;
}) {
  const entry = known?.entry ?? null;
  return (
    <span className={classes.option}>
      <span className={classes.name}>{option.label}</span>
      <span className={classes.message}>{entry === null ? texts.draftHint : entry.message}</span>
      {entry !== null && (
        <span className={classes.age}>
          <bdi>{entry.author}</bdi>, {formatAge(entry.time)}
        </span>
      )}
    </span>
  );
}
