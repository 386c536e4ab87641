import { HOST_PATHS } from '../../contract/host-capabilities';
import { answerJson, answerSentence, type Exchange } from './exchange';
import { safeFileName, safeRelativePath } from './upload-names';
import type { UploadPlace, UploadStore } from './upload-store';

const GROUP_ID = /^[A-Za-z0-9-]{8,64}$/;

/** Takes one file of any size in, or lets one go that the core is done with. */
export async function answerUpload(exchange: Exchange, uploads: UploadStore): Promise<void> {
  const { method, path } = exchange;
  if (method === 'DELETE') {
    const isReleased = await uploads.release(path.slice(`${HOST_PATHS.upload}/`.length));
    return isReleased ? answerJson(exchange, {}) : answerSentence(exchange, 404, 'There is no such upload.');
  }
  if (method !== 'POST' || path !== HOST_PATHS.upload)
    return answerSentence(exchange, 405, 'An upload is a POST.');
  const place = readPlace(exchange.query);
  if (place === null) return answerSentence(exchange, 400, 'The upload has no usable name.');
  await receive(exchange, uploads, place);
}

function readPlace(query: URLSearchParams): UploadPlace | null {
  const name = query.get('name');
  const group = query.get('group');
  if (group === null) return name === null ? null : { kind: 'single', name: safeFileName(name) };
  const segments = safeRelativePath(query.get('path') ?? '');
  return segments !== null && GROUP_ID.test(group) ? { kind: 'group', group, segments } : null;
}

async function receive(exchange: Exchange, uploads: UploadStore, place: UploadPlace): Promise<void> {
  try {
    const picked = await uploads.receive(exchange.request, place);
    if (picked === null) return answerSentence(exchange, 409, 'The folder has two files of the same name.');
    answerJson(exchange, picked);
  } catch (error) {
    // A page that closes or cancels ends the stream; there is nobody left to answer.
    if (exchange.request.destroyed && !exchange.request.complete) return void exchange.response.destroy();
    const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    answerSentence(
      exchange,
      isFull ? 507 : 500,
      isFull ? 'The disk is full.' : 'The upload could not be kept.',
    );
  }
}
