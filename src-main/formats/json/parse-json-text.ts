import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import { describeByte, JsonSyntaxError } from './json-syntax-error';
import { locateJsonError } from './locate-json-error';

/** A parsed value, and what could not be taken as it stood. */
export interface ParsedJson {
  readonly value: JsonValue;
  /** Integers beyond 2^53 were kept as strings, because as numbers two of them may become one. */
  readonly hasHugeIntegers?: true;
  /** NaN, Infinity or numbers beyond 1.8e308 became `null`: JSON cannot hold them, Python writes them. */
  readonly hasNonFinite?: true;
  /** Bytes that are no UTF-8 became U+FFFD. */
  readonly hasDamagedText?: true;
}

const TEXT_OR_NON_FINITE = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/gs;
const REPLACEMENT_CHARACTER = '\uFFFD';

/**
 * Parses one JSON value.
 *
 * @param bytes UTF-8
 * @param offset of the first byte in the file, for errors
 * @throws JsonSyntaxError that names the byte
 */
export function parseJsonText(bytes: Buffer, offset: number): ParsedJson {
  const text = bytes.toString('utf8');
  const damaged = text.includes(REPLACEMENT_CHARACTER) ? ({ hasDamagedText: true } as const) : {};
  let value: JsonValue | undefined;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    // NaN and Infinity come here; whatever else is wrong is described there.
  }
  if (value === undefined || hasUnsafeNumber(value)) return { ...parseCarefully(text, offset), ...damaged };
  return { value, ...damaged };
}

/** Looking at the parsed numbers costs a tenth of looking for digits in the text. */
function hasUnsafeNumber(value: JsonValue | undefined): boolean {
  if (typeof value === 'number') return value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasUnsafeNumber);
  for (const key in value) if (hasUnsafeNumber((value as JsonObject)[key])) return true;
  return false;
}

function parseCarefully(text: string, offset: number): ParsedJson {
  const notes: { hasHugeIntegers?: true; hasNonFinite?: true } = {};
  const revive = (_key: string, value: JsonValue, context?: { readonly source?: string }): JsonValue => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
    if (!Number.isFinite(value)) {
      notes.hasNonFinite = true;
      return null;
    }
    if (!Number.isInteger(value) || !/^-?\d+$/.test(context?.source ?? '')) return value;
    notes.hasHugeIntegers = true;
    return context!.source!;
  };
  try {
    return { value: JSON.parse(text, revive) as JsonValue, ...notes };
  } catch {
    const repaired = text.replace(TEXT_OR_NON_FINITE, (token) => (token.startsWith('"') ? token : 'null'));
    if (repaired === text) throw syntaxError(text, offset);
    try {
      return { value: JSON.parse(repaired, revive) as JsonValue, ...notes, hasNonFinite: true };
    } catch {
      throw syntaxError(text, offset);
    }
  }
}

function syntaxError(text: string, offset: number): JsonSyntaxError {
  const { position, expected } = locateJsonError(text);
  const found = position >= text.length ? 'the value ends' : describeByte(text.charCodeAt(position));
  return new JsonSyntaxError(offset + Buffer.byteLength(text.slice(0, position)), found, expected);
}
