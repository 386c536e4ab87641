import { Fragment } from 'react';
import { create } from 'zustand';
import { Dialog } from '../components/dialog';
import { Keys } from '../components/keys';
import { appTexts } from '../texts/app-texts';
import { isAvailable, useAllCommands, type Command } from './commands';
import { shortcutsOf, showShortcut } from './shortcuts';
import classes from './shortcut-sheet.module.css';

const texts = appTexts.shortcutSheet;
const useSheet = create(() => ({ isOpen: false }));

export const openShortcutSheet = (): void => useSheet.setState({ isOpen: true });

/** The keys of every command that works right now, from the same list as the palette. */
export function ShortcutSheet() {
  const isOpen = useSheet((sheet) => sheet.isOpen);
  const commands = useAllCommands();
  const close = (): void => useSheet.setState({ isOpen: false });
  return (
    <Dialog isOpen={isOpen} onClose={close} title={texts.title} size="lg">
      <p className={classes.hint}>{texts.hint}</p>
      {groupByName(commands).map(([group, members]) => (
        <section key={group} className={classes.group}>
          <h3 className={classes.title}>{group}</h3>
          <dl className={classes.list}>
            {members.map((command) => (
              <div key={command.id} className={classes.row}>
                <dt>{command.name}</dt>
                <dd className={classes.keys}>
                  {shortcutsOf(command).map((shortcut, index) => (
                    <Fragment key={shortcut}>
                      {index > 0 && <span>{texts.or}</span>}
                      <Keys presses={showShortcut(shortcut)} then={texts.followedBy} />
                    </Fragment>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}

function groupByName(commands: readonly Command[]): readonly (readonly [string, readonly Command[]])[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    if (command.shortcut === undefined || !isAvailable(command)) continue;
    groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  }
  return [...groups].reverse();
}
