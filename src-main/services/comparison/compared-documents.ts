import type { DifferingDocument } from '../../contract/version-contract';
import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import { countChangedTwice } from '../../domain/diff/list-changes';
import type { CountedDifference } from './counted-difference';
import type { RegionDifference } from '../../domain/diff/region-diff';
import type { DocumentContent } from '../../domain/regions/region';
import type { LibraryContext } from '../library-context';
import { countDocument } from '../statistics';
import type { Pair } from './compare-pair';
import type { Counter } from './walk-differences';
import { namesOf } from './document-names';

/** Lists the documents that differ: those on both sides first, most changes first. */
export function createDocumentList(context: LibraryContext, pair: Pair): Counter<DifferingDocument[]> {
  const nameOf = namesOf(context, pair.from, pair.to);
  const rows: DifferingDocument[] = [];
  const regionsIn = (id: string | null): number =>
    id === null ? 0 : countDocument(context.reader, pair.sides.reader, id).regions;
  return {
    visit(difference) {
      const { entry, before, after, loneId } = difference;
      const lone = regionsIn(loneId);
      const counted = countPages(difference, pair.isBackwards);
      rows.push({
        document: entry,
        name: nameOf(entry),
        file: (after ?? before)?.file ?? null,
        presence: before === null ? 'added' : after === null ? 'removed' : 'both',
        ...counted,
        added: before === null ? lone : counted.added,
        removed: after === null ? lone : counted.removed,
      });
    },
    finish: () => rows.sort(byChanges),
  };
}

function countPages({ before, after, loneId, pages }: CountedDifference, isBackwards: boolean) {
  const count = (change: RegionDifference['change']): number =>
    pages.reduce((sum, page) => sum + page.regions.filter((region) => region.change === change).length, 0);
  return {
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    rewritten: pages.reduce((sum, page) => sum + page.rewritten.length, 0),
    changedTwice: pages.reduce((sum, page) => sum + countChangedTwice(page, isBackwards), 0),
    pages:
      loneId === null ? pages.map(({ pageIndex }) => pageIndex) : pageIndices((after ?? before)?.pages ?? []),
  };
}

const pageIndices = (pages: DocumentContent['pages']): number[] => pages.map(([pageIndex]) => pageIndex);

const changesOf = ({ added, removed, changed, rewritten, changedTwice }: DifferingDocument): number =>
  added + removed + changed + rewritten - changedTwice;

const byChanges = (a: DifferingDocument, b: DifferingDocument): number =>
  Number(b.presence === 'both') - Number(a.presence === 'both') ||
  changesOf(b) - changesOf(a) ||
  compareCodeUnits(a.name, b.name) ||
  compareCodeUnits(a.document, b.document);
