import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A page that was reloaded leaves its secret behind; this many may be open before the longest unused one ends. */
const MAX_SESSIONS = 32;

/** Who may speak to the server: one open token to begin a session with, and the secrets of begun ones. */
export interface Sessions {
  /** The token that is good now. Changes when it is spent. */
  readonly token: () => string;
  /** Gives a new session's secret for the right token, which is spent by this; null for any other. */
  begin(token: string): string | null;
  /** True for `Bearer <secret>` of a session. */
  isOpen(authorization: string | undefined): boolean;
}

/**
 * Keeps tokens and secrets in memory, as digests where it can: comparing digests of equal length in constant time tells a
 * guesser nothing about the secret.
 */
export function createSessions(): Sessions {
  let token = randomSecret();
  const sessions = new Set<Buffer>();
  return {
    token: () => token,
    begin(given) {
      if (!timingSafeEqual(digest(given), digest(token))) return null;
      token = randomSecret();
      const secret = randomSecret();
      sessions.add(digest(secret));
      if (sessions.size > MAX_SESSIONS) sessions.delete(sessions.values().next().value!);
      return secret;
    },
    isOpen(authorization) {
      const [, given] = /^Bearer ([\w-]{1,200})$/.exec(authorization ?? '') ?? [];
      if (given === undefined) return false;
      const wanted = digest(given);
      const found = [...sessions].find((known) => timingSafeEqual(known, wanted));
      if (found === undefined) return false;
      // Moves to the end of the line: the longest unused one ends first.
      sessions.delete(found);
      sessions.add(found);
      return true;
    },
  };
}

const randomSecret = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
