import { normaliseText } from '../../domain/canonical/normalise-text';

/** File name of a page that came without one: `<name>-p<1-based page>.png`. */
export const pageFileName = (safeStem: string, pageIndex: number): string =>
  `${safeStem}-p${pageIndex + 1}.png`;

/** Only endings of documents and images: `2206.01062` and `report v1.2` have none. */
const EXTENSION = /\.(?:pdf|png|jpe?g|jfif|tiff?|bmp|gif|webp|jp2)$/i;

/** The last part of a path or address, of any system, in normal form C. */
export function baseName(path: string): string {
  const withoutQuery = path.includes('://') ? path.replace(/[?#].*$/s, '') : path;
  return normaliseText(/[^/\\]*$/.exec(withoutQuery)![0]);
}

/** The last part of a path without the ending of a document or image. */
export const stemOf = (path: string): string => baseName(path).replace(EXTENSION, '');

/** Leaves room for `-2-p12345.png` within the 255 bytes that common file systems allow. */
const MAX_STEM_BYTES = 200;

/** A stem that every operating system accepts in a file name. */
export function toSafeStem(name: string): string {
  const safe = stemOf(name)
    // oxlint-disable-next-line no-control-regex -- control characters are what has to go
    .replace(/[\u0000-\u001f\u007f<>:"|?*/\\]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const characters = [...safe];
  for (let bytes = Buffer.byteLength(safe); bytes > MAX_STEM_BYTES;)
    bytes -= Buffer.byteLength(characters.pop()!);
  return characters.length === 0 ? 'page' : characters.join('');
}
