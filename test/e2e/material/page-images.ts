import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createCanvas } from '@napi-rs/canvas';

/** Writes a white page with one black line of "text" as a PNG. Different names make different files. */
export async function writePageImage(
  folder: string,
  name: string,
  size: { readonly width: number; readonly height: number },
): Promise<string> {
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, size.width, size.height);
  context.fillStyle = '#000000';
  // The length of the line makes the bytes the name's own.
  context.fillRect(40, 40, 40 + [...name].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) / 10, 8);
  const path = join(folder, name);
  await writeFile(path, canvas.toBuffer('image/png'));
  return path;
}
