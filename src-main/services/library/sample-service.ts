import { join } from 'node:path';
import type { Edit } from '../../domain/edits/edit';
import type { DocumentReader } from '../../pdf/document-reader';
import { addDocuments } from '../documents/add-documents';
import { createDataset } from './dataset-service';
import { replaceDocument } from '../documents/document-service';
import { applyEdits } from '../labels/label-service';
import type { LibraryContext } from '../library-context';
import { setSchemaFromFile } from '../schema/schema-service';
import { commit } from '../history/version-service';

interface StepBase {
  /** Who did it, and when: the sample's history is told in the past. */
  readonly author: string;
  readonly time: string;
}

/** One step of the sample's story (resources/sample/README.md), done through the same use cases as a person's work. */
export type StoryStep = StepBase &
  (
    | { readonly do: 'set-schema'; readonly schema: unknown }
    | { readonly do: 'add'; readonly files: readonly string[] }
    | { readonly do: 'edit'; readonly edits: readonly Edit[] }
    | { readonly do: 'replace'; readonly document: string; readonly file: string }
    | { readonly do: 'commit'; readonly message: string }
  );

export interface Story {
  readonly dataset: string;
  readonly steps: readonly StoryStep[];
  /** Folder with the documents that the steps name. */
  readonly documents: string;
}

/** Replays a story into an empty library. */
export async function replayStory(
  context: LibraryContext,
  reader: DocumentReader,
  story: Story,
): Promise<void> {
  const first = story.steps[0];
  createDataset(first === undefined ? context : asOf(context, first), { name: story.dataset });
  for (const step of story.steps) await replayStep(asOf(context, step), reader, story, step);
}

const asOf = (context: LibraryContext, { author, time }: StepBase): LibraryContext => ({
  ...context,
  person: () => author,
  now: () => time,
});

async function replayStep(
  context: LibraryContext,
  reader: DocumentReader,
  { dataset, documents }: Story,
  step: StoryStep,
): Promise<void> {
  const options = { reader, passwords: [] };
  switch (step.do) {
    case 'set-schema':
      setSchemaFromFile(context, dataset, step.schema);
      return;
    case 'add': {
      const { failed } = await addDocuments(
        context,
        { dataset, paths: step.files.map((file) => join(documents, file)) },
        options,
      );
      if (failed[0] !== undefined)
        throw new Error(`the sample's ${failed[0].path} could not be read: ${failed[0].reason}`);
      return;
    }
    case 'edit':
      applyEdits(context, { dataset, edits: step.edits });
      return;
    case 'replace':
      await replaceDocument(
        context,
        { dataset, document: step.document, path: join(documents, step.file) },
        options,
      );
      return;
    case 'commit':
      commit(context, { dataset, message: step.message });
  }
}
