import { afterEach, describe, expect, test, vi } from 'vitest';
import { addCommandGroup, allCommands, type Command } from '../../../src-renderer/app/commands';
import { describeKeyPress, listenForShortcuts, matchKeys } from '../../../src-renderer/app/shortcuts';

const press = (key: string, held: Partial<Parameters<typeof describeKeyPress>[0]> = {}) =>
  describeKeyPress({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  });

const command = (id: string, shortcut: string | readonly string[], more: Partial<Command> = {}): Command => ({
  id,
  name: id,
  group: 'Test',
  shortcut,
  run: () => undefined,
  ...more,
});

describe('key presses', () => {
  test('letters are told apart by Shift', () => {
    expect([press('z', { ctrlKey: true }), press('Z', { ctrlKey: true, shiftKey: true })]).toEqual([
      'mod+z',
      'mod+shift+z',
    ]);
  });

  test('a symbol is itself, whatever it takes to type it', () => {
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('/')).toBe('/');
    expect(press('+', { ctrlKey: true, shiftKey: true })).toBe('mod+plus');
    expect(press('ß', { shiftKey: true })).toBe('shift+ß');
  });

  test('named keys keep their Shift', () => {
    expect(press('ArrowUp', { shiftKey: true })).toBe('shift+arrowup');
    expect(press(' ')).toBe('space');
  });
});

describe('matching', () => {
  const undo = command('edit.undo', 'mod+Z');
  const go = command('go.documents', 'g d');

  test('finds a command by any of its shortcuts', () => {
    expect(matchKeys('mod+y', [command('redo', ['mod+shift+Z', 'mod+Y'])])).toMatchObject({ id: 'redo' });
  });

  test('waits for the second key of a sequence, and finds it', () => {
    expect(matchKeys('g', [go, undo])).toBe('wait');
    expect(matchKeys('g d', [go, undo])).toBe(go);
    expect(matchKeys('g x', [go, undo])).toBeNull();
  });

  test('a key of its own wins over the beginning of a sequence', () => {
    const page = command('page', 'g');
    expect(matchKeys('g', [go, page])).toBe(page);
  });

  test('the newest command wins, unless it is not available', () => {
    const newer = command('newer', 'mod+Z');
    expect(matchKeys('mod+z', [undo, newer])).toBe(newer);
    expect(matchKeys('mod+z', [undo, { ...newer, when: () => false }])).toBe(undo);
  });

  test('what only describes keys never takes them', () => {
    expect(matchKeys('enter', [command('open', 'Enter', { isDescription: true })])).toBeNull();
  });
});

describe('commands of the window and of a screen', () => {
  test('the keys of a screen stay its own when what the window can do changes', () => {
    const window = addCommandGroup();
    window.set([command('commit', 'mod+Enter')]);
    const screen = addCommandGroup();
    screen.set([command('finish', 'mod+Enter')]);
    window.set([command('commit', 'mod+Enter'), command('switch', 'S')]);
    expect(matchKeys('mod+enter', allCommands())).toMatchObject({ id: 'finish' });
    screen.forget();
    expect(matchKeys('mod+enter', allCommands())).toMatchObject({ id: 'commit' });
    window.forget();
  });
});

describe('keys while a dialog is open', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** A window whose dialog closes on Escape, before the key has travelled on. */
  function openWindow(hasDialog: boolean) {
    let isOpen = hasDialog;
    vi.stubGlobal('document', { querySelector: () => (isOpen ? {} : null) });
    vi.stubGlobal('Element', Event);
    const target = new EventTarget();
    const stop = listenForShortcuts(target as Window);
    target.addEventListener('keydown', () => (isOpen = false), { capture: true });
    const keys = { key: 'Escape', code: 'Escape', ctrlKey: false, altKey: false, shiftKey: false };
    return { stop, pressEscape: () => target.dispatchEvent(Object.assign(new Event('keydown'), keys)) };
  }

  test('Escape closes the dialog and does nothing on the screen beneath', () => {
    const run = vi.fn();
    const { set, forget } = addCommandGroup();
    set([command('back', 'Escape', { run })]);
    const { pressEscape, stop } = openWindow(true);
    pressEscape();
    expect(run).not.toHaveBeenCalled();
    pressEscape();
    expect(run).toHaveBeenCalledOnce();
    stop();
    forget();
  });
});
