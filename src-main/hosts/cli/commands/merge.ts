import { type Command, InvalidArgumentError } from 'commander';
import { AppError } from '../../../domain/errors/app-error';
import { shellWord } from '../../../domain/errors/shell-word';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, repeatable, type DatasetOption } from '../command-options';
import { usageError } from '../failures';
import { decisionsOf } from '../merge-decisions';
import {
  allConflicts,
  conflictJson,
  mergeJson,
  stateJson,
  type MergeJson,
  type MergeResult,
} from '../merge-json';
import { describeMerge } from '../merge-text';
import type { Outcome } from '../output';
import { onDataset } from '../on-dataset';
import type { CommandContext } from '../run-command';
import { count } from '../tables';

interface MergeOptions extends DatasetOption {
  readonly strategy: readonly string[];
  readonly resolve: readonly string[];
  readonly message?: string;
  readonly overlap?: number | 'none';
  readonly dryRun?: true;
  readonly continue?: true;
  readonly abort?: true;
}

type Context = CommandContext<MergeOptions>;

const EXAMPLES = `
Rules are ours, theirs, newest, union and person:NAME; of several the first one that decides counts.

Example:
  $ colophon merge ada --dataset invoices -m "Ada's pages"
  $ colophon merge ada --dataset invoices --strategy newest --strategy person:Ada
  $ colophon merge --dataset invoices
  $ colophon merge --resolve '0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c3d#class=theirs' --dataset invoices
  $ colophon merge --resolve '0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c3d#text:="Total due"' --dataset invoices
  $ colophon merge --strategy ours --continue --dataset invoices
  $ colophon merge --abort --dataset invoices`;

/** `merge`: begin, look at, decide, finish or give up the merge of a branch. */
export function addMergeCommand(program: Command, session: CliSession): void {
  program
    .command('merge')
    .argument('[FROM]', 'a branch or a version of the dataset; left out for the merge that waits', nonEmpty)
    .addOption(datasetOption())
    .addOption(repeatable('--strategy <RULE>', 'decide conflicts by rule, where nobody decided them'))
    .addOption(
      repeatable(
        '--resolve <DECISION>',
        'decide one: REGION#FIELD=ours|theirs|base|both, or :=JSON for a value',
      ),
    )
    .option('-m, --message <TEXT>', 'message of the version (default: Merge FROM into BRANCH)', nonEmpty)
    .option(
      '--overlap <IOU>',
      'from which overlap regions count as drawn twice, or none (default: 0.5)',
      readOverlap,
    )
    .option('--dry-run', 'only tell what would happen')
    .option('--continue', 'make the version of the merge that waits')
    .option('--abort', 'give the merge that waits up; nothing of it stays')
    .description('merge another branch into the current one, field by field; a version with two parents')
    .addHelpText('after', EXAMPLES)
    .action((...received: unknown[]) => {
      const options = (received.at(-1) as Command).optsWithGlobals<MergeOptions>();
      const from = received[0] as string | undefined;
      refuseMixed(from, options);
      const isLooking = from === undefined && !isWriting(options);
      const access = isLooking || options.dryRun === true ? 'read' : 'write';
      return onDataset<MergeOptions, [string | undefined]>(
        session,
        access,
        run,
        (_, version) => version,
      )(...received);
    });
}

/** A share of the union of two regions; `none` for no such conflicts. Not null: Commander takes that for no value. */
function readOverlap(value: string): number | 'none' {
  if (value === 'none') return value;
  const share = Number(value);
  if (value.trim() !== '' && share > 0 && share <= 1) return share;
  throw new InvalidArgumentError('An overlap is a number above 0 and up to 1, or none.');
}

const isWriting = (options: MergeOptions): boolean =>
  options.abort === true || options.continue === true || options.resolve.length + options.strategy.length > 0;

function refuseMixed(from: string | undefined, options: MergeOptions): void {
  const { abort, dryRun, resolve, strategy } = options;
  const goesOn = options.continue === true || resolve.length > 0;
  const next = 'see "colophon merge --help"';
  if (from !== undefined && (abort === true || goesOn))
    throw usageError('a merge is begun with FROM, or gone on with', 'not both at once', next);
  if (abort === true && (goesOn || strategy.length > 0))
    throw usageError('a merge is given up, or gone on with', 'not both at once', next);
  if (from === undefined && (dryRun === true || options.overlap !== undefined))
    throw usageError('--dry-run and --overlap are for beginning a merge', 'FROM is missing', next);
}

