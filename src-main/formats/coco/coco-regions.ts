import {
  canonicalJson,
  compareCodeUnits,
  type JsonObject,
  type Sha256,
} from '../../domain/canonical/canonical-json';
import { normaliseObject } from '../../domain/canonical/normalise-text';
import type { Box, PageSize } from '../../domain/geometry/units';
import { regionId } from '../../domain/identity/derived-ids';
import type { Region, SourceFields } from '../../domain/regions/region';
import type { Warnings } from '../warnings';
import type { ClassName } from './coco-classes';
import type { CocoAnnotation, CocoId } from './coco-types';
import { type Frame, scaleOf, toPageBox } from './frame';

export interface ToRegionsOptions {
  /** Declared size of the image; `null` when it is missing: boxes are then in points. */
  readonly frame: Frame | null;
  readonly page: PageSize;
  /** The page is an image, so its declared size should be its size. */
  readonly isImage?: boolean;
  readonly entryId: string;
  /** 0-based page of the entry; 0 when absent. */
  readonly pageIndex?: number;
  readonly classOf: (categoryId: CocoId | null) => ClassName | null;
  readonly sha256: Sha256;
  readonly warnings: Warnings;
}

/** What a box becomes while its id is not known yet. */
interface Candidate {
  readonly box: Box;
  readonly className: ClassName | null;
  readonly source: SourceFields;
}

/**
 * The annotations of one image as regions of a page, in the order given. The box is the geometry; what
 * Colophon does not model goes into `source`. Annotations without a box were reported when the file was opened.
 */
export function toRegions(annotations: readonly CocoAnnotation[], options: ToRegionsOptions): Region[] {
  reportSize(options);
  const scale = scaleOf(options.frame, options.page);
  const candidates: Candidate[] = [];
  for (const { id, categoryId, bbox, fields } of annotations) {
    if (bbox === null) continue;
    const box = toPageBox(bbox, scale);
    if (!box.every(Number.isSafeInteger)) {
      options.warnings.add(
        'bbox-invalid',
        () => `annotation ${id} has coordinates beyond any page: not imported`,
      );
      continue;
    }
    reportOutside(box, id, options);
    candidates.push({ box, className: options.classOf(categoryId), source: toSource(fields) });
  }
  return nameRegions(candidates, options);
}

function toSource(fields: JsonObject): SourceFields {
  const { bbox: _bbox, image_id: _image, category_id: _category, ...source } = fields;
  return normaliseObject(source);
}

function nameRegions(
  candidates: readonly Candidate[],
  { entryId, pageIndex = 0, sha256 }: ToRegionsOptions,
): Region[] {
  const occurrences = countOccurrences(candidates);
  return candidates.map((candidate, index): Region => {
    const { box, className, source } = candidate;
    const parts = [{ box }];
    const occurrence = occurrences[index] ?? 0;
    return {
      id: regionId(sha256, {
        entry: entryId,
        pageIndex,
        parts,
        className: className?.name ?? '',
        occurrence,
      }),
      class: className?.id ?? null,
      parts,
      origin: { kind: 'import' },
      ...(Object.keys(source).length > 0 && { source }),
    };
  });
}

/**
 * Numbers regions of equal class and box. The order of their source fields decides, not that of the
 * file, so that a file written in another order gives the same ids.
 */
function countOccurrences(candidates: readonly Candidate[]): number[] {
  const occurrences = Array.from({ length: candidates.length }, () => 0);
  for (const group of groupEquals(candidates)) {
    if (group.length === 1) continue;
    const bySource = group.map((index) => ({ index, source: canonicalJson(candidates[index]!.source) }));
    bySource.sort((a, b) => compareCodeUnits(a.source, b.source));
    bySource.forEach(({ index }, occurrence) => (occurrences[index] = occurrence));
  }
  return occurrences;
}

/** A million boxes pass here: a number as first key is ten times faster than a text made of the edges. */
function groupEquals(candidates: readonly Candidate[]): number[][] {
  const groups: number[][] = [];
  const byKey = new Map<number, number[][]>();
  candidates.forEach((candidate, index) => {
    const [left, top, right, bottom] = candidate.box;
    const key = left + top * 7 + right * 31 + bottom * 127;
    const near = byKey.get(key);
    const equals = near?.find(([first]) => isEqual(candidates[first!]!, candidate));
    if (equals !== undefined) return void equals.push(index);
    const group = [index];
    groups.push(group);
    if (near === undefined) byKey.set(key, [group]);
    else near.push(group);
  });
  return groups;
}

const isEqual = (a: Candidate, b: Candidate): boolean =>
  a.className?.id === b.className?.id && a.box.every((edge, i) => edge === b.box[i]);

/** A box that touches the edge may be off by one unit (1e-4 pt) after rounding. */
const ROUNDING_UNITS = 1;

function reportOutside(box: Box, id: CocoId | null, { page, warnings }: ToRegionsOptions): void {
  const [left, top, right, bottom] = box;
  const limit = { right: page.width + ROUNDING_UNITS, bottom: page.height + ROUNDING_UNITS };
  if (left >= -ROUNDING_UNITS && top >= -ROUNDING_UNITS && right <= limit.right && bottom <= limit.bottom)
    return;
  warnings.add('outside-page', () => `annotation ${id} reaches beyond its page: kept as it is`);
}

function reportSize({ frame, page, isImage, warnings }: ToRegionsOptions): void {
  if (isImage !== true || frame === null) return;
  const scale = scaleOf(null, page);
  const [width, height] = [page.width / scale.x, page.height / scale.y];
  if (width === frame.width && height === frame.height) return;
  const declared = `${frame.width} × ${frame.height}`;
  warnings.add(
    'size-mismatch',
    () => `an image is declared as ${declared} and is ${width} × ${height} pixels: boxes were scaled`,
  );
}
