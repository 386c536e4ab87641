import type { Command } from 'commander';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, type DatasetOption } from '../command-options';
import { usageError } from '../failures';
import { onDataset, versionIn } from '../on-dataset';
import { onLibrary, type Client } from '../run-command';
import { VERSION_OR_DRAFT } from '../split-options';
import { count, renderTable } from '../tables';

type Field = Awaited<ReturnType<Client['splits']['fields']>>[number];

/** `split fields [VERSION]`. */
export function addSplitFields(group: Command, session: CliSession): void {
  group
    .command('fields')
    .argument('[VERSION]', VERSION_OR_DRAFT, nonEmpty)
    .addOption(datasetOption())
    .description('list what documents can be grouped and stratified by')
    .addHelpText('after', '\nExample:\n  $ colophon split fields invoices@draft')
    .action(
      onLibrary<Partial<DatasetOption>, [string | undefined]>(session, 'read', async (context, given) => {
        const { client } = context;
        const version = await versionIn(context, given);
        const json = await client.splits.fields({ version });
        const none = 'No document has a field. Set one with: colophon split attribute NAME VALUE DOC…';
        return { json, text: json.length > 0 ? renderTable(COLUMNS, json) : [none] };
      }),
    );
}

const COLUMNS = [
  { title: 'FIELD', value: ({ name }: Field) => name },
  { title: 'FROM', value: ({ from }: Field) => from },
  { title: 'VALUES', value: ({ values }: Field) => values },
  { title: 'FOR EXAMPLE', value: ({ examples }: Field) => examples.join(', ') },
];

/** `split attribute NAME VALUE DOC…`. */
export function addSplitAttribute(group: Command, session: CliSession): void {
  group
    .command('attribute')
    .argument('<NAME>', 'the attribute', nonEmpty)
    .argument('<VALUE_AND_DOC...>', 'its value, then documents; with --clear only documents')
    .addOption(datasetOption())
    .option('--clear', 'take the attribute away')
    .description('set an attribute of documents, to group or stratify by; one step of undo')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon split attribute customer Miller letter.pdf form.pdf --dataset invoices' +
        '\n  $ colophon split assign --group customer --dataset invoices',
    )
    .action(
      onDataset<DatasetOption & { clear?: true }, [string, string[]]>(
        session,
        'write',
        async (context, name, rest) => {
          const { client, options } = context;
          const [value, documents] = options.clear === true ? [null, rest] : [rest[0] ?? '', rest.slice(1)];
          if (documents.length === 0)
            throw usageError(
              'no document was named',
              'in "colophon split attribute"',
              'name documents after the value',
            );
          const json = await client.splits.setAttribute({ dataset: options.dataset, documents, name, value });
          const verb = value === null ? 'Took' : 'Set';
          const where = value === null ? 'away from' : 'of';
          return { json, text: [`${verb} "${name}" ${where} ${count(json.changed, 'document')}`] };
        },
      ),
    );
}
