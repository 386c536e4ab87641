import {
  Spotlight,
  spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useReducer } from 'react';
import { Keys } from '../components/keys';
import { appTexts } from '../texts/app-texts';
import { byHeading, isAvailable, useAllCommands, type Command } from './commands';
import { shortcutsOf, showShortcut } from './shortcuts';
import classes from './command-palette.module.css';

/** Opens the palette; it closes itself. */
export const openPalette = (): void => spotlight.open();

/** Every command there is right now, found by typing. */
export function CommandPalette() {
  const commands = useAllCommands();
  // What is available depends on what is selected, and the palette is told of that only when it opens.
  const [, lookAgain] = useReducer((turn: number) => turn + 1, 0);
  return (
    <Spotlight
      onSpotlightOpen={lookAgain}
      actions={groupActions(commands)}
      shortcut={null}
      scrollable
      maxHeight={420}
      lockScroll={false}
      highlightQuery
      nothingFound={appTexts.paletteNothing}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      classNames={{ actionsGroup: classes.group ?? '' }}
      attributes={{ content: { 'aria-label': appTexts.openPalette } }}
      // Something that scrolls must be reachable by keyboard.
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      transitionProps={{ duration: 0 }}
      searchProps={{
        leftSection: <IconSearch size={17} aria-hidden="true" />,
        placeholder: appTexts.palettePlaceholder,
        'aria-label': appTexts.palettePlaceholder,
      }}
    />
  );
}

const groupActions = (commands: readonly Command[]): SpotlightActionGroupData[] =>
  byHeading(commands.filter(isOffered)).map(([group, members]) => ({
    group,
    actions: members.map(toAction),
  }));

const isOffered = (command: Command): boolean =>
  command.onlyKeys !== true && command.isDescription !== true && isAvailable(command);

function toAction(command: Command): SpotlightActionData {
  const [shortcut] = shortcutsOf(command);
  return {
    id: command.id,
    label: command.name,
    keywords: [...(command.keywords ?? []), command.group],
    onClick: command.run,
    ...(shortcut === undefined
      ? {}
      : { rightSection: <Keys presses={showShortcut(shortcut)} then={appTexts.shortcutSheet.followedBy} /> }),
  };
}
