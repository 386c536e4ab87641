import { Fragment } from 'react';
import { create } from 'zustand';
import { Dialog } from '../components/dialog';
import { Keys } from '../components/keys';
import { appTexts } from '../texts/app-texts';
import { byHeading, isAvailable, useAllCommands, type Command } from './commands';
import { shortcutsOf, showShortcut } from './shortcuts';
import classes from './shortcut-sheet.module.css';

const texts = appTexts.shortcutSheet;
const useSheet = create(() => ({ isOpen: false }));

export const openShortcutSheet = (): void => useSheet.setState({ isOpen: true });

/** Every key of the screen, from the same list as the palette; those that do nothing right now are pale. */
export function ShortcutSheet() {
  const isOpen = useSheet((sheet) => sheet.isOpen);
  const commands = useAllCommands();
  const close = (): void => useSheet.setState({ isOpen: false });
  return (
    <Dialog isOpen={isOpen} onClose={close} title={texts.title} size="lg">
      <p className={classes.hint}>{texts.hint}</p>
      {byHeading(commands.filter(({ shortcut }) => shortcut !== undefined)).map(([group, members]) => (
        <section key={group} className={classes.group}>
          <h3 className={classes.title}>{group}</h3>
          <dl className={classes.list}>
            {members.map((command) => (
              <Line key={command.id} command={command} />
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}

function Line({ command }: { readonly command: Command }) {
  const isPale = !isAvailable(command);
  return (
    <div className={classes.row} data-pale={isPale || undefined}>
      <dt>
        {command.name}
        {isPale && <span className="visually-hidden"> {texts.notNow}</span>}
      </dt>
      <dd className={classes.keys}>
        {shortcutsOf(command).map((shortcut, index) => (
          <Fragment key={shortcut}>
            {index > 0 && <span>{texts.or}</span>}
            <Keys presses={showShortcut(shortcut)} then={texts.followedBy} />
          </Fragment>
        ))}
      </dd>
    </div>
  );
}
