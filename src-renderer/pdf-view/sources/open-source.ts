import { openImage, openTiff } from './image-source';
import type { FileAccess, PageSource } from './page-source';
import { openPdf } from './pdf-source';

/** Passwords that opened a file, by hash: in memory, for this session, never stored. */
const sessionPasswords = new Map<string, string>();

/** Opens any kind of document. A password that works is remembered until the window closes. */
export async function openSource(
  access: FileAccess,
  document: { readonly file: string; readonly mediaType: string | null },
  password: string | undefined,
  signal: AbortSignal,
): Promise<PageSource> {
  const { file, mediaType } = document;
  if (mediaType === 'image/tiff') return openTiff(access, file);
  if (mediaType?.startsWith('image/') === true) return openImage(access, file);
  const source = await openPdf(access, file, password ?? sessionPasswords.get(file), signal);
  if (password !== undefined) sessionPasswords.set(file, password);
  return source;
}
