/** How long work is ended, and where it tells how far it is. */
export interface LongWork {
  readonly signal?: AbortSignal | undefined;
  onProgress?(what: string, done: number, total: number | null): void;
}
