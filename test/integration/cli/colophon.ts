import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';

const CLI = resolve(import.meta.dirname, '../../../out/main/cli.js');

/** These tests drive the built program as a script would. */
export const isBuilt = existsSync(CLI);
export const NEEDS_BUILD = 'the built command line (without out/main/cli.js: run "npm run build" first)';

export interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
  /** The one JSON value of stdout. */
  json(): unknown;
}

/** A folder of its own for one test file: work in it, settings in it, gone at the end. */
export interface Workshop {
  readonly folder: string;
  colophon(...args: readonly string[]): Promise<Ran>;
  /** Gives text to standard input. */
  colophonWith(input: string, ...args: readonly string[]): Promise<Ran>;
  start(...args: readonly string[]): ReturnType<typeof spawn>;
  path(name: string): string;
  remove(): void;
}

/** Makes a workshop. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'colophon-cli-'));
  const path = (name: string) => join(folder, name);
  const env = { ...process.env, COLOPHON_SETTINGS: path('settings'), COLOPHON_LIBRARY: '' };
  const start = (...args: readonly string[]) =>
    spawn(process.execPath, [CLI, ...args], { cwd: folder, env, stdio: 'pipe' });
  const colophonWith = (input: string, ...args: readonly string[]) => runToEnd(start(...args), input);
  return {
    folder,
    path,
    start,
    colophonWith,
    colophon: (...args) => colophonWith('', ...args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runToEnd(child: ReturnType<typeof spawn>, input: string): Promise<Ran> {
  const seen = { output: '', errors: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (seen.output += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (seen.errors += text));
  // A command that fails early does not read its input.
  child.stdin!.on('error', () => {});
  child.stdin!.end(input);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ ...seen, code, json: () => JSON.parse(seen.output) as unknown }));
  });
}

/** Writes a PDF of A4 pages, each with its number and the title. */
export async function writePdf(path: string, title: string, pages: number): Promise<void> {
  const pdf = new PDFDocument({ size: 'A4', autoFirstPage: false, info: { Title: title } });
  const file = pdf.pipe(createWriteStream(path));
  for (let page = 1; page <= pages; page += 1) pdf.addPage().text(`${title}, page ${page}`);
  pdf.end();
  await finished(file);
}
