import { historyTexts } from '../../texts/history-texts';

/** A document or class that versions can be filtered by: by id, or by the name of one that is gone. */
export interface Choosable {
  readonly value: string;
  readonly label: string;
}

/**
 * What is offered for what was typed. The history knows more than the draft: what it has not, or not any more, is
 * offered by its whole name.
 */
export function withPast(found: readonly Choosable[], typed: string): Choosable[] {
  const name = typed.trim();
  const isKnown = found.some(({ label }) => label.toLowerCase() === name.toLowerCase());
  if (name === '' || isKnown) return [...found];
  return [...found, { value: name, label: historyTexts.filters.past(name) }];
}
