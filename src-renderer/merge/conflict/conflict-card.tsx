import { Button } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { LookOf } from '../../sides/class-looks';
import { ClassName } from '../../components/class-name';
import { FailureView } from '../../components/failure-view';
import { IconButton } from '../../components/icon-button';
import { useCanWrite } from '../../app/session-store';
import { mergeTexts } from '../../texts/merge-texts';
import { formatAge } from '../../texts/words';
import type { MergeConflict, MergePage, MergeState } from '../desk/merge-types';
import { useDesk, useDeskState } from '../desk/use-desk';
import { ChoiceOption } from './choice-option';
import { titleOf } from './conflict-words';
import { OwnValue } from './own-value';
import classes from './conflict-card.module.css';

const texts = mergeTexts.card;

interface ConflictCardProps {
  readonly merge: MergeState;
  readonly page: MergePage | undefined;
  readonly lookOf: LookOf;
}

/** The current conflict: its values, who they are of, and the choices. */
export function ConflictCard({ merge, page, lookOf }: ConflictCardProps) {
  const desk = useDesk();
  const conflict = useDeskState((state) => state.current);
  const conflicts = useDeskState((state) => state.conflicts);
  const refused = useDeskState((state) => state.refused);
  const canWrite = useCanWrite();
  if (conflict === null) return null;
  const at = conflicts.findIndex(({ key }) => key === conflict.key);
  const { decision } = conflict;
  return (
    <section className={classes.card} aria-label={texts.label} data-selectable>
      <div className={classes.head}>
        <h2 className={classes.title}>{titleOf(conflict)}</h2>
        <span className={classes.quiet}>{texts.at(at + 1, conflicts.length)}</span>
        <IconButton label={mergeTexts.commands.previous} onClick={() => void desk.step(-1)}>
          <IconChevronUp size={16} />
        </IconButton>
        <IconButton label={mergeTexts.commands.next} onClick={() => void desk.step(1)}>
          <IconChevronDown size={16} />
        </IconButton>
      </div>
      {conflict.what === 'class' && <ClassName {...lookOf(conflict.item)} />}
      {conflict.what === 'region' && conflict.field !== 'class' && <ClassName {...lookOf(conflict.class)} />}
      <p className={classes.explained}>{texts.kinds[conflict.kind]}</p>
      {(['base', 'ours', 'theirs', 'both'] as const).map((choice) => (
        <ChoiceOption key={choice} {...{ choice, merge, conflict, page, lookOf }} />
      ))}
      {canWrite && conflict.takesValue && (
        <OwnValue key={`${conflict.key} ${decision?.at}`} {...{ merge, conflict }} />
      )}
      {refused !== undefined && <FailureView message={refused.userMessage} />}
      {decision !== null && (
        <div className={classes.decided}>
          <span>{texts.decided(byWhom(decision), formatAge(decision.at))}</span>
          {canWrite && (
            <Button
              variant="default"
              size="compact-xs"
              leftSection={<IconArrowBackUp size={14} />}
              onClick={() => void desk.decide({})}
            >
              {texts.reopen}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

const byWhom = ({ by, strategy }: NonNullable<MergeConflict['decision']>): string =>
  strategy === undefined ? by : texts.byRule(by, strategy);
