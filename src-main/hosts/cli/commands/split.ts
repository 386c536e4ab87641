import { Argument, type Command } from 'commander';
import { shellWord } from '../../../domain/errors/shell-word';
import type { AssignResult } from '../../../contract/split-contract';
import type { Split } from '../../../domain/regions/region';
import { SPLITS, type SplitRatio } from '../../../domain/splits/split-rule';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, repeatable, type DatasetOption } from '../command-options';
import type { Outcome } from '../output';
import { onDataset, versionIn } from '../on-dataset';
import { onLibrary } from '../run-command';
import {
  likenessOptions,
  measureOption,
  ratioOption,
  VERSION_OR_DRAFT,
  type LikenessOptions,
} from '../split-options';
import { describeShares } from '../split-text';
import { count } from '../tables';
import { usageError } from '../failures';
import { addSplitCheck } from './split-check';
import { addSplitAttribute, addSplitFields } from './split-fields';

interface RatioOptions {
  readonly ratio: SplitRatio;
  readonly of: 'documents' | 'pages';
}

interface AssignOptions extends DatasetOption, RatioOptions, LikenessOptions {
  readonly seed: string;
  readonly stratify: readonly string[];
  readonly group: readonly string[];
  readonly groupDuplicates?: true;
  readonly keep: boolean;
  readonly dryRun?: true;
}

/** `split assign`, `set`, `clear`, `show`, `check`, `fields`, `attribute`. */
export function addSplitCommands(program: Command, session: CliSession): void {
  const group = program
    .command('split')
    .description('put documents into train, validation and test, and find duplicates across them')
    .addHelpText(
      'after',
      '\n"colophon split --ratio …" is short for split assign.' +
        '\n\nExample:\n  $ colophon split assign --ratio 80/10/10 --stratify class --dataset invoices' +
        '\n  $ colophon split show invoices@draft\n  $ colophon split check invoices@draft',
    );
  addAssign(group, session);
  addSet(group, session);
  addClear(group, session);
  addShow(group, session);
  addSplitCheck(group, session);
  addSplitFields(group, session);
  addSplitAttribute(group, session);
}

function addAssign(group: Command, session: CliSession): void {
  const command = group
    .command('assign', { isDefault: true })
    .addOption(datasetOption())
    .addOption(ratioOption())
    .addOption(measureOption())
    .option('--seed <TEXT>', 'another seed deals the documents out differently', '')
    .addOption(
      repeatable('--stratify <FIELD>', '`class`, or a field of documents, to spread evenly; may be repeated'),
    )
    .addOption(repeatable('--group <FIELD>', 'documents with the same value stay together; may be repeated'))
    .option('--group-duplicates', 'documents that have the same page stay together');
  for (const option of likenessOptions()) command.addOption(option);
  command
    .option('--keep', 'deal out only documents that have no split yet (the default)', true)
    .option('--no-keep', 'deal out all documents anew; a test set that models were compared on changes')
    .option('--dry-run', 'say what would come of it, and change nothing')
    .description('deal the documents of the draft out by a ratio; one step of undo')
    .addHelpText(
      'after',
      '\nThe same documents, ratio and seed give the same splits on every machine. `split fields` lists the fields.' +
        '\n\nExample:\n  $ colophon split assign --ratio 70/15/15 --stratify class --group doc_name --dataset papers',
    )
    .action((...received: unknown[]) => {
      refuseBare(received.at(-1) as Command);
      return assign(session)(...received);
    });
}

/** `split` alone may mean anything; documents are dealt out only when somebody says so. */
function refuseBare(command: Command): void {
  const isNamed = command.parent?.args[0] === command.name();
  const given = command.options
    .map((option) => option.attributeName())
    .filter((name) => name !== 'dataset' && command.getOptionValueSource(name) === 'cli');
  if (isNamed || given.length > 0) return;
  throw usageError(
    'no command was given',
    'in "colophon split"',
    'say how to deal out, as in --ratio 80/10/10, or see "colophon split --help"',
  );
}

