import { compareTexts as texts } from '../../texts/compare-texts';
import { listOf } from '../../texts/words';
import type { What } from '../browsing/compared-documents';
import type { Comparison } from '../comparison';
import { BumpLine } from './bump-line';
import { ClassTable } from './class-table';
import { DocumentsPanel } from './documents-panel';
import { KindBars } from './kind-bars';
import { LabelsPanel } from './labels-panel';
import { SchemaPanel } from './schema-panel';
import classes from './overview.module.css';

interface OverviewProps {
  readonly comparison: Comparison;
  readonly onDocument: (document: string) => void;
  readonly onWhat: (what: What) => void;
  /** Shows what migrations rewrote. */
  readonly onRewritten: () => void;
}

/** Totals first: documents, labels and schema apart, then labels by kind and by class. */
export function Overview({ comparison, onDocument, onWhat, onRewritten }: OverviewProps) {
  const { summary, looks, documents } = comparison;
  const { reviewed, reopened } = summary.pages;
  const pages = [
    ...(reviewed > 0 ? [texts.pages.reviewed(reviewed)] : []),
    ...(reopened > 0 ? [texts.pages.reopened(reopened)] : []),
  ];
  return (
    <div className={classes.overview}>
      <BumpLine summary={summary} />
      <div className={classes.panels}>
        <DocumentsPanel documents={summary.documents} compared={documents} onDocument={onDocument} />
        <LabelsPanel summary={summary} />
        <SchemaPanel schema={summary.schema} onRewritten={onRewritten} />
      </div>
      <p className={classes.pages}>{pages.length === 0 ? texts.pages.none : `${listOf(pages)}.`}</p>
      <div className={classes.tables}>
        <ClassTable byClass={summary.labels.byClass} looks={looks} onWhat={onWhat} />
        <KindBars byKind={summary.labels.byKind} onWhat={onWhat} />
      </div>
    </div>
  );
}
