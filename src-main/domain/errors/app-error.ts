/** Stable name of a failure. Logs, tests, scripts and help pages refer to it; the wording may change. */
export type ErrorCode =
  | 'input-invalid'
  | 'usage'
  | 'not-found'
  | 'ambiguous'
  | 'already-exists'
  | 'library-missing'
  | 'library-newer'
  | 'library-damaged'
  | 'library-locked'
  | 'library-read-only'
  | 'nothing-to-commit'
  | 'has-problems'
  | 'nothing-to-undo'
  | 'branch-in-use'
  | 'branch-has-work'
  | 'draft-has-changes'
  | 'merge-unfinished'
  | 'not-merging'
  | 'schema-invalid'
  | 'plan-invalid'
  | 'schema-behind'
  | 'schema-retired'
  | 'nothing-to-publish'
  | 'nothing-to-migrate'
  | 'class-in-use'
  | 'edit-invalid'
  | 'edit-conflict'
  | 'document-unreadable'
  | 'password-needed'
  | 'password-wrong'
  | 'format-invalid'
  | 'documents-missing'
  | 'version-needed'
  | 'nothing-to-hand-over'
  | 'base-missing'
  | 'other-dataset'
  | 'work-under-way'
  | 'object-damaged'
  | 'disk-failure'
  | 'cancelled'
  | 'caller-refused'
  | 'unexpected';

/** What a person reads: what did not happen, why, and what to do now. One sentence each. */
export interface UserMessage {
  readonly what: string;
  readonly why: string;
  readonly next: string;
  /** In place of `next` for who is at the command line: the same advice as a command. No window shows it. */
  readonly inTerminal?: string;
}

/** A failure we foresaw. Everything else reaches the person as `unexpected`. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    readonly userMessage: UserMessage,
    options?: { cause?: unknown; place?: FailurePlace },
  ) {
    super(`${userMessage.what} ${userMessage.why} ${userMessage.next}`.trim(), options);
    if (options?.place !== undefined) this.place = options.place;
  }

  /** Where in the draft the reason is to be seen, so that a window can lead there. */
  readonly place?: FailurePlace;
}

/** A page of a document of the draft. */
export interface FailurePlace {
  /** Entry id. */
  readonly document: string;
  readonly pageIndex: number;
}

/** The form in which a failure crosses a process boundary, where `instanceof` no longer works. */
export interface ErrorReply {
  readonly code: ErrorCode;
  readonly userMessage: UserMessage;
  readonly place?: FailurePlace | undefined;
}

/** The failure as plain data. What we did not foresee is reported without its internals. */
export function toErrorReply(error: unknown): ErrorReply {
  if (error instanceof AppError) {
    const { code, userMessage, place } = error;
    return { code, userMessage, ...(place !== undefined && { place }) };
  }
  return {
    code: 'unexpected',
    userMessage: {
      what: 'Something went wrong inside Colophon.',
      why: 'Everything saved before is still there; the last action was not done.',
      next: 'Try again; if it happens twice, please report it with the log file.',
    },
  };
}
