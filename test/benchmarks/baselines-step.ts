import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openCore, timed } from './open-core';
import { changedPages, mib, NO_GIT, openGit, readRoots, writePages } from './page-files';
import { ms, times, type Row } from './steps';

const DATASET = 'doclaynet';
/** Edits in one call. */
const BATCH = 5000;

type Client = Awaited<ReturnType<typeof openCore>>['client'];
type Edit = Parameters<Client['labels']['apply']>[0]['edits'][number];

type Took = { readonly ms: number; readonly cpuMs: number };

/** What one version cost us and git, in milliseconds, and what the page looked like before. */
interface Cost {
  readonly pages: number;
  readonly commit: Took;
  readonly diff: Took;
  readonly open: Took;
  readonly git: { readonly commit: number; readonly diff: number; readonly open: number } | null;
}

/**
 * One page, 1 % and all of the pages edited, each a version: its commit, its difference from the one before and the
 * opening of a page of the one before, beside git on one JSON file per page, and a copy of the database.
 */
export async function baselinesStep(folder: string): Promise<Row[]> {
  const home = join(folder, 'baselines');
  const path = join(home, 'library');
  cpSync(join(folder, 'library'), path, { recursive: true });
  const copy = await timed(() => cpSync(join(path, 'library.sqlite'), join(home, 'copy.sqlite')));
  const copied = mib(statSync(join(home, 'copy.sqlite')).size);
  const git = openGit(join(home, 'git'));
  const { core, client } = await openCore(path);
  let last = (await client.versions.log({ dataset: DATASET }))[0]?.version as number;
  const files = new Map<string, string>();
  readRoots(path, DATASET, (reader, rootOf) => {
    const pages = [...changedPages(reader, rootOf(last))];
    writePages(join(home, 'git'), git === null ? [] : pages);
    for (const { file } of pages) files.set(file.slice(3, file.lastIndexOf('-')), file);
  });
  const first = await timed(() => commitAll(git));
  const documents = [...files.keys()].sort();
  const costs: Cost[] = [];
  for (const share of [1 / documents.length, 0.01, 1]) {
    const chosen = documents.filter((_, index) => index % Math.round(1 / share) === 0);
    costs.push(await costOf({ client, path, home, git, last, chosen, files }));
    last += 1;
  }
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  await core.close();
  return rowsOf(costs, { first: first.ms, copy: copy.ms, copied, peakMiB });
}

function commitAll(git: ReturnType<typeof openGit>): void {
  git?.('add', '-A');
  git?.('commit', '--quiet', '-m', 'a version');
}

interface Work {
  readonly client: Client;
  readonly path: string;
  readonly home: string;
  readonly git: ReturnType<typeof openGit>;
  /** Number of the version before. */
  readonly last: number;
  readonly chosen: readonly string[];
  /** Names of files by document. */
  readonly files: ReadonlyMap<string, string>;
}

async function costOf({ client, path, home, git, last, chosen, files }: Work): Promise<Cost> {
  const edits = chosen.map((document): Edit => {
    const box = [3, 3, 60 + last, 90 + last];
    return { op: 'add', document, pageIndex: 0, class: 'Table', box };
  });
  for (let start = 0; start < edits.length; start += BATCH)
    await client.labels.apply({ dataset: DATASET, edits: edits.slice(start, start + BATCH) });
  const commit = await timed(() => client.versions.commit({ dataset: DATASET, message: 'edited' }));
  const [from, to] = [`${DATASET}@${last}`, `${DATASET}@${commit.result.version}`];
  const diff = await timed(() => client.compare.summary({ from, to }));
  const { labels } = diff.result;
  if (labels.added !== edits.length || labels.removed + labels.changed > 0)
    throw new Error('the difference is not what was edited');
  const document = chosen[Math.floor(chosen.length / 2)] as string;
  const open = await timed(() => client.labels.page({ version: from, document, pageIndex: 0 }));
  const ours = { pages: chosen.length, commit, diff, open };
  if (git === null) return { ...ours, git };
  const written = readRoots(path, DATASET, (reader, rootOf) =>
    writePages(join(home, 'git'), changedPages(reader, rootOf(last + 1), rootOf(last))),
  );
  if (written !== chosen.length) throw new Error('git was not given the pages that were edited');
  const theirs = {
    commit: (await timed(() => commitAll(git))).ms,
    diff: (await timed(() => git('diff', 'HEAD~1', 'HEAD'))).ms,
    open: (await timed(() => git('show', `HEAD~1:${files.get(document)}`))).ms,
  };
  return { ...ours, git: theirs };
}

interface Others {
  readonly first: number;
  readonly copy: number;
  readonly copied: string;
  readonly peakMiB: number;
}

function rowsOf(costs: readonly Cost[], { first, copy, copied, peakMiB }: Others): Row[] {
  const [one, few, all] = costs as [Cost, Cost, Cost];
  const commitOf = (cost: Cost, bar: string, note: string): Row =>
    rowOf(`commit of ${cost.pages} edited ${cost.pages === 1 ? 'page' : 'pages'}`, bar, cost.commit, {
      note: `git add and commit${note}`,
      took: cost.git?.commit,
    });
  const diffOf = (what: string, bar: string, { diff, git }: Cost): Row =>
    rowOf(what, bar, diff, { note: 'git diff, one JSON file per page', took: git?.diff });
  return [
    commitOf(one, '< 100 ms', ` (the first ${ms(first)})`),
    rowOf('the same beside a copy of the database', '', one.commit, {
      note: `copy of ${copied}`,
      took: copy,
    }),
    commitOf(few, '', ''),
    commitOf(all, '', ''),
    diffOf(`diff of adjacent versions, ${few.pages} pages edited`, '< 300 ms', few),
    diffOf(
      `worst diff, ${all.pages} pages edited (peak ${peakMiB.toFixed(0)} MiB, edits and all)`,
      '< 10 s',
      all,
    ),
    rowOf('open a page of the version before', '< 20 ms', few.open, {
      note: 'git show',
      took: few.git?.open,
    }),
  ];
}

function rowOf(
  what: string,
  bar: string,
  ours: Took,
  { note, took }: { readonly note: string; readonly took: number | undefined },
): Row {
  return {
    what,
    measured: `${ms(ours.ms)} (of processors ${ms(ours.cpuMs)})`,
    baseline: took === undefined ? NO_GIT : `${note} ${ms(took)}`,
    ratio: took === undefined ? '' : times(ours.ms, took),
    bar,
  };
}
