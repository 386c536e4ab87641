import { openLibrary } from '../../../src-main/storage/library-storage';

/** Opens a library for writing and keeps it: another process, for lock.test.ts. Writes a row on every line of input. */
const [folder = ''] = process.argv.slice(2);
const writer = openLibrary(folder, 'Colophon holder');
process.stdout.write('open\n');
process.stdin.on('data', () => {
  writer.transaction(() => writer.records.setProperty('written', new Date().toISOString()));
  process.stdout.write('wrote\n');
});
process.stdin.on('end', () => {
  writer.close();
  process.exitCode = 0;
});
