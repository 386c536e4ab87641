import { useCommands, type Command } from './commands';

interface StepKeys {
  /** Begin of the commands' ids: `versions`. */
  readonly id: string;
  readonly texts: { readonly group: string; readonly next: string; readonly previous: string };
  readonly step: (by: 1 | -1) => void;
}

/** `j`, `k` and the arrow keys step through the list of a screen. */
export function useStepKeys({ id, texts, step }: StepKeys): void {
  const command = (name: 'next' | 'previous', shortcut: readonly string[], by: 1 | -1): Command => ({
    id: `${id}.${name}`,
    name: texts[name],
    group: texts.group,
    shortcut,
    onlyKeys: true,
    run: () => step(by),
  });
  useCommands([command('next', ['J', 'ArrowDown'], 1), command('previous', ['K', 'ArrowUp'], -1)]);
}
