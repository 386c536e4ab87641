import { normaliseText } from '../domain/canonical/normalise-text';
import { AppError } from '../domain/errors/app-error';
import type { LibraryContext } from './library-context';

const MOST_CHARACTERS = 200;

/**
 * The name for a new schema of the library. `@` separates a name from its version, so it has none.
 *
 * @throws AppError `input-invalid`, `already-exists`
 */
export function checkedSchemaName(context: LibraryContext, given: string): string {
  const name = normaliseText(given).trim();
  const hasControl = [...name].some((character) => (character.codePointAt(0) ?? 0) < 32);
  if (name === '' || name.length > MOST_CHARACTERS || name.includes('@') || hasControl) {
    throw new AppError('input-invalid', {
      what: 'No schema was made.',
      why: `"${given.slice(0, MOST_CHARACTERS)}" cannot be the name of a schema.`,
      next: 'Use letters, digits and spaces, without @.',
    });
  }
  if (context.reader.schemas.findAsset(name) === undefined) return name;
  throw new AppError('already-exists', {
    what: 'No schema was made.',
    why: `There is a schema "${name}" already.`,
    next: 'Choose another name.',
  });
}

/** A name that no schema of the library has: the one wanted, or the one with a number. */
export function freeSchemaName(context: LibraryContext, wanted: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (context.reader.schemas.findAsset(name) === undefined) return name;
  }
}
