import { Option, type Command } from 'commander';
import type { TotalsView } from '../../../contract/comparison-contract';
import type { RegionChangeView } from '../../../contract/version-contract';
import type { CliSession } from '../cli-host';
import { iouOption, matchingOf, matchOption, type MatchOptions } from '../match-options';
import { describeDiff, LISTED_REGIONS, type DiffJson } from '../diff-text';
import { usageError } from '../failures';
import { onLibrary, type Client, type CommandContext } from '../run-command';

/** Regions asked for at once: few calls, and no reply too large to hold. */
const REGIONS_PER_CALL = 10_000;

interface DiffOptions extends MatchOptions {
  readonly cause: RegionChangeView['cause'];
  readonly by?: TotalsView['by'];
  readonly report?: string;
  readonly summary?: true;
}

const TOTALS_BY: readonly TotalsView['by'][] = ['class', 'document', 'person'];

const CAUSES: readonly RegionChangeView['cause'][] = ['labels', 'schema', 'both'];

/** `diff FROM TO`. */
export function addDiffCommand(program: Command, session: CliSession): void {
  program
    .command('diff')
    .argument('<FROM>', 'dataset@3, dataset@draft, or the first digits of an id')
    .argument('<TO>', 'the same')
    .addOption(matchOption('or where those find none by their geometry'))
    .addOption(iouOption())
    .addOption(
      new Option(
        '--cause <WHO>',
        'which regions to list: those that people and imports changed, that migrations of the schema rewrote, or both',
      )
        .choices(CAUSES)
        .default('labels'),
    )
    .addOption(
      new Option('--by <WHAT>', 'add label changes by class, by document or by person').choices(TOTALS_BY),
    )
    .addOption(
      new Option(
        '--report <FILE>',
        'write the comparison to a file, too: a page to read and print (.html), everything (.json), or a row for each changed region (.csv)',
      ),
    )
    .option('--summary', 'totals only, no list of regions')
    .description('compare two versions: documents, labels and schema apart')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon diff invoices@2 invoices@3' +
        '\n  $ colophon diff invoices@3 invoices@draft --summary --by person' +
        '\n  $ colophon diff invoices@1 invoices@3 --report changes.html' +
        '\n  $ colophon diff invoices@2 invoices@3 --cause schema --json' +
        '\n  $ colophon diff invoices@3 from-other-tool@draft --match geometry --iou 0.7',
    )
    .action(
      onLibrary<DiffOptions, [string, string]>(session, 'read', async (context, from, to) => {
        const { client, options } = context;
        const pair = { from, to, ...matchingOf(options) };
        const asked = { ...pair, cause: options.cause };
        const json = await readTotals(context, pair);
        if (options.summary) return { json, text: describeDiff(json) };
        if (options.json) return { json: null, jsonPieces: await collectJson(client, asked, json), text: [] };
        const listed = await client.compare.regions({ ...asked, limit: LISTED_REGIONS });
        return { json, text: describeDiff(json, { ...listed, cause: options.cause }) };
      }),
    );
}

/** What is told besides the regions, and the report where one is asked for. */
async function readTotals(
  { client, follow, handle, options }: CommandContext<DiffOptions>,
  pair: Parameters<Client['compare']['summary']>[0],
): Promise<DiffJson> {
  const { by, report } = options;
  const file = report === undefined ? null : reportFile(report);
  const summary = await client.compare.summary(pair);
  const distribution = await follow((call) => client.compare.distribution(pair, call));
  const totals =
    by === undefined ? {} : { totals: await follow((call) => client.compare.totals({ ...pair, by }, call)) };
  if (file === null) return { ...summary, distribution, ...totals };
  const target = { target: handle(file.path), format: file.format };
  const written = await follow((call) => client.compare.report({ ...pair, ...target }, call));
  return { ...summary, distribution, ...totals, report: written };
}

const REPORT_FORMATS = ['html', 'json', 'csv'] as const;

/** Which form a report has is said by how its name ends. @throws AppError `usage` */
function reportFile(path: string): { path: string; format: (typeof REPORT_FORMATS)[number] } {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  const format = REPORT_FORMATS.find((name) => name === ending);
  if (format !== undefined) return { path, format };
  throw usageError(
    `--report ${path} says no format`,
    'it follows from how the name ends',
    'name a file that ends in .html, .json or .csv',
  );
}

/** The summary with `regions` as its last key. Kept as bytes: a million regions are more than one string holds. */
async function collectJson(
  client: Client,
  listed: Parameters<Client['compare']['regions']>[0],
  summary: DiffJson,
): Promise<Uint8Array[]> {
  const pieces = [Buffer.from(`${JSON.stringify(summary).slice(0, -1)},"regions":[`)];
  for (let offset = 0, total = Infinity; offset < total;) {
    const page = await client.compare.regions({ ...listed, offset, limit: REGIONS_PER_CALL });
    if (page.regions.length === 0) break;
    const items = JSON.stringify(page.regions).slice(1, -1);
    pieces.push(Buffer.from(offset === 0 ? items : `,${items}`));
    offset += page.regions.length;
    total = page.total;
  }
  return [...pieces, Buffer.from(']}')];
}
