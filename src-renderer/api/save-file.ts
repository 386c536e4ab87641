import { HOST_PATHS } from '../../src-main/contract/host-capabilities';
import { apiTexts } from '../texts/api-texts';
import { CallFailed } from './call-failed';
import { authorization } from './web-connection';

/** Offers text as a file to keep, through the browser's own download. */
export function saveText(name: string, text: string, mediaType = 'application/json'): void {
  saveBlob(name, new Blob([text], { type: mediaType }));
}

/** Fetches the file that an export made for the browser and offers it to be kept. */
export async function saveDownload(handle: string, name: string): Promise<void> {
  const answer = await fetch(HOST_PATHS.download + handle, { headers: authorization() });
  if (!answer.ok) throw new CallFailed('unexpected', apiTexts.unexpected);
  saveBlob(name, await answer.blob());
}

function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the address over by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
