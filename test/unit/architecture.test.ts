import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { isAllowed, listFolders, parseImports, readSources, ROOT, type SourceFile } from './imports';

const STREAMS = [
  'node:buffer',
  'node:fs',
  'node:fs/promises',
  'node:readline',
  'node:stream',
  'node:string_decoder',
];

/** folder → what its files may import besides the folder itself. The most specific folder counts. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  'src-main/domain': ['re2js', 'colord', 'rbush'],
  'src-main/contract': ['src-main/domain', 'zod', '@orpc/contract'],
  'src-main/formats': [
    'src-main/domain',
    ...STREAMS,
    'node:stream/promises',
    'node:path',
    'node:zlib',
    'fast-xml-parser',
    'markdown-it',
  ],
  'src-main/pdf': ['src-main/domain', 'pdfjs-dist', '@napi-rs/canvas', 'utif2', 'node:'],
  'src-main/storage': ['src-main/domain', 'better-sqlite3', 'node:'],
  'src-main/services': [
    'src-main/domain',
    'src-main/contract',
    'src-main/storage',
    'src-main/formats',
    'src-main/pdf',
    'uuid',
    'node:path',
    'node:fs',
    'node:fs/promises',
    'node:timers/promises',
  ],
  'src-main/core': [
    'src-main/domain',
    'src-main/contract',
    'src-main/storage',
    'src-main/formats',
    'src-main/pdf',
    'src-main/services',
    '@orpc/server',
    'node:',
  ],
  'src-main/hosts/web': [
    'src-main/core',
    'src-main/contract',
    'src-main/domain',
    '@orpc/server',
    '@orpc/client',
    '@orpc/contract',
    'node:',
  ],
  'src-main/hosts/cli': [
    'src-main/core',
    'src-main/contract',
    'src-main/domain',
    'src-main/hosts/web',
    '@orpc/server',
    '@orpc/client',
    '@orpc/contract',
    'commander',
    'node:',
  ],
  'src-main/hosts/electron': [
    'src-main/core',
    'src-main/contract',
    'src-main/domain',
    '@orpc/server',
    'electron',
    'node:',
  ],
  'src-renderer': [
    'src-main/domain',
    'src-main/contract',
    'react',
    'react-dom',
    '@mantine/*',
    'zustand',
    'pdfjs-dist',
    '@orpc/client',
    '@orpc/contract',
    '@tanstack/react-virtual',
    '@tabler/icons-react',
    'rbush',
    'markdown-it',
  ],
};

const SQL =
  /\bSELECT\s[^;]{0,200}?\sFROM\b|\b(?:INSERT|REPLACE)\s+(?:OR\s+\w+\s+)?INTO\b|\bUPDATE\s+\w+\s+SET\b|\bDELETE\s+FROM\b|\bCREATE\s+(?:TABLE|INDEX|TRIGGER|VIEW)\b|\bPRAGMA\s+\w/;

const sources = [...readSources('src-main'), ...readSources('src-renderer')];
const tests = readSources('test');

/** @returns one sentence per import that the rule of `folder` does not allow */
function findForbiddenImports(folder: string, files: readonly SourceFile[]): string[] {
  const allowed = [folder, ...(RULES[folder] ?? [])];
  return files.flatMap(({ path, text }) =>
    parseImports(path, text)
      .filter((target) => !isAllowed(target, allowed))
      .map((target) => `${path} imports ${target}`),
  );
}

/** These put the page together, so they know every folder; what the folders use of `app` lies beside them. */
const COMPOSING = new Set(
  ['features.tsx', 'frame.tsx', 'screens.tsx'].map((name) => `src-renderer/app/${name}`),
);

/** @returns folders of the page that reach themselves through what they import, each with the way round */
function findCircles(files: readonly SourceFile[]): string[] {
  const folderOf = (path: string): string => path.split('/').slice(0, 2).join('/');
  const next = new Map<string, Set<string>>();
  for (const { path, text } of files) {
    if (COMPOSING.has(path)) continue;
    for (const target of parseImports(path, text)) {
      if (!target.startsWith('src-renderer/') || folderOf(target) === folderOf(path)) continue;
      next.set(folderOf(path), (next.get(folderOf(path)) ?? new Set()).add(folderOf(target)));
    }
  }
  const wayBack = (from: string, way: readonly string[], seen: Set<string>): readonly string[] | null => {
    for (const folder of next.get(way.at(-1)!) ?? []) {
      if (folder === from) return [...way, folder];
      if (seen.has(folder)) continue;
      const found = wayBack(from, [...way, folder], seen.add(folder));
      if (found !== null) return found;
    }
    return null;
  };
  return [...next.keys()].flatMap((folder) => wayBack(folder, [folder], new Set())?.join(' → ') ?? []);
}

const filesOf = (folder: string): SourceFile[] => sources.filter(({ path }) => path.startsWith(`${folder}/`));
const lineCount = (text: string): number => text.replace(/\n$/, '').split('\n').length;
const tooLong = (files: readonly SourceFile[], limit: number): string[] =>
  files
    .filter(({ text }) => lineCount(text) > limit)
    .map(({ path, text }) => `${path}: ${lineCount(text)} lines`);
