import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replayStory, type StoryStep } from '../services/sample-service';
import type { CoreOptions } from './core-options';
import type { Session } from './session';

/** Makes the sample library in an empty folder from what is shipped with the program, and leaves it open. */
export async function makeSample(
  session: Session,
  folder: string,
  options: Pick<CoreOptions, 'sampleMaterial'>,
): Promise<void> {
  const story = JSON.parse(readFileSync(join(options.sampleMaterial, 'story.json'), 'utf8')) as {
    dataset: string;
    steps: StoryStep[];
  };
  await session.create(folder);
  const documents = join(options.sampleMaterial, 'documents');
  await replayStory(session.library().context, session.documents, { ...story, documents });
}
