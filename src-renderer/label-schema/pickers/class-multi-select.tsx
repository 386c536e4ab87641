import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useClassOptions, type PickedClass } from './use-class-options';

interface ClassMultiSelectProps extends Omit<MultiSelectProps, 'data' | 'value' | 'onChange'> {
  readonly classes: readonly PickedClass[];
  /** Absent: none was named. */
  readonly value: readonly string[] | undefined;
  readonly onChange: (ids: string[]) => void;
}

const NONE: readonly string[] = [];

/** Chooses classes by their names. As the other lists, it does not open by itself and cover what is below it. */
export function ClassMultiSelect({ classes, value, onChange, ...rest }: ClassMultiSelectProps) {
  const options = useClassOptions(classes, value ?? NONE);
  return (
    <MultiSelect
      size="xs"
      {...rest}
      {...options}
      value={[...(value ?? NONE)]}
      onChange={onChange}
      searchable
    />
  );
}
