import type { Api, Reply } from '../api/client';
import { blameTexts as texts } from '../texts/blame-texts';

export type Blame = Reply<Api['history']['blame']>;
export type BlameStep = Blame['history'][number];
export type BlameChange = BlameStep['changes'][number];
export type BlamedRegion = Blame['regions'][number];

/** What happened to one region: "Text → Table, Moved or resized". */
export function describeChange({ change, kinds, class: named, cause }: BlameChange): string {
  const [before, after] = [named.before ?? texts.noClass, named.after ?? texts.noClass];
  const what =
    change === 'added'
      ? texts.made(after)
      : change === 'removed'
        ? texts.removed(before)
        : kinds
            .map((kind) => (kind === 'class' ? texts.relabelled(before, after) : texts.kind(kind)))
            .join(', ');
  if (cause === 'labels') return what;
  return `${what}, ${cause === 'schema' ? texts.byMigration : texts.partlyByMigration}`;
}

const CHANGES = ['added', 'removed', 'changed'] as const;
const STATES = ['reviewed', 'seen', 'unseen'] as const;

/** What happened to a page or document in one step: "document added, 3 regions added, page 2 reviewed". */
export function summariseStep({ document, changes, states }: BlameStep): string {
  const parts = [
    ...(document === null ? [] : [texts.document[document]]),
    ...CHANGES.flatMap((change) => {
      const count = changes.filter((one) => one.change === change).length;
      return count === 0 ? [] : [texts.regions(change, count)];
    }),
    ...STATES.flatMap((state) => {
      const pages = states.filter(({ after }) => after === state).map(({ pageIndex }) => pageIndex);
      return pages.length === 0 ? [] : [texts.states[state](texts.pages(pages))];
    }),
  ];
  return parts.length === 0 ? texts.nothingToSay : parts.join(', ');
}

/** Who did it: those who made or changed its regions, each once; else who made the version. */
export function peopleOf({ author, changes }: BlameStep): readonly string[] {
  const named = [...new Set(changes.flatMap(({ by }) => by ?? []))];
  return named.length > 0 || author === null ? named : [author];
}

/** When: the version's time; of the draft the newest of what was done. */
export function timeOf({ time, changes }: BlameStep): string | null {
  if (time !== null) return time;
  return changes.reduce<string | null>(
    (last, { at }) => (at !== null && (last === null || at > last) ? at : last),
    null,
  );
}
