import { Loader, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client';
import { useCall } from '../api/use-call';
import { closeDialog } from '../app/dialogs';
import { Dialog } from '../components/dialog';
import { FailureView } from '../components/failure-view';
import { FilterChips } from '../components/filter-chips';
import { blameTexts } from '../texts/blame-texts';
import type { Blame } from './describe-step';
import { BlamedRegions } from './blamed-regions';
import { DocumentSteps } from './document-steps';
import classes from './blame.module.css';

const texts = blameTexts.dialog;

interface DocumentHistoryDialogProps {
  readonly dataset: string;
  /** Entry id. */
  readonly document: string;
  /** 0-based; the whole document when absent. */
  readonly pageIndex?: number;
}

type View = 'steps' | 'regions';

/** Who made what on a page or in a document, and what changed in which version. */
export function DocumentHistoryDialog({ dataset, document, pageIndex }: DocumentHistoryDialogProps) {
  const [scope, setScope] = useState<'page' | 'document'>(pageIndex === undefined ? 'document' : 'page');
  const [view, setView] = useState<View>('steps');
  const page = scope === 'page' && pageIndex !== undefined ? { pageIndex } : {};
  const { data, failure, reload } = useCall(
    `blame ${dataset} ${document} ${JSON.stringify(page)}`,
    (signal) => api.history.blame({ dataset, target: document, ...page }, { signal }),
    { kinds: ['draft', 'versions', 'documents'], dataset },
  );
  return (
    <Dialog isOpen onClose={closeDialog} title={texts.title(data?.name ?? '…')} size="xl">
      <div className={classes.controls}>
        {pageIndex === undefined ? (
          <span />
        ) : (
          <FilterChips
            label={texts.scope}
            value={scope}
            onChange={setScope}
            choices={[
              { value: 'page', label: texts.page(pageIndex + 1) },
              { value: 'document', label: texts.document },
            ]}
          />
        )}
        <SegmentedControl
          aria-label={texts.view}
          value={view}
          onChange={(next) => setView(next === 'regions' ? 'regions' : 'steps')}
          data={[
            { value: 'steps', label: texts.steps },
            { value: 'regions', label: texts.regions },
          ]}
        />
      </div>
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={reload} />}
      {data === undefined && failure === undefined && (
        <div className={classes.waiting} role="status">
          <Loader size="xs" /> {texts.loading}
        </div>
      )}
      {data !== undefined && <Told blame={data} view={view} />}
      <div className={classes.quiet}>{texts.hint}</div>
    </Dialog>
  );
}

function Told({ blame, view }: { readonly blame: Blame; readonly view: View }) {
  if (view === 'steps') return <DocumentSteps dataset={blame.dataset} steps={blame.history} />;
  return <BlamedRegions dataset={blame.dataset} document={blame.document} regions={blame.regions} />;
}
