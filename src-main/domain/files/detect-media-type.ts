/** The kinds of file that can be a document. Told by content, never by the file name. */
export type MediaType = 'application/pdf' | 'image/png' | 'image/jpeg' | 'image/tiff';

/** How many bytes from the start of a file {@link detectMediaType} needs. */
export const DETECTION_BYTES = 1_024;

const startsWith = (bytes: Uint8Array, ...expected: readonly number[]): boolean =>
  expected.every((value, index) => bytes[index] === value);

/** The kind of a file from its first {@link DETECTION_BYTES} bytes; null when it is none we read. */
export function detectMediaType(head: Uint8Array): MediaType | null {
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  // 42 is TIFF, 43 is BigTIFF; the latter is refused later, with words of its own.
  if (startsWith(head, 0x49, 0x49, 0x2a, 0x00) || startsWith(head, 0x49, 0x49, 0x2b, 0x00))
    return 'image/tiff';
  if (startsWith(head, 0x4d, 0x4d, 0x00, 0x2a) || startsWith(head, 0x4d, 0x4d, 0x00, 0x2b))
    return 'image/tiff';
  // Mail and print systems put bytes before the header; every PDF reader accepts it within 1,024 bytes.
  const text = String.fromCharCode(...head.subarray(0, DETECTION_BYTES));
  return text.includes('%PDF-') ? 'application/pdf' : null;
}
