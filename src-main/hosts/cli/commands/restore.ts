import { Option, type Command } from 'commander';
import { AppError } from '../../../domain/errors/app-error';
import { shellWord } from '../../../domain/errors/shell-word';
import type { RestoreOutcome } from '../../../contract/changes-contract';
import type { CliSession } from '../cli-host';
import { usageError, withWhat } from '../failures';
import { changeOptions } from '../change-options';
import { datasetOption, nonEmpty, pageNumber, repeatable, type DatasetOption } from '../command-options';
import type { Outcome } from '../output';
import { namesParts, partsOf, type PartOptions } from '../restore-parts';
import { onDataset } from '../on-dataset';
import type { Client, CommandContext } from '../run-command';
import { count, renderTable } from '../tables';

type RestoreOptions = DatasetOption & PartOptions & { readonly withDependents?: true };

const EXAMPLES = `
Examples:
  $ colophon restore 2 --dataset invoices
  $ colophon restore --dataset invoices --document letter.pdf --page 3
  $ colophon restore 2 --dataset invoices --region 0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c10 --field class
  $ colophon restore --dataset invoices --person Grace --kind geometry
  $ colophon undo --dataset invoices`;

const NOT_DONE = 'Nothing was restored.';

/** `restore [VERSION]`. */
export function addRestoreCommand(program: Command, session: CliSession): void {
  const command = program
    .command('restore')
    .argument(
      '[VERSION]',
      'a version of the dataset: 3, a tag, a branch, or the first digits of an id (default: the one that the draft started from)',
      nonEmpty,
    )
    .addOption(datasetOption())
    .addOption(repeatable('--document <DOC>', 'only this document'))
    .option('--page <N>', 'only this page of the document', pageNumber)
    .addOption(repeatable('--region <ID>', 'only this region'))
    .addOption(repeatable('--relation <ID>', 'only this relation of the document'))
    .addOption(
      repeatable(
        '--field <NAME>',
        'only this field: of a region (geometry, class, text, attributes, parent, order, status, source), of a page (state, order, frame), of a document (file, split, attributes, labels)',
      ),
    )
    .option('--schema', 'only the schema');
  for (const option of changeOptions('only changes of the draft')) command.addOption(option);
  command
    .addOption(
      new Option('--with-dependents', 'restore what hangs on it, too, where it cannot be restored alone'),
    )
    .description(
      'make the draft, or single things in it, what a version has: documents, pages, regions, fields, schema; one step of undo',
    )
    .addHelpText('after', EXAMPLES)
    .action(
      onDataset<RestoreOptions, [string | undefined]>(
        session,
        'write',
        async (context, version) =>
          namesParts(context.options) ? restoreParts(context, version) : restoreAll(context, version),
        (_options, version) => version,
      ),
    );
}

async function restoreAll(
  { client, options: { dataset, withDependents } }: CommandContext<RestoreOptions>,
  given: string | undefined,
): Promise<Outcome> {
  if (withDependents === true)
    throw usageError(
      '--with-dependents needs something that is restored',
      'in "colophon restore"',
      'add --document, --region, --schema or what chooses changes',
    );
  const version = given ?? (await baseOf(client, dataset));
  const json = await client.history.restore({ dataset, version });
  const holds = [count(json.documents, 'document'), count(json.pages, 'page'), count(json.regions, 'region')];
  const named = `version ${json.version} (${holds.join(', ')})`;
  const text = json.changed
    ? [`The draft is ${named} now`, `To take this back: colophon undo --dataset ${shellWord(dataset)}`]
    : [`The draft is ${named} already`];
  return { json, text };
}

/** Number of the version that the draft started from. */
async function baseOf(client: Client, dataset: string): Promise<string> {
  const { base } = await client.versions.status({ dataset });
  if (base !== null) return String(base);
  throw new AppError('version-needed', {
    what: NOT_DONE,
    why: `The draft of "${dataset}" started from no version.`,
    next: `Take back single edits with: colophon undo --dataset ${shellWord(dataset)}.`,
  });
}

async function restoreParts(
  { client, follow, options }: CommandContext<RestoreOptions>,
  version: string | undefined,
): Promise<Outcome> {
  const { dataset } = options;
  const placeOf = async (target: string) => {
    try {
      const { document, region } = await client.history.blame({ dataset, target });
      return { document, region: region ?? target };
    } catch (error) {
      throw withWhat(error, NOT_DONE);
    }
  };
  const wanted = await partsOf(options, placeOf);
  const withDependents = options.withDependents === true;
  const input = { dataset, ...wanted, withDependents, ...(version !== undefined && { version }) };
  const json = await follow((call) => client.changes.restore(input, call));
  const { obstacles, moreObstacles } = json;
  if (obstacles.length === 0) return { json, text: describeDone(json, wanted.matching !== undefined) };
  const places = count(obstacles.length + moreObstacles, 'thing');
  const canFollow = obstacles.some(({ kind }) => kind !== 'class' && kind !== 'page');
  const next =
    canFollow && !withDependents
      ? 'add --with-dependents, or restore these first'
      : 'restore what is named, too, or change it first';
  return {
    json,
    text: renderTable(COLUMNS, obstacles),
    problem: `nothing was restored, ${places} ${obstacles.length === 1 ? 'stands' : 'stand'} against it, ${next}`,
  };
}

function describeDone(
  { dataset, version, changed, regions, documents }: RestoreOutcome,
  isMatching: boolean,
): string[] {
  if (!changed && isMatching) return ['No change of the draft is one of these; nothing was restored'];
  if (!changed) return [`The draft has this as version ${version} has it already`];
  const what =
    regions === 0
      ? count(documents, 'document')
      : `${count(regions, 'region')} in ${count(documents, 'document')}`;
  const restored = documents === 0 ? 'the schema' : what;
  return [
    `Restored ${restored} from version ${version}`,
    `To take this back: colophon undo --dataset ${shellWord(dataset)}`,
  ];
}

type Obstacle = RestoreOutcome['obstacles'][number];
const COLUMNS = [
  { title: 'DOCUMENT', value: ({ name }: Obstacle) => name },
  { title: 'PAGE', value: ({ pageIndex }: Obstacle) => (pageIndex === null ? null : pageIndex + 1) },
  { title: 'WHY NOT', value: ({ words }: Obstacle) => words },
];
