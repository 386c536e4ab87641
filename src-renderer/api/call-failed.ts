import { ORPCError } from '@orpc/client';
import type {
  ErrorCode,
  ErrorReply,
  FailurePlace,
  UserMessage,
} from '../../src-main/domain/errors/app-error';
import { apiTexts } from '../texts/api-texts';

/** Why a call did not do what was asked, in words for a person. The only error that screens need to know. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';

  constructor(
    readonly code: ErrorCode,
    readonly userMessage: UserMessage,
    options?: { cause?: unknown; place?: FailurePlace | undefined },
  ) {
    super(`${userMessage.what} ${userMessage.why} ${userMessage.next}`.trim(), options);
    this.place = options?.place;
  }

  /** Where in the draft the reason is to be seen. */
  readonly place: FailurePlace | undefined;

  /** True when the person asked for it: nothing to report then. */
  get isCancelled(): boolean {
    return this.code === 'cancelled';
  }
}

/** Turns whatever a call threw into the one error that screens show. */
export function toCallFailed(error: unknown): CallFailed {
  if (error instanceof CallFailed) return error;
  if (isAbort(error)) return new CallFailed('cancelled', apiTexts.cancelled, { cause: error });
  if (error instanceof ORPCError) return fromReply(error);
  return new CallFailed('unexpected', isNetwork(error) ? apiTexts.connectionLost : apiTexts.unexpected, {
    cause: error,
  });
}

function fromReply(error: ORPCError<string, unknown>): CallFailed {
  const reply = error.data;
  if (error.code === 'FAILED' && isErrorReply(reply)) {
    return new CallFailed(reply.code, reply.userMessage, { cause: error, place: reply.place });
  }
  if (error.status === 401) return new CallFailed('caller-refused', apiTexts.sessionEnded, { cause: error });
  if (error.code === 'BAD_REQUEST')
    return new CallFailed('input-invalid', apiTexts.inputRefused, { cause: error });
  return new CallFailed('unexpected', apiTexts.unexpected, { cause: error });
}

function isErrorReply(value: unknown): value is ErrorReply {
  if (typeof value !== 'object' || value === null) return false;
  const { code, userMessage } = value as Partial<ErrorReply>;
  return typeof code === 'string' && typeof userMessage === 'object' && typeof userMessage.what === 'string';
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** `fetch` reports a server that is gone as a TypeError. */
const isNetwork = (error: unknown): boolean => error instanceof TypeError;
