import { commandLine, type CommandLine } from '../e2e/material/command-line';

const DATASET = 'office-documents';
const IN = ['--dataset', DATASET] as const;
const CONTRACT = 'contract-mutual-nda.pdf';
const REPORT = 'report-solar-yield.pdf';
/** People of the sample library. */
const NOOR = 'Noor Calder';
const HENRIK = 'Henrik Sandoval';

/** The branch whose merge waits for decisions. */
export const WAITING_BRANCH = 'second-reading';

interface ListedRegion {
  readonly id: string;
  readonly class: string;
  readonly pageIndex: number;
  /** Points: left, top, right, bottom. */
  readonly box: readonly number[];
}

/** Says to programs started from here on what time it is: the pictures must not change with the day. */
export function pretendTime(time: string): void {
  const clock = `const Real = Date; const behind = Real.parse('${time}') - Real.now();
    globalThis.Date = class extends Real {
      constructor(...given) { super(...(given.length === 0 ? [Real.now() + behind] : given)); }
      static now() { return Real.now() + behind; }
    };`;
  process.env['NODE_OPTIONS'] = `--import data:text/javascript,${encodeURIComponent(clock)}`;
}

/** The sample library, with two branches more: one that was merged, and one that changes what main changes, too. */
export async function makeSampleHistory(library: string, home: string): Promise<void> {
  const cli = commandLine(library, home);
  const commit = async (time: string, author: string, message: string): Promise<void> => {
    pretendTime(time);
    await cli.run('commit', ...IN, '-m', message, '--author', author);
  };
  await cli.run('sample', library);
  pretendTime('2025-05-06T09:15:00Z');
  await cli.run('tag', 'create', 'first-delivery', `${DATASET}@2`, '-m', 'What the first model learnt from');
  await workOn(cli, 'captions');
  const [caption] = await regionsOf(cli, REPORT, 'Caption');
  await cli.edit(
    DATASET,
    [{ op: 'set-text', region: caption!.id, text: 'Yield by month, kWh per kWp' }],
    HENRIK,
  );
  await commit('2025-05-06T09:20:00Z', HENRIK, 'Texts of the captions');
  await cli.run('branch', 'switch', 'main', ...IN);
  await commit('2025-05-06T09:25:00Z', NOOR, 'What the review of May changed');
  pretendTime('2025-05-06T09:30:00Z');
  await cli.run('merge', 'captions', ...IN, '-m', 'Take in the captions', '--author', NOOR);
  await readTwice(cli, commit);
  pretendTime('2025-05-06T09:50:00Z');
}

type Commit = (time: string, author: string, message: string) => Promise<void>;

/** Two people correct the same paragraphs of a contract, each in their own way. */
async function readTwice(cli: CommandLine, commit: Commit): Promise<void> {
  const [first, second, third] = await regionsOf(cli, CONTRACT, 'Text');
  await workOn(cli, WAITING_BRANCH);
  await cli.edit(
    DATASET,
    [
      { op: 'move', region: first!.id, box: grown(first!, 14) },
      { op: 'relabel', region: second!.id, class: 'Section header' },
      { op: 'delete', region: third!.id },
    ],
    HENRIK,
  );
  await commit('2025-05-06T09:40:00Z', HENRIK, 'Second reading of the contract');
  await cli.run('branch', 'switch', 'main', ...IN);
  await cli.edit(
    DATASET,
    [
      { op: 'move', region: first!.id, box: grown(first!, -12) },
      { op: 'relabel', region: second!.id, class: 'List item' },
      { op: 'set-text', region: third!.id, text: 'Either party may end this agreement.' },
    ],
    NOOR,
  );
  await commit('2025-05-06T09:45:00Z', NOOR, 'Paragraphs of the contract, corrected');
}

async function workOn(cli: CommandLine, branch: string): Promise<void> {
  await cli.run('branch', 'create', branch, ...IN);
  await cli.run('branch', 'switch', branch, ...IN);
}

/** Regions of a class on the first page of a document, from the top down. */
async function regionsOf(cli: CommandLine, document: string, name: string): Promise<readonly ListedRegion[]> {
  const all = (await cli.run('regions', `${DATASET}@draft`, document)) as readonly ListedRegion[];
  return all
    .filter((region) => region.class === name && region.pageIndex === 0)
    .toSorted((a, b) => a.box[0]! - b.box[0]! || a.box[1]! - b.box[1]!);
}

/** The box of a region with its lower edge so many points further down. */
const grown = ({ box: [left, top, right, bottom] }: ListedRegion, by: number): readonly number[] => [
  left!,
  top!,
  right!,
  bottom! + by,
];
