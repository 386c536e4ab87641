import type { Command } from '../../app/commands';

/** One line of a table of commands. */
export type CommandRow = readonly [
  id: string,
  name: string,
  shortcut: string | readonly string[],
  run: () => void,
  /** Not offered while this is false; always, when left out. */
  when?: () => boolean,
];

/** Commands of one heading, from a table that can be read at a glance. */
export const commandsOf = (group: string, rows: readonly CommandRow[]): Command[] =>
  rows.map(([id, name, shortcut, run, when]) => ({
    id: id.includes('.') ? id : `editor.${id}`,
    name,
    group,
    shortcut,
    run,
    ...(when === undefined ? {} : { when }),
  }));
