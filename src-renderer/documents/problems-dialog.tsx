import type { DocumentRow } from '../../src-main/contract/document-contract';
import { api } from '../api/client';
import { useCall } from '../api/use-call';
import { versionRefOf } from '../app/router';
import { Dialog } from '../components/dialog';
import { FailureView } from '../components/failure-view';
import { documentTexts as texts } from '../texts/document-texts';
import classes from './documents-screen.module.css';

interface ProblemsDialogProps {
  readonly row: DocumentRow;
  readonly dataset: string;
  readonly onClose: () => void;
}

/** What is wrong with a document, page by page. */
export function ProblemsDialog({ row, dataset, onClose }: ProblemsDialogProps) {
  const { data, failure, reload } = useCall(`problems ${row.id}`, () =>
    api.documents.get({ version: versionRefOf(dataset, 'draft'), document: row.id }),
  );
  return (
    <Dialog isOpen onClose={onClose} title={texts.problemsOf(row.name)}>
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={reload} />}
      <ul className={classes.problems} data-selectable>
        {data?.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </Dialog>
  );
}
