import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useCommands } from '../../app/commands';
import { navigate, splitVersionRef } from '../../app/router';
import { compareTexts as texts } from '../../texts/compare-texts';
import { listOf } from '../../texts/words';
import type { What } from '../walk/compared-documents';
import { sidesKey, type Comparison, type Sides } from '../walk/comparison';
import { queryOfMatching } from '../walk/walk-query';
import { DistributionView } from '../distribution/distribution-view';
import { BumpLine } from './bump-line';
import { ClassTable } from './class-table';
import { DocumentsPanel } from './documents-panel';
import { KindBars } from './kind-bars';
import { LabelsPanel } from './labels-panel';
import { MatrixView } from './matrix-view';
import { PeopleTable } from './people-table';
import { SchemaPanel } from './schema-panel';
import type { People } from '../walk/use-people';
import classes from './overview.module.css';

interface OverviewProps {
  readonly sides: Sides;
  readonly comparison: Comparison;
  readonly people: People;
  readonly onDocument: (document: string) => void;
  readonly onWhat: (what: What) => void;
  /** Shows what migrations rewrote. */
  readonly onRewritten: () => void;
}

const TABS = ['totals', 'distribution', 'matrix', 'people'] as const;

/** The tab that was open last, so that coming back from a page shows it again. Another comparison begins with its totals. */
const lastTab = { key: '', tab: 'totals' };

/** Totals first: documents, labels and schema apart; then what was relabelled, how labels are distributed, who did it. */
export function Overview(props: OverviewProps) {
  const { sides, comparison, people, onWhat } = props;
  const key = sidesKey(sides);
  const [tab, setTab] = useState(() => (lastTab.key === key ? lastTab.tab : 'totals'));
  const choose = (next: string | null): void => {
    Object.assign(lastTab, { key, tab: next ?? 'totals' });
    setTab(lastTab.tab);
  };
  useCommands(
    TABS.map((name, index) => ({
      id: `compare.tab-${name}`,
      name: texts.tabs.show(texts.tabs[name]),
      group: texts.commands.group,
      shortcut: String(index + 1),
      run: () => choose(name),
    })),
  );
  return (
    <div className={classes.overview}>
      <Tabs value={tab} onChange={choose} keepMounted={false}>
        <Tabs.List aria-label={texts.tabs.label}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {texts.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="totals" className={classes.tab}>
          <TotalsTab {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="distribution" className={classes.tab}>
          <DistributionView sides={sides} looks={comparison.looks} onWhat={onWhat} />
        </Tabs.Panel>
        <Tabs.Panel value="matrix" className={classes.tab}>
          <MatrixView matrix={comparison.summary.matrix} onWhat={onWhat} />
        </Tabs.Panel>
        <Tabs.Panel value="people" className={classes.tab}>
          <PeopleTable people={people} onWhat={onWhat} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function TotalsTab({ sides, comparison, onDocument, onWhat, onRewritten }: OverviewProps) {
  const { summary, looks, documents } = comparison;
  const { reviewed, reopened } = summary.pages;
  const pages = [
    ...(reviewed > 0 ? [texts.pages.reviewed(reviewed)] : []),
    ...(reopened > 0 ? [texts.pages.reopened(reopened)] : []),
  ];
  const { matching } = summary;
  return (
    <>
      <BumpLine summary={summary} />
      {matching.by === 'geometry' ? (
        <p className={classes.pages}>{texts.matching.matched(matching.matched, matching.iou)}</p>
      ) : (
        isForeign(sides) && <ForeignHint sides={sides} />
      )}
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
    </>
  );
}

const isForeign = ({ from, to }: Sides): boolean =>
  splitVersionRef(from).dataset !== splitVersionRef(to).dataset;

/** Between two datasets ids often say nothing. */
function ForeignHint({ sides: { from, to } }: { readonly sides: Sides }) {
  const match = (): void =>
    navigate({ screen: 'compare', from, to }, { query: queryOfMatching({ match: 'geometry' }) });
  return (
    <p className={classes.pages}>
      {texts.matching.foreign}{' '}
      <Button variant="default" size="compact-xs" onClick={match}>
        {texts.matching.tryGeometry}
      </Button>
    </p>
  );
}
