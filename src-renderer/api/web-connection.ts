import { RPCLink } from '@orpc/client/fetch';
import { HOST_PATHS } from '../../src-main/contract/host-capabilities';
import { apiTexts } from '../texts/api-texts';
import { CallFailed } from './call-failed';
import { connectTo } from './client';

/** Kept in memory only: it is gone with the page. */
let secret = '';

export const authorization = (): Record<string, string> =>
  secret === '' ? {} : { authorization: `Bearer ${secret}` };

/**
 * Trades the one-time token of the address for a session and connects.
 *
 * @param hash `location.hash` as the page was opened; routes begin with `#/`, a token does not
 * @throws CallFailed when the address was used before
 */
export async function connectToWeb(hash: string): Promise<void> {
  const token = readToken(hash);
  if (token === null) throw new CallFailed('caller-refused', apiTexts.sessionEnded);
  history.replaceState(null, '', location.pathname + location.search);
  const answer = await fetch(HOST_PATHS.session, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!answer.ok) throw new CallFailed('caller-refused', apiTexts.sessionEnded);
  secret = readSecret(await answer.json());
  connectTo(new RPCLink({ url: new URL(HOST_PATHS.rpc, location.href).href, headers: authorization }));
}

/** The token in `#<token>`; null when the hash is a route or empty. */
export function readToken(hash: string): string | null {
  const token = hash.replace(/^#/, '');
  return token === '' || token.startsWith('/') ? null : token;
}

function readSecret(answer: unknown): string {
  const found =
    typeof answer === 'object' && answer !== null && 'secret' in answer ? answer.secret : undefined;
  if (typeof found === 'string') return found;
  throw new CallFailed('unexpected', apiTexts.unexpected);
}
