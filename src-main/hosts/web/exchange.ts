import type { IncomingMessage, ServerResponse } from 'node:http';
import { SAFE_HEADERS } from './request-guard';

/** One request with its answer. `path` is decoded by nobody: it is compared with known names only. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Splits the address of a request; null for one that is no plain path (`http://elsewhere/…`, `*`). */
export function readExchange(request: IncomingMessage, response: ServerResponse): Exchange | null {
  const address = request.url ?? '';
  if (!address.startsWith('/')) return null;
  const cut = address.indexOf('?');
  const path = cut === -1 ? address : address.slice(0, cut);
  const query = new URLSearchParams(cut === -1 ? '' : address.slice(cut + 1));
  return { request, response, method: request.method ?? '', path, query };
}

/** Puts the headers on that every answer has; single answers replace some. */
export function setSafeHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value);
}

/** Answers with one sentence. What the request said is not repeated, so that no secret ends up on a screen or in a log. */
export function answerSentence({ request, response }: Exchange, status: number, sentence: string): void {
  if (response.headersSent) return void response.destroy();
  // The rest of an upload that is refused is not read; the connection goes with it.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(request.method === 'HEAD' ? undefined : `${sentence}\n`);
}

export function answerJson({ response }: Exchange, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

export const isReading = ({ method }: Exchange): boolean => method === 'GET' || method === 'HEAD';
