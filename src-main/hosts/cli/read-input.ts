import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../../domain/errors/app-error';
import type { Terminal } from './cli-host';

/** A line with its 1-based number. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** A longer line is no edit; without a bound one file without line ends would fill the memory. */
const MAX_LINE_LENGTH = 64 * 1024 * 1024;

/**
 * Splits text into lines as it arrives, so that another program can wait for the answer to each. Only
 * line feeds end a line (JSON strings may hold U+2028); a byte order mark is skipped.
 */
export async function* readLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder('utf-8');
  let number = 0;
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield { number: ++number, text };
    if (rest.length > MAX_LINE_LENGTH) throw lineTooLong(number + 1);
  }
  rest += decoder.decode();
  if (rest !== '') yield { number: number + 1, text: rest };
}

const lineTooLong = (number: number): AppError =>
  new AppError('format-invalid', {
    what: 'The edits were not read further.',
    why: `Line ${number} is longer than ${MAX_LINE_LENGTH / 1024 / 1024} MB`,
    next: 'Give one edit per line.',
  });

/** A whole JSON file. @throws AppError that names the file and the place in it */
export async function readJsonFile(path: string): Promise<unknown> {
  return parseJson(await readTextFile(path), path);
}

/** Above what any call takes; a file that large is not the one that was meant. */
const MAX_FILE_BYTES = 32 * 1024 * 1024;

/** A whole text file, without a byte order mark. @throws AppError that names the file */
export async function readTextFile(path: string): Promise<string> {
  const fail = (error: NodeJS.ErrnoException): never => {
    throw unreadableFile(path, error);
  };
  const { size } = await stat(path).catch(fail);
  if (size > MAX_FILE_BYTES) throw fileTooLarge(path, size);
  return (await readFile(path, 'utf8').catch(fail)).replace(/^\uFEFF/, '');
}

const fileTooLarge = (path: string, size: number): AppError =>
  new AppError('format-invalid', {
    what: `${path} was not read.`,
    why: `It has ${Math.ceil(size / 1024 / 1024)} MiB, and at most ${MAX_FILE_BYTES / 1024 / 1024} are read.`,
    next: 'Check that it is the file you mean.',
  });

/** The error for a file that could not be opened or read. */
export function unreadableFile(path: string, error: NodeJS.ErrnoException): AppError {
  const isMissing = error.code === 'ENOENT';
  const why = isMissing ? 'There is no such file' : `It could not be read (${error.code ?? error.message})`;
  return new AppError(
    isMissing ? 'not-found' : 'input-invalid',
    { what: `${path} was not read.`, why, next: 'Check the path and the permissions of the file.' },
    { cause: error },
  );
}

/**
 * A JSON text.
 *
 * @param where what is read, for the error: a path or a line
 * @throws AppError `format-invalid`
 */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const what = `${where} is not JSON.`;
    throw new AppError(
      'format-invalid',
      { what, why, next: 'Correct it and run the command again.' },
      { cause: error },
    );
  }
}

/** Passwords from standard input, one per line. */
export async function readPasswords(terminal: Terminal): Promise<string[]> {
  const passwords: string[] = [];
  for await (const { text } of readLines(terminal.input)) passwords.push(text.replace(/\r$/, ''));
  return passwords.filter((password) => password !== '');
}
