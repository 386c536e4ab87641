import { randomUUID } from 'node:crypto';
import { AppError } from '../domain/errors/app-error';

/**
 * Paths that a host opened for a page: a picked folder, a dropped file, an upload, a place to save to.
 * The page holds only the handle, so it can neither name nor guess a path.
 */
export interface HandleRegistry {
  /** @param id made by the host when it lives in another process */
  register(path: string, id?: string): string;
  /** @throws AppError `not-found` for a handle that was never given out */
  resolve(handle: string): string;
}

export function createHandleRegistry(): HandleRegistry {
  const paths = new Map<string, string>();
  return {
    register(path, id = randomUUID()) {
      paths.set(id, path);
      return id;
    },
    resolve(handle) {
      const path = paths.get(handle);
      if (path !== undefined) return path;
      throw new AppError('not-found', {
        what: 'The file was not opened.',
        why: 'The window asked for something it was not given.',
        next: 'Choose the file or folder again.',
      });
    },
  };
}
