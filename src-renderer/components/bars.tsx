import { formatCount } from '../texts/words';
import classes from './bars.module.css';

interface BarsProps {
  readonly bars: readonly {
    readonly name: string;
    readonly count: number;
    readonly color?: string | undefined;
  }[];
}

/** A bar chart in a table: every bar has its name and its number. */
export function Bars({ bars }: BarsProps) {
  const largest = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <table className={classes.bars}>
      <tbody>
        {bars.map(({ name, count, color }) => (
          <tr key={name}>
            <th scope="row" title={name}>
              {name}
            </th>
            <td className={classes.track} aria-hidden="true">
              <div
                className={classes.bar}
                style={{
                  width: `${(count / largest) * 100}%`,
                  ...(color === undefined ? {} : { background: color }),
                }}
              />
            </td>
            <td className={classes.count}>{formatCount(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
