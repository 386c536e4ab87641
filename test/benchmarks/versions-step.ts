import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { packObject } from '../../src-main/storage/object-codec';
import { seeded, writeDocLayNet } from './doclaynet-file';
import { finish, median, openCore, timed } from './open-core';
import { changedPages, mib, NO_GIT, openGit, readRoots, sizeOfFolder, writePages } from './page-files';
import { ms, times, type Row } from './steps';

const DATASET = 'doclaynet';
/** A tenth of the dataset, so that hundreds of versions fit into a run; the share that each changes is the same. */
const SHARE = 1 / 10;
const VERSIONS = 500;
const CHANGED = 1 / 100;

type Client = Awaited<ReturnType<typeof openCore>>['client'];
type Edit = Parameters<Client['labels']['apply']>[0]['edits'][number];

/**
 * 500 versions that each change 1 % of the pages, spread at random: the size of the library beside what the
 * changed pages would take, each compressed by itself, and beside git and a copy of the database per version.
 */
export async function versionsStep(folder: string): Promise<Row[]> {
  const home = join(folder, 'versions');
  const path = join(home, 'library');
  const git = openGit(join(home, 'git'));
  const pages = await makeFirst(home, path);
  const copy = await timed(() => cpSync(join(path, 'library.sqlite'), join(home, 'copy.sqlite')));
  const { core, client } = await openCore(path);
  const tally = { pageBytes: 0, changed: 0 };
  const gitMs: number[] = [];
  const take = async (version: number): Promise<void> => {
    readRoots(path, DATASET, (reader, rootOf) => {
      const before = version === 1 ? undefined : rootOf(version - 1);
      const changed = [...changedPages(reader, rootOf(version), before)];
      for (const { json } of changed) tally.pageBytes += packObject('page', json).data.length;
      tally.changed += changed.length;
      writePages(join(home, 'git'), git === null ? [] : changed);
    });
    if (git === null) return;
    const { ms: took } = await timed(() => {
      git('add', '-A');
      git('commit', '--quiet', '-m', `version ${version}`);
    });
    if (version > 1) gitMs.push(took);
  };
  await take(1);
  const commits: number[] = [];
  const random = seeded(7);
  const documents = await listDocuments(client);
  for (let version = 2; version <= VERSIONS; version++) {
    const edits = await editsOf(client, pick(documents, random), random);
    await client.labels.apply({ dataset: DATASET, edits });
    const commit = () => client.versions.commit({ dataset: DATASET, message: `version ${version}` });
    commits.push((await timed(commit)).ms);
    await take(version);
  }
  await core.close();
  return rowsOf({ path, home, pages, tally, copyMs: copy.ms, commits, gitMs, git });
}

/** A library with one version. @returns its pages */
async function makeFirst(home: string, path: string): Promise<number> {
  const { core, client } = await openCore(path, 'create');
  await client.datasets.create({ name: DATASET });
  const file = join(home, 'doclaynet.json');
  const { pages } = await writeDocLayNet(file, SHARE * Number(process.env['BENCH_SHARE'] ?? 1));
  const source = core.handles.register(file);
  await finish(
    await client.exchange.import({ dataset: DATASET, format: 'coco', source, withoutDocuments: true }),
  );
  await client.versions.commit({ dataset: DATASET, message: 'version 1' });
  await core.close();
  return pages;
}

async function listDocuments(client: Client): Promise<string[]> {
  const documents: string[] = [];
  for (;;) {
    const page = { version: `${DATASET}@draft`, offset: documents.length, limit: 1000 };
    const { rows } = await client.documents.list(page);
    if (rows.length === 0) return documents;
    documents.push(...rows.map(({ id }) => id));
  }
}

function pick(documents: readonly string[], random: () => number): string[] {
  const picked = new Set<string>();
  const wanted = Math.max(1, Math.round(documents.length * CHANGED));
  while (picked.size < wanted) picked.add(documents[Math.floor(random() * documents.length)] as string);
  return [...picked];
}

