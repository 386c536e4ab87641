import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';

import { contract } from '../../../src-main/contract';
import { createCore, type Core } from '../../../src-main/core/create-core';
import { serveWeb } from '../../../src-main/hosts/web/serve-web';
import { bearer, postToken, secretOf } from '../../integration/hosts/web-server';

const ROOT = resolve(import.meta.dirname, '../../..');
const WORKER = join(ROOT, 'out/main/document-worker.js');

/** Documents are read by the built program. */
export const isBuilt = existsSync(WORKER);
export const NEEDS_BUILD = '(skipped without out/main/document-worker.js: run "npm run build" first)';

export type Client = ContractRouterClient<typeof contract>;

/** The application behind one transport, in a folder of its own. */
export interface Connection {
  readonly client: Client;
  readonly core: Core;
  path(name: string): string;
  /** A handle as a host gives one out for something that a person picked. */
  pick(path: string): string;
  close(): Promise<void>;
}

type Connect = (core: Core, folder: string) => Promise<{ client: Client; close(): Promise<void> }>;

const inProcess: Connect = (core) =>
  Promise.resolve({ client: createRouterClient(core.router) as Client, close: () => Promise.resolve() });

const overWeb: Connect = async (core, folder) => {
  const pagesFolder = join(folder, 'pages');
  mkdirSync(pagesFolder);
  writeFileSync(join(pagesFolder, 'index.html'), '<!doctype html><title>Colophon</title>');
  const host = await serveWeb({
    core,
    libraryFolder: () => null,
    pagesFolder,
    uploadsFolder: join(folder, 'uploads'),
  });
  const { origin, port, hash } = new URL(host.address);
  const headers = bearer(secretOf(await postToken(Number(port), hash.slice(1))));
  const client: Client = createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: () => headers }));
  return { client, close: () => host.close() };
};

export const transports: Readonly<Record<string, Connect>> = {
  'in process': inProcess,
  'over the web host': overWeb,
};

/** Starts the application with no library open. */
export async function start(connect: Connect): Promise<Connection> {
  const folder = mkdtempSync(join(tmpdir(), 'colophon-contract-'));
  const path = (name: string): string => join(folder, name);
  const core = await createCore({
    settingsFolder: path('settings'),
    librariesFolder: path('libraries'),
    sampleFolder: path('sample'),
    sampleMaterial: join(ROOT, 'resources/sample'),
    downloadsFolder: path('downloads'),
    documentWorker: WORKER,
    jobThread: join(ROOT, 'out/main/job-thread.js'),
    pdfAssets: join(ROOT, 'node_modules/pdfjs-dist'),
    program: 'Colophon tests',
    version: '0.0.0-test',
    author: 'Ada',
  });
  const { client, close } = await connect(core, folder);
  return {
    client,
    core,
    path,
    pick: (picked) => core.handles.register(picked),
    async close() {
      await close();
      await core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The result of a long call. */
export async function finish<Result>(
  events: AsyncIterable<{ type: 'progress' } | { type: 'result'; result: Result }>,
): Promise<Result> {
  for await (const event of events) if (event.type === 'result') return event.result;
  throw new Error('the call ended without a result');
}

/** Names of all calls: `session.state`, `labels.apply` … */
export const ALL_CALLS: readonly string[] = Object.entries(contract).flatMap(([group, calls]) =>
  Object.keys(calls).map((call) => `${group}.${call}`),
);

/** The declared output of a call, where it is no stream. */
export function outputOf(call: string): { parse(value: unknown): unknown } | null {
  const [group = '', name = ''] = call.split('.');
  const procedure = (contract as Record<string, Record<string, unknown>>)[group]?.[name];
  const output = (procedure as { '~orpc': { outputSchema?: object } })['~orpc'].outputSchema;
  return output !== undefined && 'parse' in output ? (output as { parse(value: unknown): unknown }) : null;
}
