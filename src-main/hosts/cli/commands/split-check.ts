import type { Command } from 'commander';
import type { DuplicatePair, DuplicateReport } from '../../../contract/split-contract';
import { PICTURE_MARK_BITS } from '../../../domain/duplicates/picture-mark';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, type DatasetOption } from '../command-options';
import { versionIn } from '../on-dataset';
import type { Outcome } from '../output';
import { onLibrary } from '../run-command';
import { likenessOptions, VERSION_OR_DRAFT, type LikenessOptions } from '../split-options';
import { count, documentNamer, renderTable } from '../tables';

/** Pairs in a table for people; `--json` has up to 10,000. */
const LISTED_PAIRS = 50;
const MOST_PAIRS = 10_000;

type CheckOptions = LikenessOptions & Partial<DatasetOption>;

/** `split check [VERSION]`. */
export function addSplitCheck(group: Command, session: CliSession): void {
  const command = group
    .command('check')
    .argument('[VERSION]', VERSION_OR_DRAFT, nonEmpty)
    .addOption(datasetOption());
  for (const option of likenessOptions()) command.addOption(option);
  command
    .description('find documents of different splits that have the same page')
    .addHelpText(
      'after',
      '\nExits 1 when there are some: what a model was trained on must not be what it is tested on.' +
        '\nPages are drawn the first time, which takes a while; --by text does without.' +
        '\n\nExample:\n  $ colophon split check invoices@draft --text 0.9',
    )
    .action(
      onLibrary<CheckOptions, [string | undefined]>(session, 'write-if-free', async (context, given) => {
        const { client, follow, options } = context;
        const version = await versionIn(context, given);
        const { by, text, picture } = options;
        const input = { version, by, text, picture, limit: MOST_PAIRS };
        return describeReport(await follow((call) => client.splits.check(input, call)));
      }),
    );
}

function describeReport(json: DuplicateReport): Outcome {
  const { pairs, total, pages, version } = json;
  const looked = `Looked at ${count(pages.looked, 'page')} of ${version}`;
  const untold = pages.untold > 0 ? `, ${count(pages.untold, 'page')} of them blank or not readable` : '';
  if (total === 0) return { json, text: [`${looked}${untold}: no duplicates across splits`] };
  const nameOf = documentNamer(
    pairs.flatMap(({ a, b }) => [a, b].map(({ document: id, name }) => ({ id, name }))),
  );
  const place = ({ document, pageIndex, split }: DuplicatePair['a']): string =>
    `${split}: ${nameOf(document)}, page ${pageIndex + 1}`;
  const columns = [
    { title: 'DOCUMENT', value: ({ a }: DuplicatePair) => place(a) },
    { title: 'IS LIKE', value: ({ b }: DuplicatePair) => place(b) },
    { title: 'WHY', value: reasonOf },
    { title: 'PAGES', value: (pair: DuplicatePair) => pair.pages },
  ];
  const more = total - LISTED_PAIRS;
  return {
    json,
    text: [
      `${looked}${untold}`,
      ...renderTable(columns, pairs.slice(0, LISTED_PAIRS)),
      ...(more > 0 ? [`… and ${more.toLocaleString('en-US')} more`] : []),
    ],
    problem:
      `${count(total, 'duplicate')} across splits, scores on them mean little, ` +
      'move them together with `split set`, or deal out with `split assign --no-keep --group-duplicates`',
  };
}

function reasonOf({ isSameFile, text, picture }: DuplicatePair): string {
  if (isSameFile) return 'same file';
  const words = text === null ? [] : [`text ${Math.round(text * 100)} %`];
  const look = picture === null ? [] : [`picture ${picture} of ${PICTURE_MARK_BITS} bits apart`];
  return [...words, ...look].join(', ');
}
