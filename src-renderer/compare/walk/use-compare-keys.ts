import { useEffect } from 'react';
import { useCommands, type Command } from '../../app/commands';
import { zoomCommands, type Zooming } from '../../sides/zoom-commands';
import { compareTexts } from '../../texts/compare-texts';
import { setDisplay, toggleUnchanged, type Display } from './compare-view';
import type { Walk } from './use-walk';

const texts = compareTexts.commands;
const { group } = texts;

const display = (name: Display, shortcut: string): Command => ({
  id: `compare.${name}`,
  name: texts[name],
  group,
  shortcut,
  run: () => setDisplay(name),
});

/** Keys that work on totals and pages alike. */
export function useWalkKeys(walk: Walk, focusSearch: () => void): void {
  const any = (): boolean => walk.total > 0;
  const isOnPage = (): boolean => walk.place !== null;
  useCommands([
    { id: 'compare.next', name: texts.next, group, shortcut: ['N', 'J'], when: any, run: () => walk.step(1) },
    {
      id: 'compare.previous',
      name: texts.previous,
      group,
      shortcut: ['P', 'K'],
      when: any,
      run: () => walk.step(-1),
    },
    {
      id: 'compare.next-document',
      name: texts.nextDocument,
      group,
      shortcut: ['shift+N', 'shift+J'],
      when: any,
      run: () => walk.stepDocument(1),
    },
    {
      id: 'compare.previous-document',
      name: texts.previousDocument,
      group,
      shortcut: ['shift+P', 'shift+K'],
      when: any,
      run: () => walk.stepDocument(-1),
    },
    {
      id: 'compare.overview',
      name: texts.overview,
      group,
      shortcut: ['T', 'Escape'],
      when: isOnPage,
      run: walk.showTotals,
    },
    { id: 'compare.search', name: texts.search, group, shortcut: '/', run: focusSearch },
  ]);
}

interface PageKeys extends Zooming {
  readonly annotate: () => void;
  readonly hold: (isHeld: boolean) => void;
}

/** Keys that work while pages are shown. */
export function usePageKeys({ zoom, fit, annotate, hold }: PageKeys): void {
  useCommands([
    display('overlay', '1'),
    display('side', '2'),
    display('blink', '3'),
    { id: 'compare.hold', name: texts.hold, group, shortcut: 'B', onlyKeys: true, run: () => hold(true) },
    { id: 'compare.unchanged', name: texts.unchanged, group, shortcut: 'U', run: toggleUnchanged },
    { id: 'compare.annotate', name: texts.annotate, group, shortcut: ['E', 'Enter'], run: annotate },
    ...zoomCommands('compare', group, { zoom, fit }),
  ]);
  useEffect(() => {
    const release = (event: KeyboardEvent | FocusEvent): void => {
      if (!(event instanceof KeyboardEvent) || event.key.toLowerCase() === 'b') hold(false);
    };
    window.addEventListener('keyup', release);
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', release);
    };
  }, [hold]);
}
