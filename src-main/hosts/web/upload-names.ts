/** Bytes of one file or folder name that every file system of today takes. */
const MAX_NAME_BYTES = 200;
const MAX_DEPTH = 32;
/** Windows gives these names to devices, with any extension. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The base name of an uploaded file as it may stand on this disk: same name wherever that is harmless, because documents
 * are shown under it. Anything before the last slash or backslash is dropped.
 */
export function safeFileName(given: string): string {
  const base = given.split(/[/\\]/).at(-1) ?? '';
  // Control characters, and what Windows refuses; NFC as everywhere else.
  const cleaned = base
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '_')
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, (dots) => '_'.repeat(dots.length));
  const named = DEVICE_NAME.test(cleaned) ? `_${cleaned}` : cleaned;
  return named === '' ? 'file' : shorten(named);
}

/** Cuts a long name before its extension, between characters. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  const extension = /\.[\w-]{1,16}$/.exec(name)?.[0] ?? '';
  let stem = '';
  for (const character of name.slice(0, name.length - extension.length)) {
    if (Buffer.byteLength(stem + character + extension) > MAX_NAME_BYTES) break;
    stem += character;
  }
  return stem + extension;
}

/** The segments of a relative path inside a dropped folder, made safe; null for a path that leads anywhere else. */
export function safeRelativePath(given: string): readonly string[] | null {
  const segments = given.split('/');
  const isHarmless = segments.every(
    // eslint-disable-next-line no-control-regex
    (segment) => segment !== '' && segment !== '.' && segment !== '..' && !/[\\\u0000]/.test(segment),
  );
  return isHarmless && segments.length <= MAX_DEPTH ? segments.map(safeFileName) : null;
}
