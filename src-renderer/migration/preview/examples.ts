import { migrationTexts } from '../../texts/migration-texts';
import type { Preview } from '../use-migration';

const texts = migrationTexts.preview;

export type Example = Preview['examples'][number];

export interface ExampleLooks {
  readonly before: (classId: string | null) => { readonly name: string; readonly color: string };
  readonly after: (classId: string | null) => { readonly name: string; readonly color: string };
  /** What a region is called that the rule takes its class from. */
  readonly open: string;
}

/** What becomes of an example, in a word. A region that no rule decides has no class until a person says one. */
export function outcomeOf({ before, after }: Example, looks: ExampleLooks): string {
  if (after === null) return texts.deleted;
  if (after.class === null && before.class !== null) return looks.open;
  return looks.after(after.class).name;
}
