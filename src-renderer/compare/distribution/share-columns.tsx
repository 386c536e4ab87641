import { compareTexts } from '../../texts/compare-texts';
import { formatShare } from './format-share';
import classes from './distribution.module.css';

const texts = compareTexts.distribution;

/** A group of numbers with its share, 0 … 1, on both sides. */
export interface SharePair {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

const WIDTH = 640;
const HEIGHT = 130;
const BELOW = 22;

interface ShareColumnsProps {
  readonly label: string;
  readonly pairs: readonly SharePair[];
}

/** Two upright bars for each group, to one scale. The figures are there to be heard, too. */
export function ShareColumns({ label, pairs }: ShareColumnsProps) {
  const most = Math.max(...pairs.flatMap(({ before, after }) => [before, after])) || 1;
  const step = WIDTH / Math.max(1, pairs.length);
  const width = Math.min(26, step * 0.36);
  const bar = (side: 'before' | 'after', share: number, x: number) => {
    const height = (share / most) * HEIGHT;
    return (
      <rect className={classes.fill} data-side={side} x={x} y={HEIGHT - height} width={width} height={height}>
        <title>{texts.bar(texts[side], formatShare(share))}</title>
      </rect>
    );
  };
  return (
    <>
      <svg className={classes.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT + BELOW}`} aria-hidden="true">
        {pairs.map(({ name, before, after }, index) => {
          const middle = (index + 0.5) * step;
          return (
            <g key={name}>
              {bar('before', before, middle - width)}
              {bar('after', after, middle)}
              <text className={classes.group} x={middle} y={HEIGHT + 15}>
                {name}
              </text>
            </g>
          );
        })}
      </svg>
      <table className="visually-hidden">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.group}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatShare(before)}</td>
              <td>{formatShare(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
