import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createLibrary } from '../../../src-main/storage/library-storage';

const folder = mkdtempSync(join(tmpdir(), 'colophon-rolled-back-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('objects of a transaction that was rolled back are written by the next one', () => {
  const writer = createLibrary(join(folder, 'library'), 'crash test');
  try {
    const objects = writer.newBuffer();
    const id = objects.write({ format: 1, type: 'tree', entries: [] });
    const flushAndFail = (): void => {
      objects.flush();
      throw new Error('the disk is full');
    };
    expect(() => writer.transaction(flushAndFail)).toThrow('the disk is full');
    expect(writer.objects.has(id)).toBe(false);
    writer.transaction(() => objects.flush());
    expect(writer.objects.has(id)).toBe(true);
  } finally {
    writer.close();
  }
});
