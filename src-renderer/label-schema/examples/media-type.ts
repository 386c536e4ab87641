import type { FileRequest } from '../../api/host';

const FIRST_BYTES = 8;

/** What kind of document a file is, by its first bytes: an example knows its file by hash only. */
export async function mediaTypeOf({ url, headers }: FileRequest, signal: AbortSignal): Promise<string> {
  const answer = await fetch(url, {
    headers: { ...headers, range: `bytes=0-${FIRST_BYTES - 1}` },
    signal,
  });
  if (!answer.ok) throw new Error(`The file could not be read (${answer.status}).`);
  return mediaTypeOfBytes(new Uint8Array(await answer.arrayBuffer()));
}

/** PNG: ISO/IEC 15948 §5.2; JPEG: SOI marker, ITU-T T.81; TIFF 6.0 §2, either byte order; everything else is a PDF. */
export function mediaTypeOfBytes(bytes: Uint8Array): string {
  const begins = (...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);
  if (begins(0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (begins(0xff, 0xd8)) return 'image/jpeg';
  if (begins(0x49, 0x49, 0x2a, 0) || begins(0x4d, 0x4d, 0, 0x2a)) return 'image/tiff';
  return 'application/pdf';
}
