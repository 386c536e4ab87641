import { InvalidArgumentError, Option } from 'commander';
import { schemaNumberProblem } from '../../domain/diff/schema-diff';

/** `--dataset`, which most commands need. */
export interface DatasetOption {
  readonly dataset: string;
}

/** The option that names the dataset, for the commands of `onDataset`. */
export function datasetOption(): Option {
  return new Option(
    '--dataset <NAME>',
    'the dataset; may be left out where the library has only one',
  ).argParser(nonEmpty);
}

/** An option that may be given several times; its values in the order given. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, description)
    .argParser((value: string, previous: readonly string[]) => [...previous, value])
    .default([], 'none');
}

/** Refuses the empty text, which a shell makes of an unset variable. */
export function nonEmpty(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is empty.');
  return value;
}

/** A TCP port; 0 lets the system choose. */
export function portNumber(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

/** The number of a schema version. */
export function schemaNumber(value: string): string {
  if (schemaNumberProblem(value, '0.0.0') === null) return value;
  const parts = /^\d+(\.\d+)?$/.test(value) ? [...value.split('.').map(Number), 0, 0].slice(0, 3) : [2, 1, 0];
  throw new InvalidArgumentError(`A version number is three numbers, such as ${parts.join('.')}.`);
}

/** Number of a page, counted from 1 as people do. */
export function pageNumber(value: string): number {
  const page = Number(value);
  if (/^\d{1,9}$/.test(value) && page >= 1) return page;
  throw new InvalidArgumentError('Pages are counted from 1.');
}

/** Pixels per point. */
export function scaleNumber(value: string): number {
  const scale = Number(value);
  if (value.trim() !== '' && scale >= 0.01 && scale <= 100) return scale;
  throw new InvalidArgumentError('A scale is a number from 0.01 to 100.');
}
