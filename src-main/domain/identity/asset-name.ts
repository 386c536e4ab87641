import { normaliseText } from '../canonical/normalise-text';
import { AppError } from '../errors/app-error';

const MOST_CHARACTERS = 200;

const LIKE_A_FILE = /[/\\]|\.json$/i;

/** Whether an argument that takes a file or a name is a file; no name that is given now looks like one. */
export const looksLikeFile = (given: string): boolean => LIKE_A_FILE.test(given);

/** What a name may not be, each with the end of the sentence that says so. */
const OBSTACLES: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^\s*$/, 'is empty'],
  [/^\s|\s$/, 'begins or ends with a blank'],
  [/^-/, 'begins with a hyphen, like an option of a command'],
  [/@/, 'holds @, which stands between a name and its version'],
  [LIKE_A_FILE, 'holds a slash or ends in .json, like a file'],
  // Control characters, line ends, and marks that turn the direction of the text around them.
  [/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u, 'holds characters that cannot be seen'],
];

/** Why nothing can be named so, as the end of a sentence; `undefined` when it can. */
export function nameObstacle(name: string): string | undefined {
  return name.length > MOST_CHARACTERS
    ? `is longer than ${MOST_CHARACTERS} characters`
    : OBSTACLES.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * The name for a new dataset or schema, in normal form C: one that `name@1`, `name@draft` and `name@1.2.0`
 * can be told by.
 *
 * @throws AppError `input-invalid`
 */
export function checkedAssetName(given: string, kind: 'dataset' | 'schema'): string {
  const name = normaliseText(given);
  const obstacle = nameObstacle(name);
  if (obstacle === undefined) return name;
  throw new AppError('input-invalid', {
    what: `No ${kind} was made.`,
    why: `"${name.slice(0, MOST_CHARACTERS)}" cannot be the name of a ${kind}: it ${obstacle}.`,
    next: 'Use letters, digits, and - _ . or blanks between them, as in invoices-2026.',
  });
}
