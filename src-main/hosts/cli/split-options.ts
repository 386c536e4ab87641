import { InvalidArgumentError, Option } from 'commander';
import type { SplitRatio } from '../../domain/splits/split-rule';
import {
  DEFAULT_PICTURE_DISTANCE,
  DEFAULT_TEXT_LIKENESS,
  LARGEST_PICTURE_DISTANCE,
} from '../../domain/duplicates/thresholds';

/** The argument of commands that look at a draft or a version. */
export const VERSION_OR_DRAFT =
  'dataset@3, dataset@draft, or the first digits of an id (default: the draft of the dataset)';

/** What two pages must have in common to count as the same. */
export interface LikenessOptions {
  readonly by: 'text' | 'picture' | 'both';
  readonly text: number;
  readonly picture: number;
}

/** `80/10/10`: train, validation, test; a part that is left out is 0. */
export function ratioOption(): Option {
  return new Option('--ratio <PARTS>', 'train/validation/test, in parts')
    .argParser(parseRatio)
    .default({ train: 80, validation: 10, test: 10 } satisfies SplitRatio, '80/10/10');
}

/** `--of documents|pages`. */
export const measureOption = (): Option =>
  new Option('--of <WHAT>', 'what the ratio is measured in')
    .choices(['documents', 'pages'])
    .default('documents');

/** `--by`, `--text`, `--picture`. */
export function likenessOptions(): Option[] {
  return [
    new Option('--by <WHAT>', 'what pages are compared by')
      .choices(['text', 'picture', 'both'])
      .default('both'),
    new Option('--text <SHARE>', 'least share of common word triples, 0.5 to 1')
      .argParser(numberFrom(0.5, 1))
      .default(DEFAULT_TEXT_LIKENESS),
    new Option('--picture <BITS>', 'most of the 143 bits of their pictures that may differ, 0 to 40')
      .argParser(numberFrom(0, LARGEST_PICTURE_DISTANCE))
      .default(DEFAULT_PICTURE_DISTANCE),
  ];
}

function parseRatio(value: string): SplitRatio {
  const parts = value
    .split(/[/:,]/)
    .map((part) => (/^\s*\d+(\.\d+)?\s*$/.test(part) ? Number(part) : Number.NaN));
  const [train = Number.NaN, validation = 0, test = 0] = parts;
  const sum = train + validation + test;
  if (parts.length <= 3 && Number.isFinite(sum) && sum > 0) return { train, validation, test };
  throw new InvalidArgumentError('A ratio is parts of train, validation and test, such as 80/10/10.');
}

const numberFrom =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (value.trim() !== '' && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It is a number from ${least} to ${most}.`);
  };
