import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { createCore } from '../../../src-main/core/create-core';
import type { CliHost } from '../../../src-main/hosts/cli/cli-host';
import { runCli } from '../../../src-main/hosts/cli/run-cli';
import { openWorkshop, type Workshop } from '../cli/colophon';

export { isBuilt, NEEDS_BUILD, writePdf } from '../cli/colophon';

/** Real documents and annotations; they are not part of the repository. */
const DATA = process.env['COLOPHON_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');

const BUILT = resolve(import.meta.dirname, '../../../out/main');

/** Path of real data; `null`, with the reason printed, where it is not at hand. */
export function realData(name: string): string | null {
  const path = join(DATA, name);
  if (existsSync(path)) return path;
  console.log(`skipped: ${name} is not at hand (set COLOPHON_TEST_DATA to the folder of real data)`);
  return null;
}

/** What a command answered with `--json`. */
export interface Answer<Value = unknown> {
  readonly code: number | null;
  readonly value: Value;
  /** What it said on stderr. */
  readonly errors: string;
}

/** A library in a folder of its own, driven through the built command line. */
export interface Bench {
  readonly shop: Workshop;
  /** Runs a command on the library with `--json`, and checks the manners that every command has. */
  json<Value>(...args: readonly string[]): Promise<Answer<Value>>;
  /** The same for a command that must be done: exit code 0, nothing on stderr. */
  done<Value>(...args: readonly string[]): Promise<Value>;
  /** The same on another library of the same workshop. */
  on(library: string): Omit<Bench, 'on' | 'remove'>;
  remove(): void;
}

const ERROR_LINE = /^error: [^\n]+\n$/;

/** Makes a workshop with an empty library in it. */
export async function openBench(library = 'library'): Promise<Bench> {
  const shop = openWorkshop();
  const on = (name: string): Omit<Bench, 'on' | 'remove'> => {
    const json: Bench['json'] = async (...args) =>
      answer(await shop.colophon(...args, '--library', name, '--json'));
    const done: Bench['done'] = async (...args) => {
      const { code, value, errors } = await json(...args);
      expect({ code, errors }, `${args.join(' ')} says ${JSON.stringify(value)}`).toEqual({
        code: 0,
        errors: '',
      });
      return value as never;
    };
    return { shop, json, done };
  };
  await on(library).done('init');
  return { ...on(library), on, remove: () => shop.remove() };
}

/** Exactly one JSON value on stdout, whatever happened; an exit code other than 0 comes with one line on stderr. */
export function answer(run: Awaited<ReturnType<Workshop['colophon']>>): Answer<never> {
  const { code, output, errors } = run;
  expect(output.endsWith('\n')).toBe(true);
  if (code === 0) expect(errors).toBe('');
  else expect({ code, errors }).toEqual({ code, errors: expect.stringMatching(ERROR_LINE) as string });
  return { code, value: JSON.parse(output) as never, errors };
}

/**
 * Runs a command with `--json` in this process, which must be done: for a command that is run a hundred times, where
 * another test looks at the program that it is part of.
 */
export async function doneHere<Value>(shop: Workshop, ...args: readonly string[]): Promise<Value> {
  const seen = { output: '', errors: '' };
  const host: CliHost = {
    terminal: {
      env: { COLOPHON_SETTINGS: shop.path('settings') },
      folder: shop.folder,
      input: (async function* nothing() {})(),
      showsProgress: false,
      writeOutput: (text) => void (seen.output += text.toString()),
      writeError: (text) => void (seen.errors += text),
    },
    builtFolder: BUILT,
    homeFolder: shop.folder,
    platform: process.platform,
    version: '0.0.0',
    stop: new AbortController().signal,
    createCore,
  };
  const code = await runCli([...args, '--json'], host);
  expect({ code, errors: seen.errors }, `${args.join(' ')} says ${seen.output}`).toEqual({
    code: 0,
    errors: '',
  });
  return JSON.parse(seen.output) as Value;
}
