import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { contract } from '../../../src-main/contract';
import { bearer, startServer, type RunningServer } from '../../integration/hosts/web-server';

type Client = ContractRouterClient<typeof contract>;

let server: RunningServer;
let client: Client;
beforeAll(async () => {
  server = await startServer();
  const headers = bearer(await server.beginSession());
  client = createORPCClient(new RPCLink({ url: `${server.origin}/rpc`, headers: () => headers }));
});
afterAll(() => server.stop());

test('a call of the contract travels through the browser host', async () => {
  expect(await client.session.state()).toEqual({ library: null, recent: [], version: '1.2.3' });
});

test('a long call tells its progress, then its result', async () => {
  const events = [];
  for await (const event of await client.session.verify()) events.push(event.type);
  expect(events).toEqual(['progress', 'result']);
});

test('a failure arrives with its code and the words for a person', async () => {
  const failure = await client.session.setPerson({ name: 'Someone' }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ORPCError);
  expect(failure).toMatchObject({
    code: 'FAILED',
    data: { code: 'usage', userMessage: { what: 'Not renamed.' } },
  });
});

test('input that the contract does not know is refused before anything runs', async () => {
  const wrong = { name: 'Someone', admin: true } as unknown as { name: string };
  await expect(client.session.setPerson(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('without the secret no call is answered', async () => {
  const stranger: Client = createORPCClient(new RPCLink({ url: `${server.origin}/rpc` }));
  await expect(stranger.session.state()).rejects.toMatchObject({ status: 401 });
});
