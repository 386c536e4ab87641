import { lanesWidthPx, pitchOf } from './lane-size';
import type { GraphRow, LaneLine } from './lanes';
import classes from './lane-picture.module.css';

/** Where the dot of a version stands, and where its lines have reached their lanes. */
const DOT_PX = 20;
const SETTLED_PX = 44;
const RADIUS_PX = 4.5;
const COLORS = 7;

interface LanePictureProps {
  readonly row: GraphRow;
  /** Lanes of the widest row. */
  readonly width: number;
  /** Made of several versions. */
  readonly isMerge: boolean;
}

/** The lines of the graph beside one version. Says nothing that the words of the row do not say. */
export function LanePicture({ row, width, isMerge }: LanePictureProps) {
  const pitch = pitchOf(width);
  const xOf = (lane: number): number => (lane + 0.5) * pitch;
  const dot = xOf(row.lane);
  const look = ({ color, isGap }: LaneLine) => ({
    className: classes.line,
    'data-color': color % COLORS,
    'data-gap': isGap || undefined,
  });
  return (
    <svg className={classes.picture} width={lanesWidthPx(width)} aria-hidden="true">
      {row.through.map((line) => (
        <line
          key={`t${line.lane}`}
          {...look(line)}
          x1={xOf(line.lane)}
          x2={xOf(line.lane)}
          y1="0"
          y2="100%"
        />
      ))}
      {row.into.map((line) => (
        <path key={`i${line.lane}`} {...look(line)} d={bend(xOf(line.lane), 0, dot, DOT_PX)} />
      ))}
      {row.out.map((line) => (
        <g key={`o${line.lane}`}>
          <path {...look(line)} d={bend(dot, DOT_PX, xOf(line.lane), SETTLED_PX)} />
          <line {...look(line)} x1={xOf(line.lane)} x2={xOf(line.lane)} y1={SETTLED_PX} y2="100%" />
        </g>
      ))}
      <circle
        className={classes.dot}
        data-color={row.color % COLORS}
        data-merge={isMerge || undefined}
        cx={dot}
        cy={DOT_PX}
        r={RADIUS_PX}
      />
    </svg>
  );
}

/** From one lane to another, upright at both ends. */
function bend(fromX: number, fromY: number, toX: number, toY: number): string {
  const middle = (fromY + toY) / 2;
  return `M${fromX} ${fromY} C${fromX} ${middle} ${toX} ${middle} ${toX} ${toY}`;
}
