import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-main/domain/errors/app-error';
import { nothingToCommit, routerOf, run } from './fake-host';

const committed = {
  version: 3,
  id: 'a'.repeat(64),
  contentId: 'b'.repeat(64),
  documents: 2,
  pages: 5,
  regions: 7,
  schema: { ref: 'invoices@1.1.0', published: false, obstacle: null },
};
const committing = routerOf((calls) => ({
  versions: { commit: calls.versions.commit.handler(() => committed) },
}));
const failing = routerOf((calls) => ({
  versions: {
    commit: calls.versions.commit.handler(({ errors }) => {
      const { code, userMessage } = nothingToCommit();
      throw errors.FAILED({ data: { code, userMessage } });
    }),
  },
}));
const COMMIT = ['commit', '--dataset', 'invoices', '-m', 'May'];

describe('a command that succeeds', () => {
  test('prints the result of its call as the one JSON value', async () => {
    const { code, output, errors, closed } = await run([...COMMIT, '--json'], { router: committing });
    expect({ code, errors, closed }).toEqual({ code: 0, errors: '', closed: 1 });
    expect(JSON.parse(output)).toEqual(committed);
  });

  test('says it in words without --json', async () => {
    const { output } = await run(COMMIT, { router: committing });
    expect(output).toBe('Committed invoices@3 (2 documents, 5 pages, 7 regions; content bbbbbbbbbbbb)\n');
  });
});

describe('global options', () => {
  test.each([
    ['before the command', ['--json', '--library', 'here', '--author', 'Ada', ...COMMIT]],
    ['after the command', [...COMMIT, '--json', '--library', 'here', '--author', 'Ada']],
    [
      'between its options',
      ['commit', '--json', '-m', 'May', '--author=Ada', '--library=here', '--dataset', 'invoices'],
    ],
  ])('are understood %s', async (_where, args) => {
    const { code, opened, coreOptions, output } = await run(args, { router: committing });
    expect(code).toBe(0);
    expect(opened).toEqual([{ folder: '/work-folder/here', readOnly: false }]);
    expect(coreOptions[0]?.author).toBe('Ada');
    expect(JSON.parse(output)).toEqual(committed);
  });

  test('the library is --library, else $COLOPHON_LIBRARY, else the current folder', async () => {
    const env = { COLOPHON_LIBRARY: '/elsewhere' };
    const folders = [
      await run([...COMMIT, '--library', '/given'], { router: committing, env }),
      await run(COMMIT, { router: committing, env }),
      await run(COMMIT, { router: committing, env: { COLOPHON_LIBRARY: '' } }),
    ].map(({ opened }) => opened[0]?.folder);
    expect(folders).toEqual(['/given', '/elsewhere', '/work-folder']);
  });

  test('init takes its folder as an argument first', async () => {
    const { output } = await run(['init', 'new', '--library', 'other', '--json']);
    expect(JSON.parse(output)).toEqual({ folder: '/work-folder/new', id: 'library-1' });
  });
});

