import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const CLI = resolve(import.meta.dirname, '../../../out/main/cli.js');
const LOOK_AGAIN_MS = 1;

/** Kills in all; 40 take about a minute on two cores. `COLOPHON_KILLS=400` is for running by hand. */
export const KILLS_IN_ALL = Number(process.env['COLOPHON_KILLS'] ?? 40);

/** The command line in a process group of its own, so that a kill reaches the readers of documents, too. */
export interface Victim {
  readonly child: ChildProcessWithoutNullStreams;
  /** What it printed so far. */
  readonly output: () => string;
  readonly errors: () => string;
  readonly kill: () => void;
  readonly closed: Promise<unknown>;
}

/** Starts the built command line. */
export function startVictim(folder: string, args: readonly string[]): Victim {
  const env = { ...process.env, COLOPHON_SETTINGS: join(folder, 'settings'), COLOPHON_LIBRARY: '' };
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, env, stdio: 'pipe', detached: true });
  const seen = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (seen.output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (seen.errors += text));
  child.stdin.on('error', () => {}); // it dies with lines unread
  return {
    child,
    output: () => seen.output,
    errors: () => seen.errors,
    kill: () => killGroup(child.pid!),
    closed: once(child, 'close'),
  };
}

/** Like a power cut for every process of the group; it may be gone already. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** When a run opened the library, and when it ended: milliseconds from its start. */
export interface Course {
  readonly opened: number;
  readonly ended: number;
}

/** Runs a command undisturbed, to know between which moments a kill is interesting. */
export async function measureCourse(folder: string, args: readonly string[]): Promise<Course> {
  const before = openedAt(folder);
  const start = performance.now();
  const victim = startVictim(folder, args);
  victim.child.stdin.end();
  let isOver = false;
  void victim.closed.then(() => (isOver = true));
  let opened: number | null = null;
  while (!isOver) {
    if (opened === null && openedAt(folder) !== before) opened = performance.now() - start;
    await sleep(LOOK_AGAIN_MS);
  }
  const ended = performance.now() - start;
  if (victim.errors() !== '') throw new Error(`the undisturbed run failed: ${victim.errors()}`);
  return { opened: opened ?? 0, ended };
}

/** `writer.json` is written the moment the lock is taken. */
function openedAt(folder: string): number {
  return statSync(join(folder, 'library/writer.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

export type Moment = 'any time' | 'while it works' | 'at the turn' | 'at its answer';

/** What is known of an operation: its course, and about when its result comes into being (moves with every kill). */
export interface Aim extends Course {
  turn: number;
}

/** Where the next kill falls. A third aims at the moment at which nothing becomes everything. */
export function chooseMoment(random: () => number): Moment {
  const dice = random();
  if (dice < 0.2) return 'any time';
  if (dice < 0.5) return 'while it works';
  return dice < 0.85 ? 'at the turn' : 'at its answer';
}

/** A run that lasts longer than when it was measured is still hit near its end. */
const LATER = 1.15;
const TURN_SPREAD_MS = 50;

function delayOf(moment: Moment, { opened, ended, turn }: Aim, random: () => number): number {
  switch (moment) {
    case 'any time':
      return random() * ended * LATER;
    case 'while it works':
      return opened + random() * (ended * LATER - opened);
    case 'at the turn':
      return turn + (random() - 0.5) * 2 * TURN_SPREAD_MS;
    case 'at its answer':
      return ended * 20 + 20_000;
  }
}

/** Runs a command and kills it at a moment. Resolves when it is dead, with what it had printed. */
export async function runAndKill(
  folder: string,
  args: readonly string[],
  moment: Moment,
  { aim, random }: { readonly aim: Aim; readonly random: () => number },
): Promise<string> {
  const delay = delayOf(moment, aim, random);
  const victim = startVictim(folder, args);
  victim.child.stdin.end();
  if (moment === 'at its answer') victim.child.stdout.on('data', victim.kill);
  const timer = setTimeout(victim.kill, delay);
  await victim.closed;
  clearTimeout(timer);
  // An error line here is a bug: nothing but the kill may stop the command.
  if (victim.errors() !== '') throw new Error(`it failed before it was killed: ${victim.errors()}`);
  return victim.output();
}
