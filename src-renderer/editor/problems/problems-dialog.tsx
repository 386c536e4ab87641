import { useEffect, useState } from 'react';
import { api, type Api, type LongResult } from '../../api/client';
import { runLongCall } from '../../api/long-call';
import { useAction } from '../../api/use-action';
import { closeDialog } from '../../app/dialogs';
import { versionRefOf } from '../../app/router';
import { InlineTasks } from '../../app/task-panel';
import { runWork } from '../../app/tasks';
import { Dialog } from '../../components/dialog';
import { FailureView } from '../../components/failure-view';
import { FilterChips } from '../../components/filter-chips';
import { VirtualRows } from '../../components/virtual-rows';
import { problemTexts as texts } from '../../texts/problem-texts';
import { jumpToRegion } from '../../app/jump';
import classes from './problems-dialog.module.css';

type Problems = LongResult<Api['labels']['problems']>;
type Code = NonNullable<Parameters<Api['labels']['problems']>[0]['code']>;

/** Problems read at most; the counts are of all. */
const LIMIT = 2000;
const ROW_PX = 46;
const LIST_PX = 420;
const ALL = 'all';

/** Every region of a draft that breaks its schema, with the way to it. */
export function ProblemsDialog({ dataset }: { readonly dataset: string }) {
  const [problems, setProblems] = useState<Problems>();
  const [byCode, setByCode] = useState<Problems['byCode']>({});
  const [code, setCode] = useState<string>(ALL);
  const read = useAction(async (wanted: string) => {
    const found = await runWork(
      texts.looking,
      (report, signal) =>
        runLongCall(
          (stop) => api.labels.problems(requestOf(dataset, wanted), { signal: stop }),
          report,
          signal,
        ),
      true,
    );
    setProblems(found);
    if (wanted === ALL) setByCode(found.byCode);
  });
  const { run } = read;
  useEffect(() => {
    void run(code);
  }, [run, code]);
  const total = Object.values(byCode).reduce((sum, count) => sum + count, 0);
  return (
    <Dialog isOpen onClose={closeDialog} title={texts.title(dataset)} size="xl">
      <div className={classes.quiet}>{texts.hint}</div>
      {read.failure !== undefined && (
        <FailureView message={read.failure.userMessage} onRetry={() => void run(code)} />
      )}
      {read.isRunning && <InlineTasks />}
      {total > 0 && (
        <FilterChips
          label={texts.codes}
          value={code}
          onChange={setCode}
          choices={[
            { value: ALL, label: texts.all(total) },
            ...Object.entries(byCode).map(([value, count]) => ({ value, label: texts.code(value, count) })),
          ]}
        />
      )}
      {problems !== undefined && <ProblemList dataset={dataset} problems={problems} />}
    </Dialog>
  );
}

const requestOf = (dataset: string, code: string) => ({
  version: versionRefOf(dataset, 'draft'),
  limit: LIMIT,
  ...(code === ALL ? {} : { code: code as Code }),
});

interface ProblemListProps {
  readonly dataset: string;
  readonly problems: Problems;
}

function ProblemList({ dataset, problems: { total, blocking, items } }: ProblemListProps) {
  if (total === 0) return <div role="status">{texts.none}</div>;
  return (
    <>
      <div role="status">
        {texts.total(total, blocking)} {items.length < total && texts.more(items.length)}
      </div>
      <VirtualRows label={texts.list} count={items.length} rowHeight={ROW_PX} maxHeight={LIST_PX}>
        {(index) => {
          const { region, document, name, pageIndex, words } = items[index]!;
          return (
            <button
              type="button"
              className={classes.problem}
              onClick={() => {
                closeDialog();
                jumpToRegion({ dataset, document, pageIndex, region });
              }}
            >
              <span>{texts.ofRegion(words)}</span>
              <span className={classes.quiet}>{texts.place(name, pageIndex + 1)}</span>
            </button>
          );
        }}
      </VirtualRows>
    </>
  );
}
