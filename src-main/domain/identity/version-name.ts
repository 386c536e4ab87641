import { normaliseText } from '../canonical/normalise-text';
import { AppError } from '../errors/app-error';
import { nameObstacle } from './asset-name';

/** What stands after the @ of `dataset@…` and means something else, each with the end of the sentence that says so. */
const TAKEN: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^draft$/i, 'is the word for what is not committed yet'],
  [/^\d+$/, 'is a number, like that of a version'],
  [/^\d+\.\d+\.\d+$/, 'is three numbers, like a version of a schema'],
  [/^[0-9a-f]{6,64}$/, 'could be the first digits of an id'],
];

/**
 * The name for a new tag or branch, in normal form C: one that can stand in `dataset@name`.
 *
 * @throws AppError `input-invalid`
 */
export function checkedVersionName(given: string, kind: 'tag' | 'branch'): string {
  const name = normaliseText(given);
  const obstacle = nameObstacle(name) ?? TAKEN.find(([pattern]) => pattern.test(name))?.[1];
  if (obstacle === undefined) return name;
  throw new AppError('input-invalid', {
    what: `No ${kind} was made.`,
    why: `"${name.slice(0, 200)}" cannot be the name of a ${kind}: it ${obstacle}.`,
    next: 'Use letters, digits, and - _ . or blanks between them, as in release-2026.',
  });
}
