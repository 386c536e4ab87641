import { createORPCClient, mapEventIterator, type ClientContext, type ClientLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../src-main/contract';
import { toCallFailed } from './call-failed';

export type Api = ContractRouterClient<typeof contract>;

/** What a call answers: `Reply<Api['schemas']['get']>`. */
export type Reply<Call extends (...args: never) => unknown> = Awaited<ReturnType<Call>>;

/** What a long call gives in the end. */
export type LongResult<Call extends (...args: never) => unknown> =
  Reply<Call> extends AsyncIterable<infer Event>
    ? Event extends { type: 'result'; result: infer Result }
      ? Result
      : never
    : never;

type Link = ClientLink<ClientContext>;

let announceLink: (link: Link) => void = () => undefined;
let connection = new Promise<Link>((resolve) => {
  announceLink = resolve;
});

/** Chooses where calls go: once at start, and again when the core was restarted. Calls made before wait for it. */
export function connectTo(link: Link): void {
  announceLink(link);
  connection = Promise.resolve(link);
}

/** Sends a call and turns every failure, also one in the middle of a stream, into `CallFailed`. */
const linkWithWords: Link = {
  async call(path, input, options) {
    try {
      const link = await connection;
      const output = await link.call(path, input, options);
      return isStream(output) ? withWords(output) : output;
    } catch (error) {
      throw toCallFailed(error);
    }
  },
};

const isStream = (value: unknown): value is AsyncIterator<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

const withWords = (stream: AsyncIterator<unknown>): AsyncIterator<unknown> =>
  mapEventIterator(stream, {
    value: async (value) => value,
    error: async (error) => toCallFailed(error),
  });

/** Every call to the core: `await api.documents.list({ … })`. Throws only `CallFailed`. */
export const api: Api = createORPCClient(linkWithWords);
