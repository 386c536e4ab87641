import type { Page } from '@playwright/test';

export interface FileDrag {
  over(x: number, y: number): Promise<void>;
  drop(x: number, y: number): Promise<void>;
}

/** Drags files and folders of the disk over the window, as from a file manager. Works in Chromium and Electron. */
export async function dragFiles(page: Page, paths: readonly string[]): Promise<FileDrag> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const send = async (type: 'dragEnter' | 'dragOver' | 'drop', x: number, y: number) => {
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  };
  await send('dragEnter', 0, 0);
  return {
    over: (x, y) => send('dragOver', x, y),
    drop: (x, y) => send('drop', x, y),
  };
}
