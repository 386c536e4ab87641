import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { statusOf } from '../../../src-main/services/changes/status';
import { backupLibrary } from '../../../src-main/services/library/backup-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { commit } from '../../../src-main/services/history/version-service';
import { verifyLibrary } from '../../../src-main/services/library/verify-service';
import { openLibrary, openLibraryReadOnly } from '../../../src-main/storage/library-storage';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { buildHolder, type Holder } from './holder';

let holders: Awaited<ReturnType<typeof buildHolder>>;
beforeAll(async () => {
  holders = await buildHolder();
});
afterAll(() => holders.remove());

let library: TestLibrary;
let holder: Holder;
beforeEach(async () => {
  library = aLibrary();
  await library.add('a');
  commit(library.context, { dataset: 'papers', message: 'first' });
  library.close();
  holder = await holders.start(library.library);
});
afterEach(async () => {
  await holder.kill();
  library.remove();
});

const open = () => openLibrary(library.library, 'Colophon tests');

describe('the writer lock', () => {
  test('refuses a second writer and names the first', () => {
    expect(open).toThrow(
      expect.objectContaining({
        code: 'library-locked',
        userMessage: expect.objectContaining({
          why: expect.stringMatching(new RegExp(`Colophon holder.*process ${holder.pid} `)),
        }),
      }),
    );
  });

  test('dies with its process, also when that is killed', async () => {
    await holder.write();
    await holder.kill();
    const writer = open();
    expect(writer.records.property('written')).toMatch(/^\d{4}-/);
    writer.close();
  });

  test('is given back when the library is closed', async () => {
    await holder.close();
    const writer = open();
    expect(writer.folder).toBe(library.library);
    writer.close();
  });

  test('is not copied with the folder', () => {
    cpSync(library.library, library.path('copy'), { recursive: true });
    const copy = openLibrary(library.path('copy'), 'Colophon tests');
    expect(copy.folder).toBe(library.path('copy'));
    copy.close();
    expect(open).toThrow(expect.objectContaining({ code: 'library-locked' }));
  });

  test('a refused process leaves the name of the holder as it was', () => {
    const path = join(library.library, 'writer.json');
    const before = readFileSync(path, 'utf8');
    expect(open).toThrow();
    expect(readFileSync(path, 'utf8')).toBe(before);
  });
});

describe('reading while another process writes', () => {
  test('sees versions, status and what is written meanwhile; verifies and backs up', async () => {
    const context = library.openReadOnly();
    expect(logOf(context, 'papers')).toHaveLength(1);
    expect(statusOf(context, 'papers')).toMatchObject({ clean: true, base: 1 });
    await holder.write();
    expect(context.reader.records.property('written')).toMatch(/^\d{4}-/);
    expect((await verifyLibrary(context, { onProgress: () => undefined })).problems).toEqual([]);
    const target = library.path('backup');
    expect(await backupLibrary(context, target, { onProgress: () => undefined })).toMatchObject({ files: 1 });
    context.reader.close();
    const copy = openLibraryReadOnly(target);
    expect(copy.records.property('written')).toMatch(/^\d{4}-/);
    copy.close();
  });

  test('writes nothing through a reader', () => {
    const context = library.openReadOnly();
    expect(() => commit(context, { dataset: 'papers', message: 'no' })).toThrow(
      expect.objectContaining({ code: 'library-read-only' }),
    );
    context.reader.close();
  });
});
