import { createHash, hash } from 'node:crypto';
import type { Sha256 } from '../domain/canonical/canonical-json';

/** SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal. */
export const sha256: Sha256 = (text) => hash('sha256', text, 'hex');

/** SHA-256 of what comes in pieces. */
export interface RunningHash {
  update(piece: string | Uint8Array): void;
  /** In lower-case hexadecimal; nothing can be put to it afterwards. */
  end(): string;
}

/** Begins a SHA-256. Texts count as their UTF-8 bytes. */
export function startSha256(): RunningHash {
  const running = createHash('sha256');
  return { update: (piece) => void running.update(piece), end: () => running.digest('hex') };
}
