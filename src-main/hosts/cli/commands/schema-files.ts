import { Option, type Command } from 'commander';
import { shellWord } from '../../../domain/errors/shell-word';
import { looksLikeFile } from '../../../domain/identity/asset-name';
import type { CliSession } from '../cli-host';
import { nonEmpty } from '../command-options';
import { failureCode, usageError, withNext } from '../failures';
import { readTextFile } from '../read-input';
import { onLibrary } from '../run-command';
import { writeTextFile } from '../write-output';

type SchemaFormat = 'json' | 'md' | 'html';

interface ImportOptions {
  readonly name?: string;
  readonly dataset?: string;
}

/** `schema export`, `schema import`. */
export function addSchemaFileCommands(group: Command, session: CliSession): void {
  addExport(group, session);
  addImport(group, session);
}

function addExport(group: Command, session: CliSession): void {
  group
    .command('export')
    .argument('<REF>', 'invoices@1.2.0, dataset@draft, dataset@3, or a preset')
    .addOption(
      new Option('--format <FORMAT>', 'json to read in again; md or html as guidelines with pictures')
        .choices(['json', 'md', 'html'])
        .makeOptionMandatory(),
    )
    .option('--out <FILE>', 'the file to write; without it the text is printed', nonEmpty)
    .description('write a schema as one file')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon schema export invoices@1.2.0 --format html --out guidelines.html',
    )
    .action(
      onLibrary<{ format: SchemaFormat; out?: string }, [string]>(
        session,
        'read',
        async ({ client, absolute, options: { format, out } }, ref) => {
          const json = await client.schemas.exportFile({ ref, format });
          if (out === undefined) return { json, text: [json.content.replace(/\n$/, '')] };
          const path = absolute(out);
          await writeTextFile(path, json.content);
          return { json: { ref, format, path }, text: [`Wrote ${ref} to ${path}`] };
        },
      ),
    );
}

function addImport(group: Command, session: CliSession): void {
  group
    .command('import')
    .argument('<FILE>', 'a schema file: ours, Label Studio, CVAT labels, COCO categories, FOTT fields.json')
    .option(
      '--name <NAME>',
      "the new schema's name (default: the one in the file, else the file's)",
      nonEmpty,
    )
    .option('--dataset <NAME>', 'put it in the place of the schema of this draft instead', nonEmpty)
    .description('read a schema file: as a new schema of the library, or into a draft')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon schema import label-config.xml --name invoices\n  $ colophon schema import labels.json --dataset invoices',
    )
    .action(
      onLibrary<ImportOptions, [string]>(
        session,
        'write',
        async ({ client, absolute, options: { name, dataset } }, fileName) => {
          if (name !== undefined && dataset !== undefined) throw eitherOr();
          const input = { fileName, content: await readTextFile(absolute(fileName)) };
          const json = await orMigrate(
            client.schemas.importFile({
              ...input,
              ...(name !== undefined && { name }),
              ...(dataset !== undefined && { dataset }),
            }),
            { dataset: dataset ?? '', path: fileName },
          );
          const what = json.ref ?? `the draft of ${dataset ?? ''}`;
          const text = [
            `Read ${json.classes === 1 ? '1 class' : `${json.classes} classes`} (${json.format}) into ${what}`,
          ];
          return { json, text: [...text, ...json.warnings.map((warning) => `warning: ${warning}`)] };
        },
      ),
    );
}

/** Says how to go on where a schema file cannot take the place of a schema whose classes are in use. */
export async function orMigrate<Reply>(
  call: Promise<Reply>,
  { dataset, path }: { readonly dataset: string; readonly path: string },
): Promise<Reply> {
  try {
    return await call;
  } catch (error) {
    if (failureCode(error) !== 'class-in-use') throw error;
    const words = [dataset, looksLikeFile(path) ? path : `./${path}`].map(shellWord);
    const command = `colophon schema migrate --dataset ${words[0]} --to ${words[1]}`;
    throw withNext(error, `Migrate to it, which carries these regions along: ${command}`);
  }
}

const eitherOr = () =>
  usageError(
    'give either --name or --dataset',
    'in "colophon schema import"',
    'see "colophon schema import --help"',
  );
