import { formatCount } from '../texts/words';
import classes from './count-tiles.module.css';

interface CountTilesProps {
  readonly counts: readonly { readonly label: string; readonly count: number }[];
}

/** A few totals side by side. */
export function CountTiles({ counts }: CountTilesProps) {
  return (
    <dl className={classes.tiles}>
      {counts.map(({ label, count }) => (
        <div key={label} className={classes.tile}>
          <dt>{label}</dt>
          <dd>{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