const matching = (files: readonly SourceFile[], pattern: RegExp): string[] =>
  files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe('who may import what', () => {
  test.each(Object.keys(RULES))('%s imports only what it may', (folder) => {
    expect(findForbiddenImports(folder, filesOf(folder))).toEqual([]);
  });

  test('the folders of the page import each other in one direction', () => {
    expect(findCircles(filesOf('src-renderer'))).toEqual([]);
  });

  test('every source file is under a rule', () => {
    const uncovered = sources.filter(
      ({ path }) => !Object.keys(RULES).some((folder) => path.startsWith(`${folder}/`)),
    );
    expect(uncovered.map(({ path }) => path)).toEqual([]);
  });

  test('end-to-end tests know the app only from outside', () => {
    const reachingIn = tests
      .filter(({ path }) => path.startsWith('test/e2e/'))
      .flatMap(({ path, text }) =>
        parseImports(path, text).filter((target) => /^src-(main|renderer)\//.test(target)),
      );
    expect(reachingIn).toEqual([]);
  });
});

describe('where things are', () => {
  test('SQL stands only in storage', () => {
    const elsewhere = sources.filter(({ path }) => !path.startsWith('src-main/storage/'));
    expect(matching(elsewhere, SQL)).toEqual([]);
  });

  test('a source file has at most 300 lines, a test file 400', () => {
    expect([...tooLong(sources, 300), ...tooLong(tests, 400)]).toEqual([]);
  });

  test('every folder explains itself in at most 12 lines', () => {
    const unexplained = [...listFolders('src-main'), ...listFolders('src-renderer')].filter((folder) => {
      const readme = join(ROOT, folder, 'README.md');
      return !existsSync(readme) || lineCount(readFileSync(readme, 'utf8')) > 12;
    });
    expect(unexplained).toEqual([]);
  });

  test('nothing is left as a reminder in the code', () => {
    const reminder = new RegExp(['TO', 'DO|FIX', 'ME'].join(''));
    expect(matching([...sources, ...tests], reminder)).toEqual([]);
  });
});

describe('the rules themselves', () => {
  const offender = (folder: string, text: string): string[] =>
    findForbiddenImports(folder, [{ path: `${folder}/deep/offender.ts`, text }]);

  test.each([
    ["import { readFileSync } from 'node:fs';", 'node:fs'],
    ["import type { Database } from 'better-sqlite3';", 'better-sqlite3'],
    ["import 'electron';", 'electron'],
    ["export * from '../../storage/database';", 'src-main/storage/database'],
    ["const fs = await import('node:fs');", 'node:fs'],
    ["type Window = typeof import('electron');", 'electron'],
    ["const fs = require('fs');", 'fs'],
    ['import {\n  a,\n  b,\n} from "../../services/a";', 'src-main/services/a'],
    ["import worker from '../../pdf/worker?url';", 'src-main/pdf/worker'],
  ])('an offending import is seen: %s', (text, target) => {
    expect(offender('src-main/domain', text)).toEqual([`src-main/domain/deep/offender.ts imports ${target}`]);
  });

  test('prose is not taken for an import', () => {
    const prose = '/** Reads bytes from `position`. */ const text = "a from " + list.join(" | ");';
    expect(parseImports('a.ts', prose)).toEqual([]);
  });

  test('the page reaches neither Node, Electron nor the inside of src-main', () => {
    const text = "import 'node:fs'; import 'electron'; import x from '../../src-main/core/create-core';";
    expect(offender('src-renderer', text)).toHaveLength(3);
  });

  test('a circle of folders is seen, also one through a third', () => {
    const file = (folder: string, target: string): SourceFile => ({
      path: `src-renderer/${folder}/a.ts`,
      text: `import type { B } from '../${target}/b';`,
    });
    const oneWay = [file('merge', 'sides'), file('compare', 'sides')];
    expect(findCircles(oneWay)).toEqual([]);
    expect(findCircles([...oneWay, file('sides', 'merge')])).toEqual([
      'src-renderer/merge → src-renderer/sides → src-renderer/merge',
      'src-renderer/sides → src-renderer/merge → src-renderer/sides',
    ]);
  });

  test('a package or folder whose name merely begins alike is not allowed', () => {
    expect(isAllowed('zod-extra', ['zod'])).toBe(false);
    expect(isAllowed('src-main/domains/a', ['src-main/domain'])).toBe(false);
    expect(isAllowed('node:fs/promises', ['node:fs'])).toBe(false);
    expect(isAllowed('zod/mini', ['zod'])).toBe(true);
  });

  test.each([
    'SELECT id FROM region',
    "db.exec('PRAGMA journal_mode = WAL')",
    'INSERT OR IGNORE INTO region',
  ])('SQL is recognised: %s', (text) => {
    expect(text).toMatch(SQL);
  });

  test('a file over the limit is named', () => {
    expect(tooLong([{ path: 'a.ts', text: 'x\n'.repeat(301) }], 300)).toEqual(['a.ts: 301 lines']);
    expect(tooLong([{ path: 'a.ts', text: 'x\n'.repeat(300) }], 300)).toEqual([]);
  });

  test('the sources are really being read', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.some(({ path, text }) => parseImports(path, text).length > 0)).toBe(true);
  });
});
