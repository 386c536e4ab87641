import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../domain/errors/app-error';
import { replayStory, type StoryStep } from '../services/library/sample-service';
import type { CoreOptions } from './core-options';
import type { Session } from './session';

/**
 * Makes the sample library from what is shipped with the program, and opens it. It is made beside its
 * place and then renamed: half a sample never stands there.
 *
 * @throws AppError `already-exists`
 */
export async function makeSample(
  session: Session,
  target: string,
  options: Pick<CoreOptions, 'sampleMaterial'>,
): Promise<void> {
  const folder = resolve(target);
  refuseOccupied(folder);
  const story = JSON.parse(readFileSync(join(options.sampleMaterial, 'story.json'), 'utf8')) as {
    dataset: string;
    steps: StoryStep[];
  };
  const partial = `${folder}.partial-${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  try {
    await session.create(partial);
    await replayStory(session.library().context, session.documents, {
      ...story,
      documents: join(options.sampleMaterial, 'documents'),
    });
    await session.closeLibrary();
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  } catch (error) {
    await session.closeLibrary();
    rmSync(partial, { recursive: true, force: true });
    throw error;
  } finally {
    session.settings.forgetFolder(partial);
  }
  await session.open(folder);
}

function refuseOccupied(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return; // it does not exist yet
  }
  if (names.length === 0) return;
  throw new AppError('already-exists', {
    what: 'No sample library was made.',
    why: `The folder ${folder} is not empty.`,
    next: 'Choose an empty folder, or one that does not exist yet.',
  });
}
