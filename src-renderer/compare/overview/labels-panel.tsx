import { IconTags } from '@tabler/icons-react';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { compareTexts } from '../../texts/compare-texts';
import { onBothSides } from './explain-bump';
import { TotalCounts } from './total-counts';
import classes from './overview.module.css';

const texts = compareTexts.labels;

/** Label changes, led by corrections: those that came or went with whole documents are told apart. */
export function LabelsPanel({ summary }: { readonly summary: DiffView }) {
  const { added, removed, changed } = onBothSides(summary);
  const { onAddedDocuments, onRemovedDocuments } = summary.labels;
  const isApart = onAddedDocuments + onRemovedDocuments > 0;
  const differs = added + removed + changed > 0 || isApart;
  return (
    <section className={classes.panel} data-differs={differs || undefined} aria-label={texts.title}>
      <h2 className={classes.panelTitle}>
        <IconTags size={17} aria-hidden="true" /> {texts.title}
      </h2>
      <TotalCounts
        counts={[
          { label: texts.added, count: added, look: 'added' },
          { label: texts.removed, count: removed, look: 'removed' },
          { label: texts.changed, count: changed },
        ]}
      />
      <p className={classes.quiet}>{differs ? texts.onBoth : texts.none}</p>
      {isApart && (
        <ul className={classes.list}>
          <li className={classes.quiet}>
            {onAddedDocuments > 0 && <div>{texts.onAdded(onAddedDocuments)}</div>}
            {onRemovedDocuments > 0 && <div>{texts.onRemoved(onRemovedDocuments)}</div>}
            <div>{texts.apart}</div>
          </li>
        </ul>
      )}
    </section>
  );
}
