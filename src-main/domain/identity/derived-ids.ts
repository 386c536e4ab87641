import { canonicalJson, type JsonValue, type Sha256 } from '../canonical/canonical-json';
import { normaliseText } from '../canonical/normalise-text';
import type { AbsentFile, Part } from '../regions/region';

/**
 * Ids that follow from what they name, so that two people who import the same file get the same ids
 * (data-model.md §1 and §2). 128 bits of SHA-256 as 32 hexadecimal digits; objects use all 256.
 */
const DERIVED_ID_DIGITS = 32;

const derive = (sha256: Sha256, value: JsonValue): string =>
  sha256(canonicalJson(value)).slice(0, DERIVED_ID_DIGITS);

/**
 * Id of a dataset's entry for a file that is at hand.
 *
 * @param file SHA-256 of the file
 * @param ordinal 0 for the first entry with these bytes in the dataset, then 1, 2 …
 */
export function entryIdOfFile(sha256: Sha256, file: string, ordinal = 0): string {
  return derive(sha256, { file, ...(ordinal > 0 && { ordinal }), type: 'entry' });
}

/** Id of an entry whose file is absent: from its declared name and size. Attaching the file later keeps it. */
export function entryIdOfAbsent(sha256: Sha256, absent: AbsentFile, ordinal = 0): string {
  const { name, width, height } = absent;
  return derive(sha256, {
    absent: { height, name: normaliseText(name), width },
    ...(ordinal > 0 && { ordinal }),
    type: 'entry',
  });
}

/** What the id of an imported region is derived from. */
export interface ImportedRegionIdentity {
  readonly entry: string;
  /** 0-based page that holds the region; 0 when absent. Parts do not name it, and headers repeat from page to page. */
  readonly pageIndex?: number;
  readonly parts: readonly Part[];
  readonly className: string;
  readonly text?: string;
  /** 0 for the first of equal regions on the page, then 1, 2 … */
  readonly occurrence: number;
}

/** Id of an imported region. A drawn region gets a random UUIDv7 instead. */
export function regionId(sha256: Sha256, identity: ImportedRegionIdentity): string {
  const { entry, pageIndex = 0, parts, className, text, occurrence } = identity;
  return derive(sha256, {
    class: normaliseText(className),
    entry,
    ...(occurrence > 0 && { occurrence }),
    ...(pageIndex > 0 && { page: pageIndex }),
    parts: parts as unknown as JsonValue,
    ...(text !== undefined && { text: normaliseText(text) }),
    type: 'region',
  });
}

/**
 * Id of a class that came by name: from an import, or from a schema file without ids.
 *
 * @param ordinal above 0 when a class of another name holds the id already (it was renamed)
 */
export function classId(sha256: Sha256, name: string, ordinal = 0): string {
  return derive(sha256, { name: normaliseText(name), ...(ordinal > 0 && { ordinal }), type: 'class' });
}

/** Id of an attribute that came by name, with the name of the class it belongs to. */
export function attributeId(sha256: Sha256, className: string, name: string): string {
  return derive(sha256, ['attribute', normaliseText(className), normaliseText(name)]);
}

/** Id of a relation type that came by name. */
export function relationTypeId(sha256: Sha256, name: string): string {
  return derive(sha256, ['relation', normaliseText(name)]);
}
