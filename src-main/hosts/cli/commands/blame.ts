import type { Command } from 'commander';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, pageNumber, type DatasetOption } from '../command-options';
import { failureCode, usageError } from '../failures';
import { onDataset } from '../on-dataset';
import type { Client } from '../run-command';
import { count, renderTable, shortId } from '../tables';

type Blame = Awaited<ReturnType<Client['history']['blame']>>;
type Step = Blame['history'][number];
type Told = Blame['regions'][number];

/** `blame REGION|PAGE`. */
export function addBlameCommand(program: Command, session: CliSession): void {
  program
    .command('blame')
    .argument(
      '<REGION|PAGE|DOCUMENT>',
      'a region by the first digits of its id, a document by its name or those of its id, or a page as DOCUMENT#2',
      nonEmpty,
    )
    .addOption(datasetOption())
    .option('--page <N>', 'one page of the document, counted from 1', pageNumber)
    .description('say who made a region, a page or a document, and what changed in which version')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon blame letter.pdf#2 --dataset invoices' +
        '\n  $ colophon blame 0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c3d --dataset invoices',
    )
    .action(
      onDataset<DatasetOption & { page?: number }, [string]>(session, 'read', async (context, target) => {
        const { client, options } = context;
        const json = await blame(client, { ...options, target });
        return { json, text: describe(json) };
      }),
    );
}

interface Asked extends DatasetOption {
  readonly target: string;
  readonly page?: number;
}

/** A document may be called what looks like a page of another one, so names go first. */
async function blame(client: Client, { dataset, target, page }: Asked): Promise<Blame> {
  const place = page === undefined ? {} : { pageIndex: page - 1 };
  try {
    const told = await client.history.blame({ dataset, target, ...place });
    if (told.region === null || page === undefined) return told;
    throw usageError('--page is for a document', `"${target}" is a region`, 'leave it out');
  } catch (error) {
    const [, document, number] = /^(.+)[#:](\d{1,9})$/s.exec(target) ?? [];
    if (document === undefined || page !== undefined || failureCode(error) !== 'not-found') throw error;
    if (Number(number) === 0)
      throw usageError(`"${target}" is no page`, 'pages are counted from 1', `write ${document}#1`);
    return client.history.blame({ dataset, target: document, pageIndex: Number(number) - 1 });
  }
}

function describe(told: Blame): string[] {
  const { name, pageIndex, region, history, regions } = told;
  const page = pageIndex === null ? '' : `, page ${pageIndex + 1}`;
  const what = region === null ? `${name}${page}` : describeRegion(told);
  const now = regions.length > 0 ? renderTable(REGIONS, regions) : ['No regions now.'];
  return [what, ...now, '', ...renderTable(HISTORY, history)];
}

/** "Table on page 3 of report.pdf (region 0190…)": as it is now, or was last where it is gone. */
function describeRegion({ name, region, history, regions: [now] }: Blame): string {
  const last = history.flatMap(({ changes }) => changes)[0];
  const pageIndex = now?.pageIndex ?? last?.pageIndex;
  const className = now === undefined ? (last?.class.after ?? last?.class.before) : now.class;
  const page = pageIndex === undefined ? '' : `on page ${pageIndex + 1} `;
  return `${className ?? 'Region without a class'} ${page}of ${name} (region ${region})`;
}

const REGIONS = [
  { title: 'REGION', value: ({ region }: Told) => region },
  { title: 'PAGE', value: ({ pageIndex }: Told) => pageIndex + 1 },
  { title: 'CLASS', value: (told: Told) => told.class },
  { title: 'MADE BY', value: ({ made }: Told) => made?.by ?? null },
  { title: 'CHANGED BY', value: ({ changed }: Told) => changed?.by ?? null },
  { title: 'AT (UTC)', value: ({ made, changed }: Told) => minuteOf((changed ?? made)?.at) },
  { title: 'IN', value: ({ version }: Told) => (version === null ? 'draft' : `version ${version}`) },
];

const HISTORY = [
  { title: 'VERSION', value: ({ version }: Step) => (version === null ? 'draft' : String(version)) },
  { title: 'TIME (UTC)', value: ({ time }: Step) => minuteOf(time) },
  { title: 'AUTHOR', value: ({ author }: Step) => author },
  { title: 'WHAT CHANGED', value: whatChanged },
  { title: 'MESSAGE', value: ({ message }: Step) => message?.split('\n')[0] ?? null },
];

const minuteOf = (time: string | null | undefined): string | null =>
  time?.slice(0, 16).replace('T', ' ') ?? null;

const NAMED_CHANGES = 3;

function whatChanged({ document, states, changes }: Step): string {
  const named = changes.length <= NAMED_CHANGES;
  const regions = named
    ? changes.map(({ region, change, kinds, cause, class: { before, after } }) => {
        const what = after ?? before ?? 'region';
        const fields = kinds.length > 0 ? ` (${kinds.join(', ')})` : '';
        return `${what} ${shortId(region)} ${change}${fields}${cause === 'schema' ? ' by a migration' : ''}`;
      })
    : (['added', 'removed', 'changed'] as const).flatMap((kind) => {
        const number = changes.filter(({ change }) => change === kind).length;
        return number === 0 ? [] : [`${count(number, 'region')} ${kind}`];
      });
  return [
    ...(document === null ? [] : [`document ${document}`]),
    ...regions,
    ...states.map(({ pageIndex, after }) => `page ${pageIndex + 1} ${after}`),
  ].join(', ');
}