async function run(context: Context, from: string | undefined): Promise<Outcome> {
  if (from !== undefined) return begin(context, from);
  const { client, options } = context;
  const { dataset } = options;
  if (options.abort === true) {
    const json = await client.merges.abort({ dataset });
    const text = [`Gave up the merge of ${json.theirs.name} into ${json.branch}; the draft is as it was`];
    return { json, text };
  }
  if (options.resolve.length > 0) await decide(context);
  const { strategy } = options;
  if (strategy.length > 0) await client.merges.decideByRule({ dataset, strategies: [...strategy] });
  return options.continue === true ? finish(context) : look(context);
}

const who = ({ options: { message, author } }: Context) => ({
  ...(message !== undefined && { message }),
  ...(author !== undefined && { author }),
});

/** More than anybody decides. */
const MOST_LISTED = 1_000_000;

async function begin(context: Context, from: string): Promise<Outcome> {
  const { client, options, follow } = context;
  const { dataset, strategy, dryRun, overlap } = options;
  const input = {
    dataset,
    from,
    ...who(context),
    strategies: [...strategy],
    ...(overlap !== undefined && { overlap: overlap === 'none' ? null : overlap }),
    preview: dryRun === true,
    // Of a preview there is nothing to ask for the rest of.
    ...(dryRun === true && { listed: MOST_LISTED }),
  };
  return tell(context, await follow((call) => client.merges.start(input, call)));
}

async function finish(context: Context): Promise<Outcome> {
  const { client, options, follow } = context;
  const input = { dataset: options.dataset, ...who(context) };
  return tell(context, await follow((call) => client.merges.continue(input, call)));
}

async function look(context: Context): Promise<Outcome> {
  const { client, options, follow } = context;
  const { dataset } = options;
  const state = await follow((call) => client.merges.state({ dataset }, call));
  if (state === null) {
    const json = { dataset, outcome: 'none', clean: true, conflicts: [], version: null };
    return { json, text: [`No merge waits on the current branch of ${dataset}`] };
  }
  const nameOf = namer(state.classes);
  const open = await allConflicts(client, dataset, 'open');
  return outcomeOf(
    stateJson(
      state,
      open.map((conflict) => conflictJson(conflict, nameOf)),
    ),
  );
}

async function decide({ client, options, follow }: Context): Promise<void> {
  const { dataset } = options;
  const state = await follow((call) => client.merges.state({ dataset }, call));
  if (state === null)
    throw new AppError('not-merging', {
      what: 'Nothing was decided.',
      why: `No merge waits on the current branch of "${dataset}".`,
      next: `Begin one with: colophon merge BRANCH --dataset ${shellWord(dataset)}.`,
    });
  const conflicts = await allConflicts(client, dataset, 'all');
  const ids = new Map(state.classes.map(({ id, name }) => [name, id]));
  const decisions = decisionsOf(options.resolve, { dataset, conflicts }, (name) => ids.get(name));
  await client.merges.decide({ dataset, decisions });
}

/** A result with all of its open conflicts. */
async function tell({ client, options }: Context, result: MergeResult): Promise<Outcome> {
  const { dataset } = options;
  const open = result.outcome === 'unfinished' ? await allConflicts(client, dataset, 'open') : result.list;
  const names = open.length === 0 ? new Map<string, string>() : await classNames(client, result);
  const nameOf = (id: string): string => names.get(id) ?? id;
  return outcomeOf(
    mergeJson(
      result,
      open.map((conflict) => conflictJson(conflict, nameOf)),
    ),
  );
}

/** Classes of both sides, by id. */
async function classNames(
  client: Context['client'],
  { dataset, theirs }: MergeResult,
): Promise<ReadonlyMap<string, string>> {
  const theirClasses = await client.schemas.get({ version: `${dataset}@${theirs.version}` });
  const ourClasses = await client.schemas.get({ version: `${dataset}@draft` });
  return new Map([...theirClasses.classes, ...ourClasses.classes].map(({ id, name }) => [id, name]));
}

const namer = (classes: readonly { id: string; name: string }[]): ((id: string) => string) => {
  const names = new Map(classes.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};

function outcomeOf(json: MergeJson): Outcome {
  const text = describeMerge(json);
  if (json.clean) return { json, text };
  const open = count(json.conflicts.length, 'open conflict');
  const next =
    json.outcome === 'preview'
      ? 'begin the merge to decide'
      : 'decide with --resolve or --strategy, then --continue, or give it up with --abort';
  return { json, text, problem: `the merge of ${json.theirs.name} has ${open}, ${next}` };
}
