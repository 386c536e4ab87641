import { Option, type Command } from 'commander';
import type { DiffView, RegionChangeView } from '../../../contract/version-contract';
import type { CliSession } from '../cli-host';
import { iouOption, matchingOf, matchOption, type MatchOptions } from '../match-options';
import { describeDiff, LISTED_REGIONS } from '../diff-text';
import { onLibrary, type Client } from '../run-command';

/** Regions asked for at once: few calls, and no reply too large to hold. */
const REGIONS_PER_CALL = 10_000;

interface DiffOptions extends MatchOptions {
  readonly cause: RegionChangeView['cause'];
  readonly summary?: true;
}

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
    .option('--summary', 'totals only, no list of regions')
    .description('compare two versions: documents, labels and schema apart')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon diff invoices@2 invoices@3' +
        '\n  $ colophon diff invoices@3 invoices@draft --summary' +
        '\n  $ colophon diff invoices@2 invoices@3 --cause schema --json' +
        '\n  $ colophon diff invoices@3 from-other-tool@draft --match geometry --iou 0.7',
    )
    .action(
      onLibrary<DiffOptions, [string, string]>(session, 'read', async ({ client, options }, from, to) => {
        const pair = { from, to, ...matchingOf(options) };
        const asked = { ...pair, cause: options.cause };
        const summary = await client.compare.summary(pair);
        if (options.summary) return { json: summary, text: describeDiff(summary) };
        if (options.json)
          return { json: null, jsonPieces: await collectJson(client, asked, summary), text: [] };
        const listed = await client.compare.regions({ ...asked, limit: LISTED_REGIONS });
        return { json: summary, text: describeDiff(summary, { ...listed, cause: options.cause }) };
      }),
    );
}

/** The summary with `regions` as its last key. Kept as bytes: a million regions are more than one string holds. */
async function collectJson(
  client: Client,
  listed: Parameters<Client['compare']['regions']>[0],
  summary: DiffView,
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
