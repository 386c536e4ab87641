import { UnstyledButton } from '@mantine/core';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { Panel } from '../../components/panel';
import { compareTexts } from '../../texts/compare-texts';
import { formatCount } from '../../texts/words';
import type { What } from '../walk/compared-documents';
import classes from './kind-bars.module.css';

interface KindBarsProps {
  readonly byKind: DiffView['labels']['byKind'];
  readonly onWhat: (what: What) => void;
}

const texts = compareTexts.labels;

/** In which ways regions changed, as bars; each leads to its changes. */
export function KindBars({ byKind, onWhat }: KindBarsProps) {
  const rows = Object.entries(byKind)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a);
  const most = rows[0]?.[1] ?? 1;
  return (
    <Panel title={texts.byKind}>
      {rows.length === 0 ? (
        <p className={classes.hint}>{texts.byKindNone}</p>
      ) : (
        <>
          <ul className={classes.bars}>
            {rows.map(([kind, count]) => (
              <li key={kind}>
                <UnstyledButton
                  className={classes.row}
                  onClick={() => onWhat({ kind })}
                  title={texts.showKind(compareTexts.kind(kind))}
                >
                  <span>{compareTexts.kind(kind)}</span>
                  <span className={classes.track}>
                    <span className={classes.bar} style={{ width: `${(count / most) * 100}%` }} />
                  </span>
                  <span className={classes.count}>{formatCount(count)}</span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
          <p className={classes.hint}>{texts.byKindHint}</p>
        </>
      )}
    </Panel>
  );
}
