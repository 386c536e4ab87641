import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import type { BrowserWindow, Rectangle } from 'electron';

/** Where the window was when it was closed. */
export interface WindowState {
  readonly bounds: Rectangle;
  readonly isMaximised: boolean;
}

const DEFAULT_SIZE = { width: 1440, height: 900 };
export const LEAST_SIZE = { minWidth: 800, minHeight: 560 };
/** At least so much of the title bar must be on a screen, or the window cannot be taken hold of. */
const REACHABLE_PX = 100;

/** The state that was kept; null when there is none or it makes no sense. */
export function readWindowState(file: string): WindowState | null {
  try {
    const { bounds, isMaximised } = JSON.parse(readFileSync(file, 'utf8')) as Partial<WindowState>;
    const sizes = [bounds?.x, bounds?.y, bounds?.width, bounds?.height];
    return bounds !== undefined && sizes.every(Number.isInteger)
      ? { bounds, isMaximised: isMaximised === true }
      : null;
  } catch {
    return null;
  }
}

/** The bounds to open with: those that were kept while a screen still shows them, else the default size, centred. */
export function fitBounds(kept: Rectangle | undefined, screens: readonly Rectangle[]): Partial<Rectangle> {
  if (kept === undefined) return DEFAULT_SIZE;
  const size = {
    width: Math.max(kept.width, LEAST_SIZE.minWidth),
    height: Math.max(kept.height, LEAST_SIZE.minHeight),
  };
  const isReachable = screens.some(
    ({ x, y, width, height }) =>
      kept.x + size.width >= x + REACHABLE_PX &&
      kept.x <= x + width - REACHABLE_PX &&
      kept.y >= y &&
      kept.y <= y + height - REACHABLE_PX,
  );
  return isReachable ? { x: kept.x, y: kept.y, ...size } : size;
}

/** Keeps the state when the window is closed. Losing it costs nothing, so failures are not told. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), isMaximised: window.isMaximized() };
    const temporary = `${file}.new`;
    writeFile(temporary, JSON.stringify(state))
      .then(() => rename(temporary, file))
      .catch(() => undefined);
  });
}
