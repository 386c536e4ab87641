import { AppError, type ErrorCode } from '../domain/errors/app-error';

/** Why a document was not read, as it crosses the process border. `what` is added by who asked. */
export interface Refusal {
  readonly code: Extract<
    ErrorCode,
    'document-unreadable' | 'password-needed' | 'password-wrong' | 'not-found' | 'input-invalid' | 'cancelled'
  >;
  readonly why: string;
  readonly next: string;
  /** The reading was ended because it cost too much, not because the file said something wrong. */
  readonly isLimit?: true;
}

/** A refusal on its way up inside the reading process. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  constructor(readonly refusal: Refusal) {
    super(refusal.why);
  }
}

const TRY_ANOTHER_COPY =
  'Open it in another program to see whether it is whole; a fresh copy or a re-saved one may work.';

/** The file says something that cannot be read. `why` is a sentence for people. */
export const unreadable = (why: string, next: string = TRY_ANOTHER_COPY): RefusalError =>
  new RefusalError({ code: 'document-unreadable', why, next });

/** The reading was ended to protect the program. `why` names the limit. */
export const limitRefusal = (why: string): Refusal => ({
  code: 'document-unreadable',
  why,
  next: 'If the file comes from a source you trust, split it or re-save it smaller, then add it again.',
  isLimit: true,
});

export const cancelledRefusal: Refusal = { code: 'cancelled', why: 'It was cancelled.', next: '' };

/** The refusal in the words of the person's act, e.g. `what` = "“scan.pdf” was not added.". */
export const toAppError = (refusal: Refusal, what: string): AppError =>
  new AppError(refusal.code, { what, why: refusal.why, next: refusal.next });
