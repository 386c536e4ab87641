import type { Command } from '../app/commands';
import { zoomTexts as texts } from '../texts/zoom-texts';

export interface Zooming {
  readonly zoom: (direction: 1 | -1) => void;
  readonly fit: () => void;
}

/** @param screen begin of the commands' ids */
export const zoomCommands = (screen: string, group: string, { zoom, fit }: Zooming): readonly Command[] => [
  {
    id: `${screen}.zoom-in`,
    name: texts.in,
    group,
    shortcut: ['plus', 'shift+plus', '='],
    run: () => zoom(1),
  },
  { id: `${screen}.zoom-out`, name: texts.out, group, shortcut: '-', run: () => zoom(-1) },
  { id: `${screen}.fit`, name: texts.fit, group, shortcut: 'F', run: fit },
];
