import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { migrationTexts } from '../../texts/migration-texts';
import type { PlanMistake } from './plan-mistakes';
import classes from './mistakes.module.css';

const texts = migrationTexts.mistakes;
const SHOWN = 4;

interface MistakeListProps {
  readonly mistakes: readonly PlanMistake[];
  readonly onSeek: (mistake: PlanMistake) => void;
}

/** Everything that is wrong with the plan; each line leads to its field. */
export function MistakeList({ mistakes, onSeek }: MistakeListProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? mistakes : mistakes.slice(0, SHOWN);
  const rest = mistakes.length - shown.length;
  return (
    <div role="alert" className={classes.list}>
      <IconAlertTriangle size={18} className={classes.icon} aria-hidden="true" />
      <div>
        <strong>{texts.title(mistakes.length)}</strong>
        <ul className={classes.links}>
          {shown.map((mistake, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- two rules may be wrong in the same words
            <li key={at}>
              <button type="button" className={classes.link} onClick={() => onSeek(mistake)}>
                {mistake.words}
              </button>
            </li>
          ))}
          {rest > 0 && (
            <li>
              <button type="button" className={classes.link} onClick={() => setWhole(true)}>
                {texts.more(rest)}
              </button>
            </li>
          )}
        </ul>
      </div>
    </div>
  );
}
