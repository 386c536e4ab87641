import { HOST_PATHS, type Picked } from '../../src-main/contract/host-capabilities';
import { apiTexts } from '../texts/api-texts';
import { CallFailed } from './call-failed';
import { authorization } from './web-connection';

/** A file from a browser's dialog or a drop; `path` is relative to the chosen folder, when one was chosen. */
export interface LocalFile {
  readonly file: File;
  readonly path?: string | undefined;
}

export type OnUpload = (done: number, total: number) => void;

/** So many at a time keep the connection busy without filling memory. */
const PARALLEL_UPLOADS = 4;

/**
 * Hands files of the browser to the program behind the page, streamed from disk. Files with a `path` become the folders they lay in.
 *
 * @returns one handle per single file, and one for each folder, in the order given, so that results are listed in it
 */
export async function uploadFiles(
  files: readonly LocalFile[],
  onUpload: OnUpload,
  signal: AbortSignal,
): Promise<readonly Picked[]> {
  const group = crypto.randomUUID();
  const queue = [...files.entries()];
  const answers: Picked[] = [];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, file] = next;
      answers[index] = await uploadOne(file, group, signal);
      onUpload(++done, files.length);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_UPLOADS }, work));
  return [...new Map(answers.map((picked) => [picked.handle, picked])).values()];
}

/** Lets the program drop what was uploaded. A failure does no harm: it goes when the program ends. */
export function releaseUploads(picked: readonly Picked[]): void {
  for (const { handle } of picked) {
    fetch(`${HOST_PATHS.upload}/${handle}`, { method: 'DELETE', headers: authorization() }).catch(
      () => undefined,
    );
  }
}

async function uploadOne({ file, path }: LocalFile, group: string, signal: AbortSignal): Promise<Picked> {
  const query = new URLSearchParams(path === undefined ? { name: file.name } : { group, path });
  const answer = await fetch(`${HOST_PATHS.upload}?${query.toString()}`, {
    method: 'POST',
    headers: { ...authorization(), 'content-type': 'application/octet-stream' },
    body: file,
    signal,
  }).catch((error: unknown) => {
    throw signal.aborted
      ? error
      : new CallFailed('unexpected', apiTexts.uploadFailed(file.name), { cause: error });
  });
  if (!answer.ok) throw new CallFailed('unexpected', apiTexts.uploadFailed(file.name));
  return readPicked(await answer.json(), file.name);
}

function readPicked(answer: unknown, name: string): Picked {
  const { handle, name: shown } = (answer ?? {}) as Partial<Picked>;
  if (typeof handle === 'string') return { handle, name: shown ?? name };
  throw new CallFailed('unexpected', apiTexts.uploadFailed(name));
}
