import type { Api, Reply } from '../api/client';
import { versionTexts } from '../texts/version-texts';
import classes from './draft-summary.module.css';

export type DraftStatus = Reply<Api['versions']['status']>;

const texts = versionTexts.kinds;

/** What the draft changed, in the three kinds that are never mixed. */
export function DraftSummary({ status }: { readonly status: DraftStatus }) {
  const { documents, labels, schema, pages } = status;
  const review = texts.pageCounts(pages.reviewed, pages.reopened);
  return (
    <dl className={classes.kinds}>
      <Kind name={texts.documents} words={texts.documentCounts(documents)} />
      <Kind name={texts.labels} words={texts.labelCounts(labels.added, labels.removed, labels.changed)} />
      <Kind name={texts.schema} words={schema.changed ? texts.schemaChanged : ''} />
      {review !== '' && <Kind name={texts.pages} words={review} />}
    </dl>
  );
}

function Kind({ name, words }: { readonly name: string; readonly words: string }) {
  return (
    <div className={classes.kind}>
      <dt>{name}</dt>
      <dd data-none={words === '' || undefined}>{words === '' ? texts.none : words}</dd>
    </div>
  );
}
