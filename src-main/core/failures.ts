import { ORPCError } from '@orpc/server';
import { AppError, toErrorReply } from '../domain/errors/app-error';
import { logUnexpected } from './log';

/** The failure in the form that crosses the contract: code `FAILED`, with the words for a person as data. */
export function toFailure(error: unknown): unknown {
  if (error instanceof ORPCError) return error;
  const known = isDiskFull(error) ? diskFull(error) : error;
  if (!(known instanceof AppError)) logUnexpected(error);
  const data = toErrorReply(known);
  return new ORPCError('FAILED', {
    status: 422,
    message: data.userMessage.what,
    data,
    defined: true,
    cause: error,
  });
}

const isDiskFull = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ENOSPC' || code === 'SQLITE_FULL';
};

const diskFull = (cause: unknown): AppError =>
  new AppError(
    'disk-failure',
    {
      what: 'Nothing was saved.',
      why: 'The disk that holds the library is full.',
      next: 'Free some space and try again; everything saved before is still there.',
    },
    { cause },
  );
