import type { CommandLine } from './command-line';

/** The dataset of the sample library, what the command line calls it by, and a letter of it. */
export const DATASET = 'office-documents';
export const IN = ['--dataset', DATASET] as const;
export const LETTER = 'contract-mutual-nda.pdf';

/** The sample has a draft with changes: they become version 4, so that a test knows what its own are. */
export const keepDraft = (cli: CommandLine): Promise<unknown> =>
  cli.run('commit', ...IN, '-m', 'What was open', '--author', 'Kim');
