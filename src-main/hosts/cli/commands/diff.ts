import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DiffView, RegionChangeView } from '../../../contract/version-contract';
import { DEFAULT_IOU } from '../../../domain/matching/default-iou';
import type { CliSession } from '../cli-host';
import { usageError } from '../failures';
import { describeDiff, LISTED_REGIONS } from '../diff-text';
import { onLibrary, type Client } from '../run-command';

/** Regions asked for at once: few calls, and no reply too large to hold. */
const REGIONS_PER_CALL = 10_000;

interface DiffOptions {
  readonly match: 'ids' | 'geometry';
  readonly iou?: number;
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
    .addOption(
      new Option(
        '--match <HOW>',
        'how regions find each other: by their ids, or where those find none by their geometry',
      )
        .choices(['ids', 'geometry'])
        .default('ids'),
    )
    .option(
      '--iou <T>',
      `least overlap of regions matched by geometry, above 0 and at most 1 (default: ${DEFAULT_IOU})`,
      readIou,
    )
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
        const { match, iou } = options;
        if (match === 'ids' && iou !== undefined)
          throw usageError(
            '--iou says nothing about ids',
            'it is the overlap from which geometry matches',
            'add --match geometry',
          );
        const pair = { from, to, match, ...(iou !== undefined && { iou }) };
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

function readIou(value: string): number {
  const iou = Number(value);
  if (value.trim() !== '' && iou > 0 && iou <= 1) return iou;
  throw new InvalidArgumentError('It must be a number above 0 and at most 1.');
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
