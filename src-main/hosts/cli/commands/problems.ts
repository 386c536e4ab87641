import { InvalidArgumentError, Option, type Command } from 'commander';
import { regionProblem, type RegionProblemView } from '../../../contract/label-contract';
import type { CliSession } from '../cli-host';
import { datasetOption, type DatasetOption } from '../command-options';
import { onDataset } from '../on-dataset';

import { count, renderTable } from '../tables';

interface ProblemOptions extends DatasetOption {
  readonly code?: RegionProblemView['code'];
  readonly limit: number;
}

const MOST_LISTED = 10_000;

/** `problems`. */
export function addProblemsCommand(program: Command, session: CliSession): void {
  program
    .command('problems')
    .addOption(datasetOption())
    .addOption(
      new Option('--code <CODE>', 'only problems of this kind').choices(regionProblem.shape.code.options),
    )
    .option('--limit <N>', `list so many, ${MOST_LISTED} at most`, limitNumber, 200)
    .description("list the regions of a draft that break the dataset's schema")
    .addHelpText('after', '\nExample:\n  $ colophon problems --dataset invoices')
    .action(
      onDataset<ProblemOptions>(session, 'read', async ({ client, follow, options }) => {
        const { dataset, code, limit } = options;
        const input = { version: `${dataset}@draft`, limit, ...(code !== undefined && { code }) };
        const json = await follow((call) => client.labels.problems(input, call));
        type Row = (typeof json.items)[number];
        const columns = [
          { title: 'DOCUMENT', value: ({ name }: Row) => name },
          { title: 'PAGE', value: ({ pageIndex }: Row) => pageIndex + 1 },
          { title: 'REGION', value: ({ region }: Row) => region },
          {
            title: 'PROBLEM',
            value: ({ words, isBlocking }: Row) => `${words}${isBlocking ? '' : ' (only a hint)'}`,
          },
        ];
        const sum = `${count(json.total, 'problem')}, ${json.blocking.toLocaleString('en-US')} that a commit may be refused for`;
        const rest = json.total - json.items.length;
        const more = rest > 0 ? [`… and ${rest.toLocaleString('en-US')} more`] : [];
        return {
          json,
          text: [...renderTable(columns, json.items), ...more, json.total === 0 ? 'No problems.' : sum],
        };
      }),
    );
}

function limitNumber(value: string): number {
  const limit = Number(value);
  if (/^\d+$/.test(value) && limit >= 1 && limit <= MOST_LISTED) return limit;
  throw new InvalidArgumentError(`It is a whole number from 1 to ${MOST_LISTED}.`);
}
