import type { Edit } from '../../../src-main/domain/edits/edit';

/** A label schema as docs/schema-file.md describes it. */
export interface SchemaFile {
  readonly classes: readonly { readonly name: string; readonly [key: string]: unknown }[];
  readonly guidelines: string;
}

/** Who did a step, and when. */
interface Done {
  readonly author: string;
  readonly time: string;
}

/** One thing the core does when it builds the sample library. README.md describes the format. */
export type Step = Done &
  (
    | { readonly do: 'set-schema'; readonly schema: SchemaFile }
    | { readonly do: 'add'; readonly files: readonly string[] }
    | { readonly do: 'replace'; readonly document: string; readonly file: string }
    | { readonly do: 'edit'; readonly edits: readonly Edit[] }
    | { readonly do: 'commit'; readonly message: string }
  );

export interface Story {
  readonly format: 1;
  readonly dataset: string;
  readonly steps: readonly Step[];
}
