import { openCore } from './open-core';
const { core, client } = await openCore('/tmp/i4-d-compare/library');
const cpu = async (name: string, work: () => Promise<unknown>) => {
  const s = process.cpuUsage(),
    t = performance.now();
  await work();
  const u = process.cpuUsage(s);
  console.log(name, 'cpu', Math.round((u.user + u.system) / 1000), 'wall', Math.round(performance.now() - t));
};
const drain = async (it: AsyncIterable<any>) => {
  let r;
  for await (const e of it) r = e;
  return r.result;
};
const p = { from: 'doclaynet@11', to: 'doclaynet@12' };
for (let i = 0; i < 3; i++) {
  await cpu('summary', () => client.compare.summary(p));
  await cpu('distribution', async () => drain(await client.compare.distribution(p)));
}
await cpu('person', async () => drain(await client.compare.totals({ ...p, by: 'person' })));
await cpu('documents', () => client.compare.documents(p));
for (const format of ['html', 'json', 'csv'] as const)
  await cpu(format, async () => drain(await client.compare.report({ ...p, format })));
const q = { from: 'doclaynet@12', to: 'doclaynet@13' };
await cpu('300 summary', () => client.compare.summary(q));
await cpu('300 distribution', async () => drain(await client.compare.distribution(q)));
await cpu('300 distribution', async () => drain(await client.compare.distribution(q)));
await cpu('300 html', async () => drain(await client.compare.report({ ...q, format: 'html' })));
await core.close();
