import { Button, Progress } from '@mantine/core';
import { appTexts } from '../texts/app-texts';
import { formatCount } from '../texts/words';
import { useTasks, type Task } from './tasks';
import classes from './task-panel.module.css';

const texts = appTexts.progress;

/** Long work with its counts and a way to stop it, above the status bar. */
export function TaskPanel() {
  const tasks = useTasks((state) => state.tasks).filter(({ isShown, isInline }) => isShown && !isInline);
  if (tasks.length === 0) return null;
  return (
    <section className={classes.panel} aria-label={appTexts.status.work}>
      {tasks.map((task) => (
        <TaskCard key={task.id} task={task} />
      ))}
    </section>
  );
}

/** The same inside the dialog that started the work. */
export function InlineTasks() {
  const tasks = useTasks((state) => state.tasks).filter(({ isInline }) => isInline);
  return tasks.map((task) => <TaskCard key={task.id} task={task} />);
}

function TaskCard({ task }: { readonly task: Task }) {
  const { title, what, done, total, isCancelling, cancel } = task;
  const share = total === null || total === 0 ? null : Math.min(100, (done / total) * 100);
  const doing = isCancelling ? texts.cancelling : what === '' ? texts.preparing : what;
  return (
    <div className={classes.card}>
      <div className={classes.line}>
        <strong className={classes.title}>{title}</strong>
        <Button
          variant="default"
          size="compact-xs"
          onClick={cancel}
          disabled={isCancelling}
          aria-label={texts.cancel(title)}
        >
          {appTexts.cancel}
        </Button>
      </div>
      <Progress value={share ?? 100} animated={share === null} size="sm" aria-label={title} />
      <div className={classes.line}>
        <span>{doing}</span>
        <span className="tabular">
          {total === null
            ? done > 0
              ? formatCount(done)
              : ''
            : texts.of(formatCount(done), formatCount(total))}
        </span>
      </div>
    </div>
  );
}