/** What correcting looks like: a region of each page moved, relabelled, drawn or deleted. */
async function editsOf(client: Client, documents: readonly string[], random: () => number): Promise<Edit[]> {
  const edits: Edit[] = [];
  for (const document of documents) {
    const place = { document, pageIndex: 0 };
    const { regions } = await client.labels.page({ version: `${DATASET}@draft`, ...place });
    const region = regions[Math.floor(random() * regions.length)];
    const [left, top] = [Math.round(random() * 500), Math.round(random() * 900)];
    const box = [left, top, left + 20 + Math.round(random() * 400), top + 10 + Math.round(random() * 90)];
    const act = random();
    if (region === undefined || act < 0.25) edits.push({ op: 'add', ...place, class: 'Text', box });
    else if (act < 0.6) edits.push({ op: 'move', ...place, region: region.id, box });
    else if (act < 0.9)
      edits.push({ op: 'relabel', ...place, region: region.id, class: random() < 0.5 ? 'Title' : 'Caption' });
    else edits.push({ op: 'delete', ...place, region: region.id });
  }
  return edits;
}

interface Measured {
  readonly path: string;
  readonly home: string;
  readonly pages: number;
  readonly tally: { readonly pageBytes: number; readonly changed: number };
  readonly copyMs: number;
  readonly commits: readonly number[];
  readonly gitMs: readonly number[];
  readonly git: ReturnType<typeof openGit>;
}

async function rowsOf({ path, home, pages, tally, copyMs, commits, gitMs, git }: Measured): Promise<Row[]> {
  const size = statSync(join(path, 'library.sqlite')).size;
  const copy = statSync(join(home, 'copy.sqlite')).size;
  const db = new BetterSqlite3(join(path, 'library.sqlite'), { readonly: true });
  const nodes = db.prepare<[], number>(`SELECT count(*) FROM object WHERE type = 'tree'`).pluck().get() ?? 0;
  const undo = db.prepare<[], number>('SELECT sum(octet_length(changes)) FROM journal').pluck().get() ?? 0;
  db.close();
  const loose = git === null ? 0 : sizeOfFolder(join(home, 'git', '.git'));
  const gc = git === null ? null : await timed(() => git('gc', '--quiet'));
  const packed = git === null ? 0 : sizeOfFolder(join(home, 'git', '.git'));
  const what = `${VERSIONS} versions of ${pages} pages, each changing ${CHANGED * 100} % at random`;
  return [
    {
      what: `${what}: size of the library, journal and all`,
      measured: `${mib(size)}, ${mib(undo)} of it steps of undo`,
      baseline: `the ${tally.changed} pages new in any, compressed one by one ${mib(tally.pageBytes)}`,
      ratio: times(size, tally.pageBytes),
      bar: '≤ 2 ×',
    },
    {
      what: 'the same in git, one JSON file per page',
      measured: git === null ? NO_GIT : `${mib(loose)}; after git gc (${ms(gc?.ms ?? 0)}) ${mib(packed)}`,
      baseline: `the library ${mib(size)}`,
      ratio: git === null ? '' : `${times(loose, size)}; ${times(packed, size)}`,
      bar: '',
    },
    {
      what: 'the same as a copy of a database of one version for each',
      measured: `${mib(copy * VERSIONS)}, ${ms(copyMs)} a copy`,
      baseline: `the library ${mib(size)}`,
      ratio: times(copy * VERSIONS, size),
      bar: '',
    },
    {
      what: 'rows for the lists of documents of all these versions, provenance and all',
      measured: `${nodes}`,
      baseline: `documents × versions ${pages * VERSIONS}`,
      ratio: times(nodes, pages * VERSIONS),
      bar: '',
    },
    {
      what: `a commit of 1 % of ${pages} pages (median of ${commits.length})`,
      measured: ms(median(commits)),
      baseline: git === null ? NO_GIT : `git add and commit ${ms(median(gitMs))}`,
      ratio: git === null ? '' : times(median(commits), median(gitMs)),
      bar: '',
    },
  ];
}
