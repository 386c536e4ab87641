import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconLoader2, IconLock, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { appTexts } from '../texts/app-texts';
import { formatCount } from '../texts/words';
import { useSaving } from './saving';
import { useSession } from './session-store';
import { openShortcutSheet } from './shortcut-sheet';
import { useTasks } from './tasks';
import classes from './status-bar.module.css';

const texts = appTexts.status;

/** Whether work is on disk, what goes on in the background, and whose library this is. */
export function StatusBar() {
  const library = useSession((session) => session.library);
  const remaining = useSession((session) => session.backgroundRemaining);
  const tasks = useTasks((state) => state.tasks);
  return (
    <footer className={classes.bar} aria-label={texts.label}>
      <div role="status" className={classes.saving}>
        <SavingState />
      </div>
      {tasks.map(({ id, title, done, total }) => (
        <span key={id} className="tabular">
          {title}
          {total === null ? '' : ` · ${formatCount(done)} / ${formatCount(total)}`}
        </span>
      ))}
      {remaining > 0 && <span className="tabular">{texts.background(remaining)}</span>}
      <span className={classes.space} />
      <span className={classes.end}>{library?.name}</span>
      <span className={classes.end}>{library?.person}</span>
      <UnstyledButton className={classes.button} onClick={openShortcutSheet}>
        {texts.shortcuts} <kbd className={classes.key}>?</kbd>
      </UnstyledButton>
    </footer>
  );
}

function SavingState() {
  const library = useSession((session) => session.library);
  const isConnected = useSession((session) => session.isConnected);
  const pending = useSaving((saving) => saving.pending);
  const failure = useSaving((saving) => saving.failure);
  if (!isConnected)
    return <State icon={<IconPlugConnectedX size={14} />} tone="caution" text={texts.disconnected} />;
  if (library?.mode === 'read') {
    return (
      <State
        icon={<IconLock size={14} />}
        tone="caution"
        text={texts.readOnly(library.readOnlyReason ?? '')}
      />
    );
  }
  if (failure !== undefined) {
    const text = `${texts.notSaved}: ${failure.userMessage.why} ${failure.userMessage.next}`;
    return <State icon={<IconAlertTriangle size={14} />} tone="bad" text={text} />;
  }
  if (pending > 0)
    return <State icon={<IconLoader2 size={14} className={classes.turning} />} text={texts.saving} />;
  return <State icon={<IconCheck size={14} />} text={texts.saved} />;
}

interface StateProps {
  readonly icon: ReactNode;
  readonly text: string;
  readonly tone?: 'caution' | 'bad';
}

function State({ icon, text, tone }: StateProps) {
  return (
    <span className={classes.state} data-tone={tone} title={text}>
      {icon}
      <span className={classes.text}>{text}</span>
    </span>
  );
}
