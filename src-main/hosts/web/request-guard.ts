import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is turned away, before anything is done. The sentence is for a person and repeats nothing they sent. */
export interface Refusal {
  readonly status: number;
  readonly sentence: string;
}

interface GuardedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Turns away requests that another site makes a browser send here.
 * @param ownHost `127.0.0.1:<port>`, exactly as our own page's address has it
 */
export function refuseStranger({ method, path, headers }: GuardedRequest, ownHost: string): Refusal | null {
  // DNS rebinding: a site points its own name at 127.0.0.1; the browser then sends that name.
  if (headers.host !== ownHost) {
    return { status: 421, sentence: `Colophon answers only to http://${ownHost}/.` };
  }
  if (headers.origin !== undefined && headers.origin !== `http://${ownHost}`) {
    return { status: 403, sentence: 'This request comes from another site.' };
  }
  const site = headers['sec-fetch-site'];
  const isOwn = site === undefined || site === 'same-origin' || site === 'none';
  // A link to the page, clicked in a mail or terminal, is a navigation from elsewhere: it shows the page and does nothing.
  const isOpeningPage =
    (method === 'GET' || method === 'HEAD') &&
    path === '/' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document';
  return isOwn || isOpeningPage ? null : { status: 403, sentence: 'This request comes from another site.' };
}

/** On every answer: nothing is sniffed, framed, shared with other sites or told to them. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  'cache-control': 'no-store',
  // For answers that are no page: should a browser ever show one, it can do nothing.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
};
