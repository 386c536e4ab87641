import { canonicalJson, type JsonObject, type JsonValue } from '../../domain/canonical/canonical-json';
import type { CocoExport } from './coco-export';
import { isJsonObject } from './coco-types';
import type { Losses } from './losses';

/** Top-level keys that the writer makes itself. */
const OWN_KEYS: ReadonlySet<string> = new Set(['info', 'licenses', 'images', 'annotations', 'categories']);

/**
 * `info`, `licenses` and the other top-level values of an export. All of it follows from the version, so
 * that the same version gives the same bytes. What the imports said in `info` stands in `info.colophon.sources`.
 */
export function buildHeader({ headers, version, program }: CocoExport, losses: Losses): JsonObject {
  const { dataset, number, versionId, contentId, message, time, author } = version;
  const year = Number(time.slice(0, 4));
  return {
    info: {
      description: number === null ? `${dataset} (draft)` : `${dataset}, version ${number}`,
      version: number === null ? 'draft' : String(number),
      ...(Number.isInteger(year) && { year }),
      ...(author !== undefined && { contributor: author }),
      date_created: time,
      colophon: {
        dataset,
        version: number,
        versionId,
        contentId,
        ...(message !== undefined && { message }),
        program,
        ...listSources(headers),
      },
    },
    licenses: mergeLicenses(headers, losses),
    ...mergeOthers(headers, losses),
  };
}

/** The `info` of every import, those inside our own earlier exports included, so that exporting again adds no layer. */
function listSources(headers: readonly JsonObject[]): { sources?: JsonValue } {
  const sources = headers.flatMap(({ info }): readonly JsonValue[] => {
    if (!isJsonObject(info)) return info === undefined || info === null ? [] : [info];
    const own = info['colophon'];
    if (!isJsonObject(own)) return [info];
    return Array.isArray(own['sources']) ? (own['sources'] as readonly JsonValue[]) : [];
  });
  return sources.length === 0 ? {} : { sources: unique(sources) };
}

function mergeLicenses(headers: readonly JsonObject[], losses: Losses): JsonValue {
  const licenses = unique(
    headers.flatMap(({ licenses: list }) => (Array.isArray(list) ? (list as readonly JsonValue[]) : [])),
  );
  const ids = new Set<string>();
  for (const license of licenses) {
    const id = isJsonObject(license) ? canonicalJson(license['id'] ?? null) : 'null';
    if (id !== 'null' && ids.has(id))
      losses.add('licences of several imports under one id (all are listed)', 'kept');
    ids.add(id);
  }
  return licenses;
}

function mergeOthers(headers: readonly JsonObject[], losses: Losses): JsonObject {
  const merged = new Map<string, JsonValue>();
  for (const header of headers) {
    for (const [key, value] of Object.entries(header)) {
      if (OWN_KEYS.has(key) || value === undefined) continue;
      const known = merged.get(key);
      if (known === undefined) merged.set(key, value);
      else if (canonicalJson(known) !== canonicalJson(value))
        losses.add(`values of “${key}” that differ between imports (the first is written)`);
    }
  }
  return Object.fromEntries(merged);
}

function unique(values: readonly JsonValue[]): JsonValue[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = canonicalJson(value);
    return !seen.has(key) && seen.add(key).size > 0;
  });
}
