import type { Progress } from '../../contract/values';
import type { Terminal } from './cli-host';
import { printable } from './tables';

const REDRAW_AFTER_MS = 100;
const LINE_LENGTH = 78;
const ERASE_LINE = '\r\u001B[K';

/** The line on a terminal that says how far a long call is. */
export interface ProgressLine {
  show(progress: Progress): void;
  clear(): void;
}

/** Nothing at all in a pipe: logs and scripts see no progress. */
export function createProgressLine(terminal: Terminal): ProgressLine {
  let drawnAt = 0;
  if (!terminal.showsProgress) return { show: () => {}, clear: () => {} };
  return {
    show(progress) {
      const now = Date.now();
      if (now - drawnAt < REDRAW_AFTER_MS) return;
      drawnAt = now;
      terminal.writeError(`${ERASE_LINE}${describe(progress)}`);
    },
    clear() {
      if (drawnAt > 0) terminal.writeError(ERASE_LINE);
      drawnAt = 0;
    },
  };
}

function describe({ what, done, total }: Progress): string {
  const numbers = total === null ? `${done}` : `${done} of ${total}`;
  return printable(`${what}: ${numbers}`).slice(0, LINE_LENGTH);
}
