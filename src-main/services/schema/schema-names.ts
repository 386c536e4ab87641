import { AppError } from '../../domain/errors/app-error';
import { checkedAssetName } from '../../domain/identity/asset-name';
import type { LibraryContext } from '../library-context';

/**
 * The name for a new schema of the library.
 *
 * @throws AppError `input-invalid`, `already-exists`
 */
export function checkedSchemaName(context: LibraryContext, given: string): string {
  const name = checkedAssetName(given, 'schema');
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
