import { Option, type Command } from 'commander';
import type { ExportResult, ImportResult } from '../../../contract/exchange-contract';
import type { CliSession } from '../cli-host';
import type { Split } from '../../../domain/regions/region';
import { SPLITS } from '../../../domain/splits/split-rule';
import { datasetOption, repeatable, scaleNumber, type DatasetOption } from '../command-options';
import { iouOption, matchingOf, matchOption, type MatchOptions } from '../match-options';
import { usageError } from '../failures';
import type { Outcome } from '../output';
import { onDataset } from '../on-dataset';
import { onLibrary, type Client } from '../run-command';
import { count, renderTable, shortId } from '../tables';

interface ImportOptions extends DatasetOption, MatchOptions {
  readonly format: 'coco';
  readonly documents: readonly string[];
  readonly map?: string;
  readonly withoutDocuments?: true;
  readonly split?: Split;
  readonly replace?: true;
}

interface ExportOptions {
  readonly format: 'coco';
  readonly out: string;
  readonly scale?: number;
  readonly split?: Split | 'each';
}

/** `import`, `export`. */
export function addExchangeCommands(program: Command, session: CliSession): void {
  addImport(program, session);
  addExport(program, session);
}

const formatOption = () =>
  new Option('--format <FORMAT>', 'the format').choices(['coco']).makeOptionMandatory();

function addImport(program: Command, session: CliSession): void {
  program
    .command('import')
    .argument('<FILE>', 'the export of another tool: a file or a folder')
    .addOption(formatOption())
    .addOption(datasetOption())
    .addOption(
      repeatable('--documents <PATH>', 'a file or folder with the documents it speaks of; may be repeated'),
    )
    .option('--map <FILE>', 'a mapping file: which image is which page of which document')
    .option('--without-documents', 'import annotations whose documents are not at hand, too')
    .addOption(
      new Option('--split <SPLIT>', 'put documents that have no split into this one').choices([...SPLITS]),
    )
    .addOption(matchOption('or where those find none by their geometry: the ids that are there go on'))
    .addOption(iouOption())
    .option('--replace', 'take away what the file does not have, on the pages that it speaks of')
    .description("bring another tool's annotations into the draft")
    .addHelpText(
      'after',
      '\nImporting the same file again adds nothing.\n\nExample:\n  $ colophon import labels.json --format coco --dataset invoices --documents pages/' +
        '\n  $ colophon import labels-again.json --format coco --dataset invoices --match geometry --replace',
    )
    .action(
      onDataset<ImportOptions, [string]>(
        session,
        'write',
        async ({ client, follow, handle, options }, file) => {
          const { dataset, format, documents, map, withoutDocuments = false, split } = options;
          const input = {
            dataset,
            format,
            source: handle(file),
            documents: documents.map(handle),
            withoutDocuments,
            replace: options.replace === true,
            ...(split !== undefined && { split }),
            ...matchingOf(options),
          };
          const withMap = map === undefined ? input : { ...input, map: handle(map) };
          return describeImported(await follow((call) => client.exchange.import(withMap, call)));
        },
      ),
    );
}

function describeImported(json: ImportResult): Outcome {
  const { documents, pages, regions, classes, skipped, removed = 0, warnings } = json;
  type Warning = (typeof warnings)[number];
  const columns = [
    { title: 'WARNING', value: ({ code }: Warning) => code },
    { title: 'COUNT', value: (row: Warning) => row.count },
    { title: 'EXAMPLE', value: ({ example }: Warning) => example },
  ];
  const on = `on ${count(pages, 'page')} of ${count(documents, 'document')}`;
  const known = skipped > 0 ? `, ${skipped.toLocaleString('en-US')} there already` : '';
  const gone = removed > 0 ? `, ${removed.toLocaleString('en-US')} removed that it does not have` : '';
  const classWord = classes === 1 ? '1 new class' : `${classes} new classes`;
  const text = [
    `Imported ${count(regions, 'region')} ${on}, ${classWord}${describeContinued(json)}${gone}${known}`,
    ...renderTable(columns, warnings),
  ];
  return { json, text };
}

/** `, 250 changed under their old ids (200 moved, 50 relabelled)` */
function describeContinued({ continued = 0, moved = 0, relabelled = 0 }: ImportResult): string {
  if (continued === 0) return '';
  const ways = [
    ...(moved > 0 ? [`${moved.toLocaleString('en-US')} moved`] : []),
    ...(relabelled > 0 ? [`${relabelled.toLocaleString('en-US')} relabelled`] : []),
  ];
  const how = ways.length === 0 ? '' : ` (${ways.join(', ')})`;
  return `, ${continued.toLocaleString('en-US')} changed under their old ids${how}`;
}

function describeExported({ version, contentId, regions, path, losses }: ExportResult): string[] {
  const table = (title: string, kept: boolean): string[] =>
    renderTable<(typeof losses)[number]>(
      [
        { title, value: ({ what }) => what },
        { title: 'COUNT', value: (row) => row.count },
      ],
      losses.filter((loss) => loss.kept === kept),
    );
  return [
    `Wrote ${count(regions, 'region')} of ${version} (content ${shortId(contentId)}) to ${path}`,
    ...table('LEFT OUT', false),
    ...table('WRITTEN BESIDE THE STANDARD', true),
  ];
}

function addExport(program: Command, session: CliSession): void {
  program
    .command('export')
    .argument('<VERSION>', 'dataset@3, dataset@draft, or the first digits of an id')
    .addOption(formatOption())
    .requiredOption('--out <PATH>', 'the file to write')
    .option('--scale <N>', 'pixels per point for pages that came without an image (default: 1)', scaleNumber)
    .addOption(
      new Option(
        '--split <SPLIT>',
        'only documents of this split; `each` writes a file for every split that has some, labels.train.json …',
      ).choices([...SPLITS, 'each']),
    )
    .description('write a version in the format of another tool')
    .addHelpText('after', '\nExample:\n  $ colophon export invoices@3 --format coco --out invoices-3.json')
    .action(
      onLibrary<ExportOptions, [string]>(
        session,
        'read',
        async ({ client, follow, handle, options }, version) => {
          const { format, out, scale = 1 } = options;
          // The draft moves; whoever wants it says so by its name.
          const allowDraft = version.endsWith('@draft');
          const { split } = options;
          const write = (target: string, only: Split | undefined): Promise<ExportResult> => {
            const input = { version, format, target: handle(target), scale, allowDraft, split: only };
            return follow((call) => client.exchange.export(input, call));
          };
          if (split !== 'each') {
            const json = await write(out, split);
            return { json, text: describeExported(json) };
          }
          const json: ExportResult[] = [];
          for (const each of await splitsOf(client, version)) json.push(await write(pathOf(out, each), each));
          return { json, text: json.flatMap(describeExported) };
        },
      ),
    );
}

/** The splits of a version that have documents. @throws when none has */
async function splitsOf(client: Client, version: string): Promise<readonly Split[]> {
  const { splits } = await client.splits.show({ version });
  const used = SPLITS.filter((split) => splits.some((each) => each.split === split && each.documents > 0));
  if (used.length > 0) return used;
  throw usageError(
    `no document of ${version} has a split`,
    'for --split each',
    'see "colophon split --help"',
  );
}

/** `labels.json` → `labels.train.json`. */
const pathOf = (path: string, split: Split): string =>
  /\.[^./\\]+$/.test(path) ? path.replace(/(\.[^./\\]+)$/, `.${split}$1`) : `${path}.${split}`;
