import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_IOU } from '../../domain/matching/default-iou';
import { usageError } from './failures';

/** How regions of two states find each other. */
export interface MatchOptions {
  readonly match: 'ids' | 'geometry';
  readonly iou?: number;
}

/** @param geometry what the choice of that name does */
export const matchOption = (geometry: string): Option =>
  new Option('--match <HOW>', `how regions find each other: by their ids, ${geometry}`)
    .choices(['ids', 'geometry'] satisfies MatchOptions['match'][])
    .default('ids');

export const iouOption = (): Option =>
  new Option(
    '--iou <T>',
    `least overlap of regions matched by geometry, above 0 and at most 1 (default: ${DEFAULT_IOU})`,
  ).argParser(readIou);

function readIou(value: string): number {
  const iou = Number(value);
  if (value.trim() !== '' && iou > 0 && iou <= 1) return iou;
  throw new InvalidArgumentError('It must be a number above 0 and at most 1.');
}

/**
 * What the two options ask for, as a call takes it.
 *
 * @throws AppError `usage` for an overlap that nothing is measured by
 */
export function matchingOf({ match, iou }: MatchOptions): MatchOptions {
  if (match === 'ids' && iou !== undefined)
    throw usageError(
      '--iou says nothing about ids',
      'it is the overlap from which geometry matches',
      'add --match geometry',
    );
  return { match, ...(iou !== undefined && { iou }) };
}
