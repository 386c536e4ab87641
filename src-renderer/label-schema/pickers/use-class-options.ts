import { useMemo, useState } from 'react';

/** A list of 10,000 names helps nobody, and takes seconds to draw: the rest is found by typing. */
const MOST_OPTIONS = 60;

export interface PickedClass {
  readonly id: string;
  readonly name: string;
}

/** What a field offers: the classes that are chosen, and the first of those whose name has the typed words. */
export function useClassOptions(all: readonly PickedClass[], chosen: readonly string[]) {
  const [searchValue, onSearchChange] = useState('');
  const key = chosen.join(' ');
  const data = useMemo(() => {
    const own = new Set(key.split(' '));
    // A field that holds one name shows it as what was searched for.
    const isName = all.some(({ id, name }) => own.has(id) && name === searchValue);
    const words = isName ? '' : searchValue.trim().toLowerCase();
    let found = 0;
    return all
      .filter(
        ({ id, name }) =>
          own.has(id) || (found < MOST_OPTIONS && name.toLowerCase().includes(words) && ++found > 0),
      )
      .map(({ id, name }) => ({ value: id, label: name }));
  }, [all, key, searchValue]);
  return { data, searchValue, onSearchChange };
}
