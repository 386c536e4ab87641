import { expect, test } from 'vitest';
import { detectMediaType } from '../../../src-main/domain/files/detect-media-type';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

test.each([
  ['a PDF', bytes('%PDF-1.4\n'), 'application/pdf'],
  ['a PDF after a mail header', bytes('x'.repeat(1_000), '%PDF-1.4\n'), 'application/pdf'],
  ['a PNG', bytes([0x89], 'PNG\r\n', [0x1a], '\n'), 'image/png'],
  ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['a little-endian TIFF', bytes('II*\0'), 'image/tiff'],
  ['a big-endian TIFF', bytes('MM\0*'), 'image/tiff'],
] as const)('%s is told by its first bytes', (_, head, expected) => {
  expect(detectMediaType(head)).toBe(expected);
});

test.each([
  ['JSON', bytes('{"a": 1}')],
  ['nothing', bytes()],
  ['a PDF header too far inside', bytes('x'.repeat(1_024), '%PDF-1.4\n')],
  ['half a PNG signature', bytes([0x89], 'PNG')],
] as const)('%s is no document', (_, head) => {
  expect(detectMediaType(head)).toBeNull();
});
