import type { Command } from 'commander';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, schemaNumber, type DatasetOption } from '../command-options';
import { usageError } from '../failures';
import type { Outcome } from '../output';
import { onDataset } from '../on-dataset';
import { onLibrary, type Client } from '../run-command';

interface PublishOptions extends DatasetOption {
  readonly reason: string;
  readonly name?: string;
  readonly number?: string;
}

/** `schema publish`, `schema retire`. */
export function addPublishCommands(group: Command, session: CliSession): void {
  addPublish(group, session);
  addRetire(group, session);
}

function addPublish(group: Command, session: CliSession): void {
  group
    .command('publish')
    .addOption(datasetOption())
    .requiredOption('--reason <TEXT>', 'why; it stays on record', nonEmpty)
    .option('--name <NAME>', 'publish as the first version of a new schema of this name', nonEmpty)
    .option(
      '--number <NUMBER>',
      'a higher number than the one that follows from the changes, such as 2.1.0',
      schemaNumber,
    )
    .description("make the draft's schema a version that never changes and that datasets can share")
    .addHelpText(
      'after',
      '\nThe number follows from the changes: cosmetic 1.0.1, compatible 1.1.0, breaking 2.0.0.' +
        '\n\nExample:\n  $ colophon schema publish --dataset invoices --reason "Totals are told apart"',
    )
    .action(
      onDataset<PublishOptions>(session, 'write', async ({ client, options }) => {
        const { dataset, reason, name, number, author } = options;
        const json = await client.schemas.publish({
          dataset,
          reason,
          ...(name !== undefined && { name }),
          ...(number !== undefined && { number }),
          ...(author !== undefined && { author }),
        });
        const changes = json.changelog.map((line) => `- ${line}`);
        return {
          json,
          text: [`Published ${json.ref}${json.level === null ? '' : ` (${json.level})`}`, ...changes],
        };
      }),
    );
}

interface RetireOptions {
  readonly reason?: string;
  readonly successor?: string;
  readonly lift?: true;
}

function addRetire(group: Command, session: CliSession): void {
  group
    .command('retire')
    .argument('<REF>', 'invoices@1.2.0, or invoices for all of its versions')
    .option('--reason <TEXT>', 'why; it stays on record. Needed, except with --lift', nonEmpty)
    .option('--successor <REF>', 'what to use in its place', nonEmpty)
    .option('--lift', 'take the retirement back; both stay on record')
    .description('mark a published schema as not to be used any more; nothing is deleted')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon schema retire invoices@1.2.0 --reason "Mixed up two totals" --successor invoices@2.0.0' +
        '\n  $ colophon schema retire invoices@1.2.0 --lift',
    )
    .action(
      onLibrary<RetireOptions, [string]>(session, 'write', ({ client, options }, ref) =>
        options.lift === true ? lift(client, ref, options) : retire(client, ref, options),
      ),
    );
}

async function retire(client: Client, ref: string, { reason, successor }: RetireOptions): Promise<Outcome> {
  if (reason === undefined)
    throw retireUsage('give --reason, which stays on record, or --lift to take a retirement back');
  const json = await client.schemas.retire({ ref, reason, ...(successor !== undefined && { successor }) });
  const next = json.retired.successor === null ? '' : `; its successor is ${json.retired.successor}`;
  return { json, text: [`Retired ${json.ref}${next}`] };
}

async function lift(client: Client, ref: string, { reason, successor }: RetireOptions): Promise<Outcome> {
  if (successor !== undefined) throw retireUsage('give either --lift or --successor');
  const json = await client.schemas.liftRetirement({ ref, ...(reason !== undefined && { reason }) });
  const still =
    json.retired === null ? '' : `; it stays retired with its whole schema: ${json.retired.reason}`;
  return { json, text: [`Lifted the retirement of ${json.ref}${still}`] };
}

const retireUsage = (what: string) =>
  usageError(what, 'in "colophon schema retire"', 'see "colophon schema retire --help"');
