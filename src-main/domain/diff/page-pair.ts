import { equalJson, type JsonValue } from '../canonical/canonical-json';
import { pageOf } from '../dataset-versions/object-forms';
import type { ObjectId, ObjectTextReader, StoredObject } from '../dataset-versions/object-store';
import type { PageContent, Region } from '../regions/region';
import { cutDiffering } from './differing-texts';

const EMPTY = '{}';

/**
 * Two states of a page without the regions that are the same in both, unless their order in the page
 * differs: most of a page is read only to find that nothing happened to it.
 *
 * @param before object id; `undefined` for a page without an object
 */
export function readDifferingRegions(
  reader: ObjectTextReader,
  before: ObjectId | undefined,
  after: ObjectId | undefined,
): { readonly old: PageContent; readonly now: PageContent } {
  const [oldTexts, newTexts] = cutDiffering(
    before === undefined ? EMPTY : reader.readJson(before),
    after === undefined ? EMPTY : reader.readJson(after),
  );
  const old = parsePage(oldTexts.rest);
  const now = parsePage(newTexts.rest);
  const isReordered = !equalJson((old.order ?? []) as JsonValue, (now.order ?? []) as JsonValue);
  const [oldSame, newSame] = isReordered
    ? [NONE, NONE]
    : [new Set(oldTexts.regions), new Set(newTexts.regions)];
  return {
    old: { ...old, regions: parseRegions(oldTexts.regions, newSame) },
    now: { ...now, regions: parseRegions(newTexts.regions, oldSame) },
  };
}

const NONE: ReadonlySet<string> = new Set();

const parsePage = (json: string): PageContent => pageOf(JSON.parse(json) as StoredObject);

const parseRegions = (texts: readonly string[], same: ReadonlySet<string>): Region[] =>
  JSON.parse(`[${texts.filter((text) => !same.has(text)).join()}]`) as Region[];
