import { AppError } from '../../domain/errors/app-error';
import type { CountedDocument, WantedFields } from './split-documents';

/** @throws AppError `input-invalid` for a field that no document has: it is misspelt rather than meant */
export function refuseUnknownFields(documents: readonly CountedDocument[], wanted: WantedFields): void {
  if (documents.length === 0) return;
  const isKnown = (name: string, keysOf: (document: CountedDocument) => Iterable<string>): boolean => {
    const start = `${JSON.stringify([name]).slice(0, -1)},`;
    return documents.some((document) => [...keysOf(document)].some((key) => key.startsWith(start)));
  };
  const missing = [
    ...wanted.byFields.filter((name) => !isKnown(name, ({ strata }) => strata.keys())),
    ...wanted.groups.filter((name) => !isKnown(name, ({ groups }) => groups)),
  ];
  if (missing.length === 0) return;
  throw new AppError('input-invalid', {
    what: 'Nothing was split.',
    why: `No document has a field "${missing[0]}".`,
    next: 'Choose one that documents have, or set it for some of them.',
    inTerminal:
      'See what documents have with: colophon split fields; set one with: colophon split attribute.',
  });
}
