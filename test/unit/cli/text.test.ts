import { expect, test } from 'vitest';
import { appFolders } from '../../../src-main/hosts/cli/app-folders';
import { documentNamer, printable, renderTable } from '../../../src-main/hosts/cli/tables';

test('a table is aligned, numbers to the right, without trailing blanks', () => {
  const columns = [
    { title: 'NAME', value: (row: { name: string; size: number }) => row.name },
    { title: 'SIZE', value: (row: { name: string; size: number }) => row.size },
  ];
  const rows = [
    { name: 'a', size: 12_345 },
    { name: 'longer', size: 7 },
  ];
  expect(renderTable(columns, rows)).toEqual(['NAME      SIZE', 'a       12,345', 'longer       7']);
  expect(renderTable(columns, [])).toEqual([]);
});

test('a document is called by its name; the beginning of its id tells two of one name apart', () => {
  const [one, two, other] = ['1'.repeat(32), '2'.repeat(32), '3'.repeat(32)];
  const nameOf = documentNamer([
    { id: one, name: 'scan.pdf' },
    { id: two, name: 'scan.pdf' },
    { id: other, name: 'letter.pdf' },
    { id: other, name: 'letter.pdf' },
  ]);
  expect([one, two, other, '4'.repeat(32)].map(nameOf)).toEqual([
    'scan.pdf (111111111111)',
    'scan.pdf (222222222222)',
    'letter.pdf',
    '444444444444',
  ]);
});

test('a file name can neither move the cursor nor reverse a line', () => {
  expect(printable('a\u001B[2J\nb\u202Egpj')).toBe('a\uFFFD[2J\uFFFDb\uFFFDgpj');
  expect(printable('Übersicht 見本 👩‍🔬')).toBe('Übersicht 見本 👩‍🔬');
});

test('settings lie where the platform keeps them, or where the person says', () => {
  const settings = (platform: NodeJS.Platform, env: Record<string, string> = {}) =>
    appFolders({ platform, homeFolder: '/home/ada', terminal: { env } }).settings;
  expect(settings('linux')).toBe('/home/ada/.config/colophon');
  expect(settings('linux', { XDG_CONFIG_HOME: '/config' })).toBe('/config/colophon');
  expect(settings('darwin')).toBe('/home/ada/Library/Application Support/colophon');
  expect(settings('win32', { APPDATA: '/roaming' })).toBe('/roaming/colophon');
  expect(settings('darwin', { COLOPHON_SETTINGS: '/mine' })).toBe('/mine');
});
