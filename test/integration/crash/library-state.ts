import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import {
  openLibrary,
  openLibraryReadOnly,
  type LibraryReader,
} from '../../../src-main/storage/library-storage';

/** What may differ between before and after an operation, and nothing else: no times, no random ids. */
export interface DatasetState {
  readonly name: string;
  /** Names the whole content of the draft, except pages touched by single edits. */
  readonly root: string;
  readonly touchedPages: number;
  readonly classes: number;
  /** Documents whose names count. */
  readonly names: number;
  readonly contentIds: readonly string[];
}

export interface LibraryState {
  readonly datasets: readonly DatasetState[];
  /** Ids of versions, oldest first, by dataset. They hash the record with its time, so they tell a rewritten one. */
  readonly versionIds: readonly (readonly string[])[];
}

/** Reads the state without changing anything. */
export function readState(folder: string): LibraryState {
  const reader = openLibraryReadOnly(folder);
  try {
    return stateOf(reader);
  } finally {
    reader.close();
  }
}

function stateOf(reader: LibraryReader): LibraryState {
  const rows = reader.datasets.list();
  const versions = rows.map(({ id }) => reader.versions.list(id).toReversed());
  const datasets = rows.map(({ id, name }, index): DatasetState => {
    const draft = reader.drafts.get(id, 'main')!;
    return {
      name,
      root: draft.root,
      touchedPages: reader.drafts.pages(draft.id).length,
      classes: draft.schema.classes.length,
      names: reader.datasets.names(id).size,
      contentIds: versions[index]!.map(({ contentId }) => contentId),
    };
  });
  return { datasets, versionIds: versions.map((list) => list.map(({ id }) => id)) };
}

/** The lock must be free, and what a killed process left half-received must be gone once a writer has opened. */
export function expectWritable(folder: string): void {
  openLibrary(folder, 'crash test').close();
  const objects = join(folder, 'objects');
  expect(readdirSync(join(objects, 'incoming'))).toEqual([]);
  const stored = readdirSync(objects).filter((name) => name !== 'incoming');
  for (const shelf of stored) {
    for (const name of readdirSync(join(objects, shelf))) expect(name).toMatch(/^[0-9a-f]{64}$/);
  }
}
