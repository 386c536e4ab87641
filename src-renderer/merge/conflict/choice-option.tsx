import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { showShortcut } from '../../app/shortcuts';
import { useCanWrite } from '../../app/session-store';
import type { LookOf } from '../../sides/class-looks';
import { Keys } from '../../components/keys';
import { appTexts } from '../../texts/app-texts';
import { mergeTexts } from '../../texts/merge-texts';
import { formatAge, formatTime } from '../../texts/words';
import type { MergeChoice, MergeConflict, MergePage, MergeState, Side } from '../desk/merge-types';
import { useDesk } from '../desk/use-desk';
import { CHOICE_KEYS } from '../desk/use-desk-keys';
import { sideNames } from '../page/merge-pages';
import { regionsOfConflict, SIDE_COLORS } from '../page/side-shapes';
import { ValueView } from './value-view';
import classes from './conflict-card.module.css';

const texts = mergeTexts.card;

interface ChoiceOptionProps {
  readonly choice: MergeChoice;
  readonly merge: MergeState;
  readonly conflict: MergeConflict;
  readonly page: MergePage | undefined;
  readonly lookOf: LookOf;
}

/** One side: the button that takes it, its value, and who made it. A side that cannot be taken is shown all the same. */
export function ChoiceOption({ choice, merge, conflict, page, lookOf }: ChoiceOptionProps) {
  const desk = useDesk();
  const canWrite = useCanWrite();
  const canTake = conflict.choices.includes(choice);
  if (choice === 'both' && !canTake) return null;
  if (choice === 'base' && !conflict.hasBase && !canTake) return null;
  const isTaken = conflict.decision?.choice === choice;
  const name = choice === 'both' ? texts.both : sideNames(merge)[choice];
  return (
    <div className={classes.option} data-taken={isTaken || undefined}>
      <div className={classes.optionHead}>
        {choice !== 'both' && (
          <span className={classes.dot} style={{ background: SIDE_COLORS[choice] }} aria-hidden="true" />
        )}
        <Button
          className={classes.take ?? ''}
          classNames={{ label: classes.takeName ?? '' }}
          title={name}
          variant={isTaken ? 'filled' : 'default'}
          size="compact-sm"
          aria-pressed={isTaken}
          disabled={!canTake || !canWrite}
          leftSection={isTaken ? <IconCheck size={14} /> : undefined}
          rightSection={
            <Keys presses={showShortcut(CHOICE_KEYS[choice])} then={appTexts.shortcutSheet.followedBy} />
          }
          onClick={() => void desk.decide({ choice })}
        >
          {name}
        </Button>
      </div>
      {choice === 'both' ? (
        <span className={classes.quiet}>{texts.bothMeans[conflict.kind] ?? texts.bothLists}</span>
      ) : (
        <SideValue side={choice} {...{ conflict, page, lookOf }} />
      )}
    </div>
  );
}

interface SideValueProps extends Pick<ChoiceOptionProps, 'conflict' | 'page' | 'lookOf'> {
  readonly side: Side;
}

function SideValue({ side, conflict, page, lookOf }: SideValueProps) {
  const act = side === 'base' ? null : conflict.acts[side];
  const base = side === 'base' || !conflict.hasBase ? undefined : conflict.base;
  return (
    <div className={classes.value}>
      {conflict.kind !== 'duplicates' && (
        <ValueView of={conflict} value={conflict[side]} base={base} lookOf={lookOf} />
      )}
      {(conflict.kind === 'duplicates' || conflict.kind === 'edit-delete') && (
        <WholeRegions regions={regionsOfConflict(conflict)} side={side} page={page} lookOf={lookOf} />
      )}
      {act !== null && (
        <span className={classes.quiet} title={formatTime(act.at)}>
          {texts.by(act.by, formatAge(act.at))}
        </span>
      )}
    </div>
  );
}

interface WholeRegionsProps {
  readonly regions: readonly string[];
  readonly side: Side;
  readonly page: MergePage | undefined;
  readonly lookOf: LookOf;
}

/** Regions as a side has them, where the conflict is about whole regions. */
const WholeRegions = ({ regions, side, page, lookOf }: WholeRegionsProps) =>
  (page?.[side] ?? [])
    .filter(({ id }) => regions.includes(id))
    .map((region) => (
      <span key={region.id} className={classes.words}>
        <ValueView
          of={{ what: 'region', field: 'class', kind: 'values' }}
          value={region.class}
          lookOf={lookOf}
        />{' '}
        {region.text}
      </span>
    ));