describe('wrong usage exits 2, says so in one line and touches nothing', () => {
  test.each([
    ['no command', [], 'no command was given'],
    ['an unknown command', ['comit'], "unknown command 'comit'"],
    ['an unknown subcommand', ['dataset', 'lsit'], "unknown command 'lsit'"],
    ['a group without subcommand', ['schema'], 'no command was given'],
    ['an unknown option', ['log', '--dataset', 'd', '--bogus'], "unknown option '--bogus'"],
    ['an unknown option before the command', ['--bogus', 'log'], "unknown option '--bogus'"],
    ['split alone, which may mean anything', ['split', '--dataset', 'd'], 'no command was given'],
    ['a misspelt command of a group', ['branch', 'crate', 'x'], "unknown command 'crate'"],
    ['a misspelt command before a default', ['split', 'asign', '--seed', 'x'], "unknown command 'asign'"],
    ['a tag without a version', ['tag', 'may'], 'names no version'],
    ['an empty --dataset', ['status', '--dataset', ''], 'It is empty'],
    ['a missing argument', ['add', '--dataset', 'd'], "missing required argument 'PATH'"],
    ['too many arguments', ['verify', 'x'], 'too many arguments'],
    ['an option without its value', ['log', '--dataset'], 'argument missing'],
    ['an empty message', ['commit', '--dataset', 'd', '-m', ' '], 'It is empty'],
    ['a port that is no number', ['serve', '--port', 'http'], 'A port is a whole number'],
    ['a port out of range', ['serve', '--port', '65536'], 'A port is a whole number'],
    [
      'a scale that is no number',
      ['export', 'd@1', '--format', 'coco', '--out', 'x', '--scale', ''],
      'A scale is',
    ],
    ['an unknown format', ['import', 'f', '--format', 'yolo', '--dataset', 'd'], 'Allowed choices are coco'],
    ['an unknown match', ['diff', 'd@1', 'd@2', '--match', 'boxes'], 'Allowed choices are ids, geometry'],
    [
      'an IoU of nothing',
      ['diff', 'd@1', 'd@2', '--match', 'geometry', '--iou', '0'],
      'above 0 and at most 1',
    ],
    ['an unknown cause', ['diff', 'd@1', 'd@2', '--cause', 'me'], 'Allowed choices are labels, schema, both'],
  ])('%s', async (_name, args, words) => {
    const plain = await run(args);
    expect(plain).toMatchObject({ code: 2, output: '', opened: [], coreOptions: [] });
    expect(plain.errors).toMatch(
      /^error: [^\n]+, in "colophon[^\n]*", .*(see "colophon[^\n]* --help"|choose of [^\n]+|write "[^\n]+)\n$/,
    );
    expect(plain.errors).toContain(words);

    const json = await run(['--json', ...args]);
    expect(json).toMatchObject({ code: 2, errors: plain.errors });
    expect(JSON.parse(json.output)).toEqual({ error: { code: 'usage', message: plain.errors.slice(7, -1) } });
  });
});

describe('what could not be done exits 1', () => {
  test('a failed call becomes one line: what, where, what to do', async () => {
    const { code, output, errors, closed } = await run(COMMIT, { router: failing });
    expect({ code, output, closed }).toEqual({ code: 1, output: '', closed: 1 });
    expect(errors).toBe(
      'error: nothing was committed, the draft of "invoices" is as its version, change something first\n',
    );
  });

  test('with --json the failure is the one JSON value', async () => {
    const { output, errors } = await run([...COMMIT, '--json'], { router: failing });
    expect(JSON.parse(output)).toEqual({
      error: { code: 'nothing-to-commit', message: errors.slice('error: '.length, -1) },
    });
  });

  test('a library that cannot be opened is told in the same way', async () => {
    const locked = new AppError('library-locked', {
      what: 'The library was not opened.',
      why: 'Colophon desktop on\nthis machine writes to it.',
      next: 'Close it there.',
    });
    const { code, errors } = await run(COMMIT, { openLibrary: () => Promise.reject(locked) });
    expect(code).toBe(1);
    expect(errors).toBe(
      'error: the library was not opened, Colophon desktop on this machine writes to it, close it there\n',
    );
  });

  test('advice for a terminal takes the place of that for a window', async () => {
    const missing = new AppError('library-missing', {
      what: 'No library was opened.',
      why: 'There is none.',
      next: 'Choose another folder.',
      inTerminal: 'Make one with: colophon init DIR.',
    });
    const { errors } = await run(COMMIT, { openLibrary: () => Promise.reject(missing) });
    expect(errors).toBe('error: no library was opened, there is none, make one with: colophon init DIR\n');
  });

  test('what nobody foresaw shows neither its text nor a stack', async () => {
    const { code, errors } = await run(COMMIT, {
      openLibrary: () => Promise.reject(new Error('SQLITE_ODD /x')),
    });
    expect(code).toBe(1);
    expect(errors).toMatch(/^error: something went wrong inside Colophon, [^\n]+\n$/);
    expect(errors).not.toContain('SQLITE_ODD');
  });

  test('a value the contract refuses is named', async () => {
    const { code, errors } = await run(['commit', '--dataset', 'd'.repeat(201), '-m', 'x'], {
      router: committing,
    });
    expect(code).toBe(1);
    expect(errors).toMatch(/^error: the command was not carried out, dataset: [^\n]+\n$/);
  });
});

describe('reading commands', () => {
  test.each([
    [['log', '--dataset', 'd']],
    [['status', '--dataset', 'd']],
    [['show', 'd@1']],
    [['diff', 'd@1', 'd@2']],
    [['export', 'd@1', '--format', 'coco', '--out', 'x.json']],
    [['verify']],
    [['backup', '--out', 'copy']],
    [['dataset', 'list']],
    [['schema', 'show', '--dataset', 'd']],
  ])('%j opens the library for reading only', async (args) => {
    const { opened } = await run(args);
    expect(opened).toEqual([{ folder: '/work-folder', readOnly: true }]);
  });
});

describe('help', () => {
  const COMMANDS = [
    'init',
    'sample',
    'dataset create',
    'dataset list',
    'dataset set',
    'add',
    'remove',
    'replace',
    'import',
    'export',
    'edit',
    'undo',
    'redo',
    'status',
    'commit',
    'log',
    'show',
    'diff',
    'problems',
    'schema list',
    'schema show',
    'schema set',
    'schema diff',
    'schema publish',
    'schema retire',
    'schema export',
    'schema import',
    'verify',
    'backup',
    'serve',
  ];

  test.each(COMMANDS)('%s explains itself with an example and the global options', async (name) => {
    const { code, output, errors } = await run([...name.split(' '), '--help']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain(`$ colophon ${name}`);
    expect(output).toContain('--library <DIR>');
  });

  test('help and version are JSON, too, when asked', async () => {
    expect(JSON.parse((await run(['--help', '--json'])).output)).toContain('Usage: colophon');
    expect(JSON.parse((await run(['--version', '--json'])).output)).toBe('1.2.3');
    expect((await run(['--version'])).output).toBe('1.2.3\n');
  });
});