const assign = (session: CliSession) =>
  onDataset<AssignOptions>(session, 'write', async ({ client, follow, options }) => {
    const { dataset, ratio, of, seed, keep, stratify, group: groups, by, text, picture } = options;
    const input = {
      dataset,
      ratio,
      of,
      seed,
      keep,
      by,
      text,
      picture,
      byClass: stratify.includes('class'),
      byFields: stratify.filter((name) => name !== 'class'),
      groups: [...groups],
      groupDuplicates: options.groupDuplicates === true,
      isPreview: options.dryRun === true,
    };
    return describeAssigned(await follow((call) => client.splits.assign(input, call)), input);
  });

function describeAssigned(
  json: AssignResult,
  { dataset, keep, isPreview }: { dataset: string; keep: boolean; isPreview: boolean },
): Outcome {
  const { changed, kept, torn } = json;
  const verb = isPreview ? 'Would put' : 'Put';
  const stayed = kept > 0 ? `; ${count(kept, 'document')} stayed` : '';
  const text = [
    `${verb} ${count(changed, 'document')} into another split${stayed}`,
    ...describeShares(json.after),
  ];
  if (changed === 0 && keep && kept > 0)
    text.push('', 'All documents have a split already. To deal all of them out anew: --no-keep');
  if (torn > 0) text.push('', `${count(torn, 'group')} lie in several splits; --no-keep puts each into one`);
  if (changed > 0 && !isPreview)
    text.push('', `To take it back: colophon undo --dataset ${shellWord(dataset)}`);
  return { json, text };
}

function addSet(group: Command, session: CliSession): void {
  group
    .command('set')
    .addArgument(new Argument('<SPLIT>', 'the split').choices([...SPLITS]))
    .argument('<DOC...>', 'documents: names, or the first digits of their ids')
    .addOption(datasetOption())
    .description('put documents into a split by hand; one step of undo')
    .addHelpText('after', '\nExample:\n  $ colophon split set test letter.pdf form.pdf --dataset invoices')
    .action(
      onDataset<DatasetOption, [Split, string[]]>(session, 'write', async (context, split, documents) => {
        const { client, options } = context;
        const json = await client.splits.set({ dataset: options.dataset, documents, split });
        return { json, text: [`Put ${count(json.changed, 'document')} into ${split}`] };
      }),
    );
}

function addClear(group: Command, session: CliSession): void {
  group
    .command('clear')
    .argument('[DOC...]', 'documents: names, or the first digits of their ids')
    .addOption(datasetOption())
    .option('--all', 'all documents of the draft')
    .description('take documents out of their split; one step of undo')
    .addHelpText('after', '\nExample:\n  $ colophon split clear --all --dataset invoices')
    .action(
      onDataset<DatasetOption & { all?: true }, [string[]]>(session, 'write', async (context, documents) => {
        const { client, follow, options } = context;
        const { dataset, all } = options;
        if ((all === true) === documents.length > 0)
          throw usageError(
            'documents or --all are needed',
            'in "colophon split clear"',
            'name documents, or give --all',
          );
        const json =
          all === true
            ? await follow((call) => client.splits.clear({ dataset }, call))
            : await client.splits.set({ dataset, documents, split: null });
        return { json, text: [`Took ${count(json.changed, 'document')} out of their split`] };
      }),
    );
}

type ShowOptions = RatioOptions & Partial<DatasetOption>;

function addShow(group: Command, session: CliSession): void {
  group
    .command('show')
    .argument('[VERSION]', VERSION_OR_DRAFT, nonEmpty)
    .addOption(datasetOption())
    .addOption(ratioOption())
    .addOption(measureOption())
    .description('count documents, pages, regions and classes by split, and how far they are from a ratio')
    .addHelpText('after', '\nExample:\n  $ colophon split show invoices@draft --ratio 70/15/15')
    .action(
      onLibrary<ShowOptions, [string | undefined]>(session, 'read', async (context, given) => {
        const { client, options } = context;
        const version = await versionIn(context, given);
        const json = await client.splits.show({ version, ratio: options.ratio, of: options.of });
        return { json, text: describeShares(json) };
      }),
    );
}
