import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Something a person can do: it stands in the command palette, on the shortcut sheet, and runs on its keys. */
export interface Command {
  /** Unique, `screen.action`. The one registered last wins over one of the same id. */
  readonly id: string;
  /** Sentence case, begins with a verb: "Add documents". */
  readonly name: string;
  /** Heading on the shortcut sheet and in the palette. */
  readonly group: string;
  /**
   * Keys, as `mod+K`, `shift+ArrowUp`, `?`, `Delete`, or two after another: `g d`. `mod` is Ctrl, on a Mac Command.
   * Several ways are several entries.
   */
  readonly shortcut?: string | readonly string[];
  readonly run: () => void;
  /** Not offered, and its keys do nothing, while this is false. */
  readonly when?: () => boolean;
  /** More words the palette finds it by. */
  readonly keywords?: readonly string[];
  /** Left out of the palette (moving a region with the arrow keys), still on the sheet. */
  readonly onlyKeys?: boolean;
  /** Stands on the sheet only, see `describeKeys`. */
  readonly isDescription?: boolean;
}

type Group = readonly Command[];

const groups = new Set<{ current: Group }>();
const listeners = new Set<() => void>();
let snapshot: Group = [];

const changed = (): void => {
  const byId = new Map<string, Command>();
  for (const group of groups) for (const command of group.current) byId.set(command.id, command);
  snapshot = [...byId.values()];
  for (const listener of listeners) listener();
};

export interface CommandGroup {
  readonly set: (commands: Group) => void;
  readonly forget: () => void;
}

/**
 * Commands that stand after all that were added before, whose keys they take, and stay there as they change: what the
 * window can do, which changes with the branches there are, must not take the keys of the screen that is shown.
 */
export function addCommandGroup(): CommandGroup {
  const group: { current: Group } = { current: [] };
  groups.add(group);
  return {
    set(commands) {
      group.current = commands;
      changed();
    },
    forget() {
      groups.delete(group);
      changed();
    },
  };
}

/** Every command there is now, the newest group last. */
export const allCommands = (): Group => snapshot;

export const isAvailable = (command: Command): boolean => command.when?.() !== false;

/** By heading, those of the screen that is shown first. */
export function byHeading(commands: Group): readonly (readonly [heading: string, commands: Group])[] {
  const headings = new Map<string, Command[]>();
  for (const command of [...commands].reverse()) {
    const under = headings.get(command.group) ?? [];
    under.push(command);
    headings.set(command.group, under);
  }
  return [...headings].map(([heading, under]) => [heading, under.reverse()]);
}

/** Lines for the sheet alone: keys that something else handles, a list or a pointer. */
export const describeKeys = (
  group: string,
  lines: readonly (readonly [id: string, name: string, shortcut: string | readonly string[]])[],
): Group =>
  lines.map(([id, name, shortcut]) => ({
    id,
    name,
    group,
    shortcut,
    run: () => undefined,
    isDescription: true,
  }));

/** Runs a command by its id, if it is there and available: how one screen asks for what another one does. */
export function runCommand(id: string): void {
  const command = snapshot.find((each) => each.id === id);
  if (command !== undefined && isAvailable(command)) command.run();
}

/** Adds a screen's commands while it is mounted. They may be made anew on every render. */
export function useCommands(commands: Group): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const place = useRef<CommandGroup | null>(null);
  useEffect(() => {
    const group = addCommandGroup();
    place.current = group;
    return group.forget;
  }, []);
  const shape = commands.map(({ id, name, shortcut }) => `${id}\0${name}\0${String(shortcut)}`).join('\n');
  useEffect(() => {
    const byId = (id: string): Command | undefined => latest.current.find((command) => command.id === id);
    place.current?.set(
      latest.current.map((command) => ({
        ...command,
        run: () => byId(command.id)?.run(),
        when: () => byId(command.id)?.when?.() !== false,
      })),
    );
  }, [shape]);
}

/** For the palette and the sheet: follows commands as screens come and go. */
export const useAllCommands = (): Group => useSyncExternalStore(listen, allCommands);

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
