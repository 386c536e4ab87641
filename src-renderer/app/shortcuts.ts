import { isDialogOpen, isScreenList } from '../components/screen-focus';
import { allCommands, isAvailable, type Command } from './commands';

const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);

/** Second key of `g d` must follow within this time. */
const SEQUENCE_MS = 1200;

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const KEY_NAMES: Readonly<Record<string, string>> = { ' ': 'space', '+': 'plus' };

/** One key press as it is written in `Command.shortcut`, in lower case: `mod+shift+z`, `?`, `arrowup`. */
export function describeKeyPress(event: KeyPress): string {
  const key = (KEY_NAMES[event.key] ?? event.key).toLowerCase();
  const isSymbol = /^[^\p{L}\p{N}\s]$/u.test(event.key);
  const parts = [
    (isMac ? event.metaKey : event.ctrlKey) ? 'mod' : '',
    isMac && event.ctrlKey ? 'ctrl' : '',
    event.altKey ? 'alt' : '',
    // Shift is how some keyboards reach a symbol at all: `?` is `?`, with or without it.
    event.shiftKey && !isSymbol ? 'shift' : '',
    key,
  ];
  return parts.filter((part) => part !== '').join('+');
}

export const shortcutsOf = ({ shortcut }: Pick<Command, 'shortcut'>): readonly string[] =>
  shortcut === undefined ? [] : typeof shortcut === 'string' ? [shortcut] : shortcut;

/** Finds what keys ask for: a command, or the wish to wait for a second key. The newest command wins. */
export function matchKeys(keys: string, commands: readonly Command[]): Command | 'wait' | null {
  const wanted = commands.flatMap((command) =>
    (command.isDescription === true ? [] : shortcutsOf(command)).map((shortcut) => ({
      command,
      shortcut: shortcut.toLowerCase(),
    })),
  );
  const exact = wanted.findLast(({ command, shortcut }) => shortcut === keys && isAvailable(command));
  if (exact !== undefined) return exact.command;
  return wanted.some(({ command, shortcut }) => shortcut.startsWith(`${keys} `) && isAvailable(command))
    ? 'wait'
    : null;
}

/** Runs commands on their keys until the returned function is called. */
export function listenForShortcuts(target: Window): () => void {
  let first = '';
  let firstAt = 0;
  // A dialog that Escape closes is gone before the key arrives here; the key is still its own.
  let isDialogs = false;
  const onCapture = (): void => {
    isDialogs = isDialogOpen();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return;
    if (isDialogs || isTaken(event)) return;
    const keys = describeKeyPress(event);
    const isSecond = first !== '' && event.timeStamp - firstAt < SEQUENCE_MS;
    const found =
      (isSecond ? matchKeys(`${first} ${keys}`, allCommands()) : null) ?? matchKeys(keys, allCommands());
    first = '';
    if (found === null) return;
    event.preventDefault();
    if (found !== 'wait') return found.run();
    first = keys;
    firstAt = event.timeStamp;
  };
  target.addEventListener('keydown', onCapture, { capture: true });
  target.addEventListener('keydown', onKeyDown);
  return () => {
    target.removeEventListener('keydown', onCapture, { capture: true });
    target.removeEventListener('keydown', onKeyDown);
  };
}

const isModifier = (key: string): boolean => ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(key);

/** Typing in a field, and anything while a dialog is open, belongs to the field or the dialog; Tab to the window. */
export function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (isDialogOpen() || (event.key === 'Tab' && !isScreenList(target))) return true;
  if (target?.closest('input, textarea, select, [contenteditable="true"], [role="menu"]') != null) {
    const isEditingKey = !(event.ctrlKey || event.metaKey) || /^[acvxzy]$/i.test(event.key);
    return isEditingKey || event.altKey;
  }
  return (
    (event.key === 'Enter' || event.key === ' ') &&
    !event.ctrlKey &&
    !event.metaKey &&
    target?.closest('button, a, summary, [role="tab"]') != null
  );
}

const SHOWN: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  ctrl: 'Ctrl',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
  delete: 'Del',
  space: 'Space',
  plus: '+',
};

/** Keys as they are shown: `[['Ctrl', 'K']]`; two lists for two presses in a row. */
export const showShortcut = (shortcut: string): readonly (readonly string[])[] =>
  shortcut
    .split(' ')
    .map((press) =>
      press.split('+').map((key) => SHOWN[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key)),
    );
