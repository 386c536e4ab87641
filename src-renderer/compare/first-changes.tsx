import { Button } from '@mantine/core';
import { IconFilePlus, IconGitCommit } from '@tabler/icons-react';
import { api } from '../api/client';
import { useCall } from '../api/use-call';
import { formatRoute, navigate, versionRefOf } from '../app/router';
import { EmptyState } from '../components/empty-state';
import { FailureView } from '../components/failure-view';
import { VirtualRows } from '../components/virtual-rows';
import { compareTexts } from '../texts/compare-texts';
import classes from './first-changes.module.css';

const texts = compareTexts.changes;

/** Documents listed here; the Documents screen has all of them. */
const MOST = 1000;
const ROW_PX = 30;

/** Before the first commit there is nothing to compare with: everything will be in the first version. */
export function FirstChanges({ dataset, isEmpty }: { readonly dataset: string; readonly isEmpty: boolean }) {
  const version = versionRefOf(dataset, 'draft');
  const { data, failure, reload } = useCall(
    `first ${version}`,
    (signal) => api.documents.list({ version, limit: MOST }, { signal }),
    { kinds: ['draft', 'documents'], dataset },
  );
  if (failure !== undefined && data === undefined)
    return <FailureView message={failure.userMessage} onRetry={reload} />;
  if (isEmpty || data?.total === 0) {
    const go = (): void => navigate({ screen: 'documents', dataset, version: 'draft' });
    return (
      <EmptyState
        icon={<IconFilePlus size={26} />}
        title={texts.emptyTitle}
        actions={<Button onClick={go}>{texts.toDocuments}</Button>}
      >
        {texts.empty}
      </EmptyState>
    );
  }
  const { rows = [], total = 0 } = data ?? {};
  return (
    <div className={classes.first}>
      <div className={classes.words}>
        <IconGitCommit size={20} aria-hidden="true" />
        <div>
          <h2 className={classes.title}>{texts.firstTitle}</h2>
          <p className={classes.text}>{texts.firstText}</p>
        </div>
      </div>
      <h3 className={classes.count}>{texts.inFirst(total)}</h3>
      <div className={classes.list}>
        <VirtualRows label={texts.inFirst(total)} count={rows.length} rowHeight={ROW_PX}>
          {(index) => {
            const row = rows[index]!;
            const href = formatRoute({
              screen: 'annotate',
              dataset,
              version: 'draft',
              document: row.id,
              pageIndex: 0,
            });
            return (
              <a className={classes.row} href={href}>
                <span className={classes.name}>+ {row.name}</span>
                <span className={classes.regions}>{texts.labelsOf(row.regions)}</span>
              </a>
            );
          }}
        </VirtualRows>
      </div>
      {total > rows.length && <p className={classes.text}>{texts.moreDocuments(total - rows.length)}</p>}
    </div>
  );
}
