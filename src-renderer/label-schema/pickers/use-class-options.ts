import { useState } from 'react';

/** A list of 10,000 names helps nobody, and takes seconds to draw: the rest is found by typing. */
const MOST_OPTIONS = 60;

export interface PickedClass {
  readonly id: string;
  readonly name: string;
}

/** What a field offers: the classes that are chosen, and the first of those whose name has the typed words. */
export function useClassOptions(all: readonly PickedClass[], chosen: readonly string[]) {
  const [searchValue, onSearchChange] = useState('');
  return { data: classOptions(all, new Set(chosen), searchValue), searchValue, onSearchChange };
}

/** The options of a field that holds `chosen`, for what is typed. */
export function classOptions(all: readonly PickedClass[], chosen: ReadonlySet<string>, typed: string) {
  // A field that holds one name shows it as what was searched for.
  const isName = all.some(({ id, name }) => chosen.has(id) && name === typed);
  const words = isName ? '' : typed.trim().toLowerCase();
  let found = 0;
  return all
    .filter(
      ({ id, name }) =>
        chosen.has(id) || (found < MOST_OPTIONS && name.toLowerCase().includes(words) && ++found > 0),
    )
    .map(({ id, name }) => ({ value: id, label: name }));
}
