import type { Command } from 'commander';
import { AppError } from '../../../domain/errors/app-error';
import { toPoints } from '../../../domain/geometry/units';
import type { CliSession } from '../cli-host';
import { failureCode } from '../failures';
import type { Outcome } from '../output';
import { onLibrary, type Client } from '../run-command';
import { count, renderFacts, renderTable } from '../tables';

type VersionView = Awaited<ReturnType<Client['versions']['show']>>;
type DocumentView = Awaited<ReturnType<Client['documents']['get']>>;

/** Failures that mean "this names nothing of the kind", after which the other kind is tried. */
const NOT_THIS_KIND = new Set(['not-found', 'input-invalid', 'version-needed', 'ambiguous']);

/** `show VERSION|DOCUMENT`. */
export function addShowCommand(program: Command, session: CliSession): void {
  program
    .command('show')
    .argument('<VERSION|DOCUMENT>', 'dataset@3, the first digits of an id, or the name of a document')
    .option('--dataset <NAME>', 'look for a document in the draft of this dataset')
    .description('show a version with its statistics, or a document with its pages')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon show invoices@3\n  $ colophon show letter.pdf --dataset invoices',
    )
    .action(
      onLibrary<{ dataset?: string }, [string]>(session, 'read', ({ client, options: { dataset } }, name) =>
        dataset === undefined ? showAnywhere(client, name) : showOfDataset(client, name, dataset),
      ),
    );
}

/** With a dataset a document of its draft is meant; a version is found all the same. */
async function showOfDataset(client: Client, name: string, dataset: string): Promise<Outcome> {
  const document = await attempt(() => getDocument(client, dataset, name));
  if ('found' in document) return describeDocument(document.found);
  const version = await attempt(() => client.versions.show({ version: name }));
  if ('found' in version) return describeVersion(version.found);
  throw looksLikeVersion(name) ? version.failure : document.failure;
}

async function showAnywhere(client: Client, name: string): Promise<Outcome> {
  const version = await attempt(() => client.versions.show({ version: name }));
  if ('found' in version) return describeVersion(version.found);
  const document = await searchDocument(client, name);
  if (document !== null) return describeDocument(document);
  const isVersion = looksLikeVersion(name) || failureCode(version.failure) === 'ambiguous';
  throw isVersion ? version.failure : nothingNamed(name);
}

const looksLikeVersion = (name: string): boolean => name.includes('@');

const getDocument = (client: Client, dataset: string, document: string): Promise<DocumentView> =>
  client.documents.get({ version: `${dataset}@draft`, document });

/** Looks through the drafts of all datasets. The same file in several of them is one answer. */
async function searchDocument(client: Client, name: string): Promise<DocumentView | null> {
  const found: DocumentView[] = [];
  for (const dataset of await client.datasets.list()) {
    const document = await attempt(() => getDocument(client, dataset.name, name));
    if ('found' in document) found.push(document.found);
    else if (failureCode(document.failure) === 'ambiguous') throw document.failure;
  }
  const ids = new Set(found.map(({ id }) => id));
  if (ids.size > 1) throw severalNamed(name, found);
  return found[0] ?? null;
}

type Attempt<Result> = { readonly found: Result } | { readonly failure: unknown };

async function attempt<Result>(call: () => Promise<Result>): Promise<Attempt<Result>> {
  try {
    return { found: await call() };
  } catch (failure) {
    if (NOT_THIS_KIND.has(failureCode(failure))) return { failure };
    throw failure;
  }
}

function describeDecisions(decisions: readonly { readonly by: string }[]): string {
  if (decisions.length === 0) return 'no conflicts';
  const people = [...new Set(decisions.map(({ by }) => by))].sort().join(', ');
  return `${count(decisions.length, 'conflict')} decided by ${people}; --json lists them`;
}

function describeVersion(json: VersionView): Outcome {
  const { dataset, version, id, contentId, author, time, message, parents, statistics, schema, merge } = json;
  const { documents, pages, regions, reviewedPages, emptyPages, byClass } = statistics;
  const facts = renderFacts({
    version: `${dataset}@${version}`,
    id,
    content: contentId,
    parents: parents.join(', ') || 'none',
    ...(merge !== undefined && { merge: describeDecisions(merge.decisions) }),
    author,
    time,
    message,
    schema: `${schema.version} (${schema.classes.length} classes)`,
    documents,
    pages: `${pages} (${reviewedPages} reviewed, ${emptyPages} empty)`,
    regions,
  });
  const columns = [
    { title: 'CLASS', value: ([name]: [string, number]) => name },
    { title: 'REGIONS', value: ([, number]: [string, number]) => number },
  ];
  const classes = Object.entries(byClass).toSorted(([, a], [, b]) => b - a);
  return { json, text: [...facts, ...renderTable(columns, classes)] };
}

function describeDocument({ id, file, name, pageList, problems }: DocumentView): Outcome {
  const pages = pageList.map(({ width, height, rotation, userUnit }) => ({
    width: toPoints(width),
    height: toPoints(height),
    rotation,
    userUnit,
  }));
  const rows = pages.map((page, index) => ({ ...page, number: index + 1 }));
  type Row = (typeof rows)[number];
  const columns = [
    { title: 'PAGE', value: ({ number }: Row) => number },
    { title: 'WIDTH', value: ({ width }: Row) => width },
    { title: 'HEIGHT', value: ({ height }: Row) => height },
    { title: 'ROTATION', value: ({ rotation }: Row) => rotation },
    { title: 'USERUNIT', value: ({ userUnit }: Row) => userUnit },
  ];
  const facts = renderFacts({ document: name, id, file, problems: problems.join('; ') || 'none' });
  return { json: { id, file, name, pages, problems }, text: [...facts, ...renderTable(columns, rows)] };
}

const nothingNamed = (name: string): AppError =>
  new AppError('not-found', {
    what: `Nothing is called "${name}".`,
    why: 'It is neither a version nor a document of a draft.',
    next: 'See "colophon dataset list" and "colophon log --dataset NAME".',
  });

const severalNamed = (name: string, found: readonly DocumentView[]): AppError =>
  new AppError('ambiguous', {
    what: `"${name}" names several documents.`,
    why: `They are in ${found.map(({ dataset }) => dataset).join(', ')}.`,
    next: 'Give --dataset.',
  });
