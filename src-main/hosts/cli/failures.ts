import { ORPCError } from '@orpc/client';
import { CommanderError } from 'commander';
import { AppError, toErrorReply, type ErrorReply, type UserMessage } from '../../domain/errors/app-error';

/** A failure as the command line tells it: `message` is one line, `code` stable for scripts. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** Its JSON value is on stdout already (a list that was begun); only the line on stderr is missing. */
  readonly isReported?: boolean;
}

/** Thrown by a command that began its one JSON value itself, and closed it. */
export class ReportedError extends Error {
  override readonly name = 'ReportedError';
}

/** A mistake in how a command was called: exit code 2. */
export function usageError(what: string, why: string, next: string): AppError {
  return new AppError('usage', { what, why, next });
}

/** True for what commander throws after printing help or the version. */
export function isQuietEnd(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}

/**
 * What to tell about anything that was thrown, whether by the core itself or through a call of the contract.
 *
 * @param wasStopped whether the person pressed Ctrl+C before
 */
export function toFailure(error: unknown, wasStopped = false): Failure {
  if (error instanceof ReportedError) return { ...toFailure(error.cause, wasStopped), isReported: true };
  const { code, userMessage } = replyOf(error);
  if (code === 'cancelled' || (code === 'unexpected' && wasStopped)) return describe('cancelled', STOPPED);
  return describe(code, userMessage);
}

/** The stable name of what was thrown. */
export function failureCode(error: unknown): string {
  return replyOf(error).code;
}

/** The same failure with another advice, where the command line knows a better one. */
export function withNext(error: unknown, next: string): AppError {
  const { code, userMessage } = replyOf(error);
  return new AppError(code, { ...userMessage, next, inTerminal: next }, { cause: error });
}

/** The same failure of something that was asked in passing, said of what the command was to do. */
export function withWhat(error: unknown, what: string): AppError {
  const { code, userMessage } = replyOf(error);
  return new AppError(code, { ...userMessage, what }, { cause: error });
}

/** The error for a long call that ended without a result because of Ctrl+C. */
export function stoppedError(): AppError {
  return new AppError('cancelled', STOPPED);
}

const STOPPED: UserMessage = {
  what: 'The command was stopped.',
  why: 'Nothing half-done was left in the library.',
  next: 'Run the same command again to do it.',
};

function replyOf(error: unknown): ErrorReply {
  if (!(error instanceof ORPCError)) return toErrorReply(error);
  if (isErrorReply(error.data)) return error.data;
  if (error.code !== 'BAD_REQUEST') return toErrorReply(error.cause);
  const what = 'The command was not carried out.';
  return {
    code: 'input-invalid',
    userMessage: {
      what,
      why: describeIssues(issuesOf(error.data)),
      next: 'Correct the value and run it again.',
    },
  };
}

function isErrorReply(data: unknown): data is ErrorReply {
  const reply = data as Partial<ErrorReply> | null | undefined;
  return typeof reply?.code === 'string' && typeof reply.userMessage?.what === 'string';
}

function issuesOf(data: unknown): readonly ValueIssue[] {
  const issues = (data as { issues?: readonly ValueIssue[] } | undefined)?.issues ?? [];
  return issues.length === 0 ? [{ message: 'A value was not accepted' }] : issues;
}

/** One mistake in a value that the contract checked. */
export interface ValueIssue {
  readonly path?: readonly unknown[] | undefined;
  readonly message: string;
}

const NAMED_ISSUES = 5;

/** Mistakes with their places, the first ones: `box[2]: "a" is not a number; class: is missing …`. */
export function describeIssues(issues: readonly ValueIssue[]): string {
  const more = issues.length - NAMED_ISSUES;
  const named = issues.slice(0, NAMED_ISSUES).map(describeIssue).join('; ');
  return more > 0 ? `${named}; and ${more} more` : named;
}

function describeIssue({ path = [], message }: ValueIssue): string {
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return place === '' ? message : `${place.replace(/^\./, '')}: ${message}`;
}

function describe(code: string, { what, why, next, inTerminal = next }: UserMessage): Failure {
  // Advice begins with a verb; the other two may begin with a name, which keeps its capital.
  const parts = [
    toClause(what, PLAIN_FIRST_WORD),
    toClause(why, PLAIN_FIRST_WORD),
    toClause(inTerminal, CAPITALISED_WORD),
  ];
  return { code, message: parts.filter((part) => part !== '').join(', ') };
}

/** Words that begin our sentences and are no names, so that they may lose their capital letter. */
const PLAIN_FIRST_WORD =
  /^(?:A|An|Another|At|Each|Either|Every|Everything|For|If|In|It|Its|Line|Neither|No|None|Nothing|Object|On|One|Only|Page|Region|Several|Some|Something|That|The|Their|There|These|They|This|Those|To|Two|Version|With|You|Your)\b/;
const CAPITALISED_WORD = /^(?!Colophon\b)[A-Z][a-z]/;

function toClause(sentence: string, lowered: RegExp): string {
  const clause = sentence.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
  return lowered.test(clause) ? clause.charAt(0).toLowerCase() + clause.slice(1) : clause;
}
