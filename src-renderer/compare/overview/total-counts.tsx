import { formatCount } from '../../texts/words';
import classes from './overview.module.css';

interface TotalCountsProps {
  readonly counts: readonly {
    readonly label: string;
    readonly count: number;
    readonly look?: 'added' | 'removed';
  }[];
}

const SIGNS = { added: '+', removed: '−' } as const;

/** Large numbers side by side; a sign says what a colour says. */
export function TotalCounts({ counts }: TotalCountsProps) {
  return (
    <dl className={classes.counts}>
      {counts.map(({ label, count, look }) => (
        <div key={label} className={classes.count} data-zero={count === 0 || undefined}>
          <dt>{label}</dt>
          <dd>
            {look !== undefined && count > 0 && (
              <span className={classes.sign} data-look={look}>
                {SIGNS[look]}
              </span>
            )}
            {formatCount(count)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
