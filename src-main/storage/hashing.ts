import { hash } from 'node:crypto';
import type { Sha256 } from '../domain/canonical/canonical-json';

/** SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal. */
export const sha256: Sha256 = (text) => hash('sha256', text, 'hex');
