import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import type { DocumentPart } from '../../domain/restore/document-parts';
import type { Pair } from '../comparison/compare-pair';
import { findDocument } from '../content/content-view';
import { pageCountOf } from '../documents/find-entry';
import { regionPlaces } from '../history/region-places';
import type { LibraryContext } from '../library-context';

/**
 * Refuses pages, regions and relations that neither side has: a slip in a number or id would pass for something that is
 * as it was already.
 *
 * @param groups parts by entry id
 * @throws AppError `not-found`
 */
export function refuseUnknownParts(
  context: LibraryContext,
  { from, to }: Pick<Pair, 'from' | 'to'>,
  groups: ReadonlyMap<string, readonly DocumentPart[]>,
): void {
  const placeOf = regionPlaces([to, from]);
  for (const [entry, parts] of groups) {
    const documents = [to, from].flatMap((view) => findDocument(view, entry) ?? []);
    const name = context.reader.datasets.nameOf(to.dataset.id, entry) ?? entry;
    const sides = `Neither the draft nor ${from.label} has`;
    for (const part of parts) {
      if (part.kind === 'region' && placeOf(entry, part.region) === null)
        throw unknown(`${sides} a region ${part.region} in "${name}".`, {
          next: 'It may have gone meanwhile: look at the changes again.',
          inTerminal: `See the regions that there are with: colophon regions ${shellWord(`${to.dataset.name}@draft`)} ${shellWord(name)}.`,
        });
      if (part.kind === 'relation' && !documents.some((one) => hasRelation(one, part.relation)))
        throw unknown(`${sides} a relation ${part.relation} in "${name}".`, {
          next: 'It may have gone meanwhile: look at the changes again.',
          inTerminal: `See what changed with: colophon status --list --dataset ${shellWord(to.dataset.name)}.`,
        });
      if (part.kind !== 'page') continue;
      const pages = Math.max(...documents.map((document) => pageCountOf(context, document)));
      if (part.pageIndex >= pages)
        throw unknown(
          `There is no page ${part.pageIndex + 1}; "${name}" has ${pages} page${pages === 1 ? '' : 's'}.`,
          { next: 'Correct the page and try again.' },
        );
    }
  }
}

type Document = NonNullable<ReturnType<typeof findDocument>>;

const hasRelation = ({ relations = [] }: Document, wanted: string): boolean =>
  relations.some(({ id }) => id === wanted);

const unknown = (why: string, advice: { readonly next: string; readonly inTerminal?: string }): AppError =>
  new AppError('not-found', { what: 'Nothing was restored.', why, ...advice });
