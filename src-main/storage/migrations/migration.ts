import type { WritableDatabase } from '../database';

/** One step of the library format. Never edited once released: a test holds its hash. */
export interface Migration {
  /** Equals `user_version` after it ran; 1, 2, 3 … */
  readonly id: number;
  readonly name: string;
  up(db: WritableDatabase): void;
}
