/** How far a long reading or writing has come. The unit of `done` and `total` is what `what` names. */
export interface FormatProgress {
  /** What is being done, in the present tense: "Reading annotations". */
  readonly what: string;
  readonly done: number;
  /** `null` while it is not known. */
  readonly total: number | null;
}

/** What every long reading and writing of a format takes. */
export interface FormatRun {
  /** Ends the work with AppError `cancelled`; nothing half-done is left behind. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: FormatProgress) => void) | undefined;
}

/** Something in a file that was tolerated: how often, and the first case in words. */
export interface FormatWarning {
  /** Stable name; scripts and help pages refer to it. */
  readonly code: string;
  readonly count: number;
  readonly example: string;
}

/** What a format could not carry: how many things it concerns. */
export interface FormatLoss {
  readonly what: string;
  readonly count: number;
  /** Whether it was written beside the standard; otherwise it is not in the file. */
  readonly kept: boolean;
}
