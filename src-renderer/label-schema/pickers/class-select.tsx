import { Select, type SelectProps } from '@mantine/core';
import { useClassOptions, type PickedClass } from './use-class-options';

interface ClassSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly classes: readonly PickedClass[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** Chooses one class by its name. */
export function ClassSelect({ classes, value, onChange, ...rest }: ClassSelectProps) {
  const options = useClassOptions(classes, value === null ? [] : [value]);
  return <Select {...rest} {...options} value={value} onChange={onChange} searchable />;
}
