import {
  DETECTION_BYTES,
  detectMediaType,
  type MediaType,
} from '../../../src-main/domain/files/detect-media-type';
import type { FileRequest } from '../../api/host';

/** What kind of document a file is, by its first bytes: an example knows its file by hash only. */
export async function mediaTypeOf(
  { url, headers }: FileRequest,
  signal: AbortSignal,
): Promise<MediaType | null> {
  const answer = await fetch(url, {
    headers: { ...headers, range: `bytes=0-${DETECTION_BYTES - 1}` },
    signal,
  });
  if (!answer.ok) throw new Error(`The file could not be read (${answer.status}).`);
  return detectMediaType(new Uint8Array(await answer.arrayBuffer()));
}
