import type { DraftStatus } from '../app/use-draft-status';
import { versionTexts } from '../texts/version-texts';
import classes from './draft-summary.module.css';

const texts = versionTexts.kinds;

/** What the draft changed, in the three kinds that are never mixed. */
export function DraftSummary({ status }: { readonly status: DraftStatus }) {
  const { documents, splitChanged, attributesChanged, labels, schema, pages } = status;
  const review = texts.pageCounts(pages.reviewed, pages.reopened);
  return (
    <Kinds
      kinds={[
        {
          name: texts.documents,
          words: texts.documentCounts({ ...documents, splitChanged, attributesChanged }),
        },
        { name: texts.labels, words: texts.labelCounts(labels.added, labels.removed, labels.changed) },
        { name: texts.schema, words: schema.changed ? texts.schemaChanged : '' },
        ...(review === '' ? [] : [{ name: texts.pages, words: review }]),
      ]}
    />
  );
}

interface KindsProps {
  /** Without words where nothing of a kind changed. */
  readonly kinds: readonly { readonly name: string; readonly words: string }[];
}

/** What changed, a line for each kind. */
export const Kinds = ({ kinds }: KindsProps) => (
  <dl className={classes.kinds}>
    {kinds.map(({ name, words }) => (
      <div key={name} className={classes.kind}>
        <dt>{name}</dt>
        <dd data-none={words === '' || undefined}>{words === '' ? texts.none : words}</dd>
      </div>
    ))}
  </dl>
);
