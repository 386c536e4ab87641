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
  if (code === 'unexpected' && wasStopped) return describe('cancelled', STOPPED);
  return describe(code, userMessage);
}

/** The stable name of what was thrown. */
export function failureCode(error: unknown): string {
  return replyOf(error).code;
}

/** The same failure with another advice, where the command line knows a better one. */
export function withNext(error: unknown, next: string): AppError {
  const { code, userMessage } = replyOf(error);
  return new AppError(code, { ...userMessage, next }, { cause: error });
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
    userMessage: { what, why: describeIssues(error.data), next: 'Correct the value and run it again.' },
  };
}

function isErrorReply(data: unknown): data is ErrorReply {
  const reply = data as Partial<ErrorReply> | null | undefined;
  return typeof reply?.code === 'string' && typeof reply.userMessage?.what === 'string';
}

/** One mistake in a value that the contract checked. */
export interface ValueIssue {
  readonly path?: readonly unknown[] | undefined;
  readonly message: string;
}

function describeIssues(data: unknown): string {
  const issues = (data as { issues?: readonly ValueIssue[] } | undefined)?.issues ?? [];
  return issues.length === 0 ? 'A value was not accepted' : issues.map(describeIssue).join('; ');
}

/** A mistake with its place: `box.2: Invalid input: expected number`. */
export function describeIssue({ path = [], message }: ValueIssue): string {
  return path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;
}

function describe(code: string, { what, why, next }: UserMessage): Failure {
  const parts = [what, why, next].map(toClause).filter((part) => part !== '');
  return { code, message: parts.join(', ') };
}

/** Words that begin our sentences and are no names, so that they may lose their capital letter. */
const PLAIN_FIRST_WORD =
  /^(?:A|An|Add|After|All|Another|Ask|At|Attach|Check|Choose|Close|Commit|Copy|Correct|Create|Each|Either|Every|Everything|Export|Fix|For|Free|Give|If|Import|In|Install|It|Its|Leave|List|Look|Make|Move|Name|No|None|Nothing|On|One|Only|Open|Pick|Please|Put|Remove|Rename|Repair|Restore|Run|Save|See|Set|Some|Something|Start|That|The|Their|There|These|They|This|Those|To|Try|Two|Undo|Update|Use|Wait|With|Write|You|Your)\b/;

function toClause(sentence: string): string {
  const clause = sentence.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
  return PLAIN_FIRST_WORD.test(clause) ? clause.charAt(0).toLowerCase() + clause.slice(1) : clause;
}
