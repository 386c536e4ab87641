import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { DuplicatePair } from '../../src-main/contract/split-contract';
import { keyOfDataset } from '../app/session-store';
import { VirtualRows } from '../components/virtual-rows';
import { splitTexts } from '../texts/split-texts';
import { reasonsOf, shortName } from './pair-view';
import classes from './duplicates.module.css';

const texts = splitTexts.check;
const ROW_PX = 74;

export const keyOfPair = ({ a, b }: DuplicatePair): string => `${a.document}/${b.document}`;

interface PairListProps {
  readonly dataset: string;
  readonly pairs: readonly DuplicatePair[];
  readonly shown: number;
  readonly solved: ReadonlySet<string>;
  readonly onShow: (index: number) => void;
}

/** The pairs that were found; those that were dealt with are ticked off. */
export function PairList({ dataset, pairs, shown, solved, onShow }: PairListProps) {
  return (
    <VirtualRows
      label={texts.list}
      count={pairs.length}
      rowHeight={ROW_PX}
      isScreenList
      reveal={shown}
      revealAlign="auto"
      keptAs={`duplicates ${keyOfDataset(dataset)}`}
    >
      {(index) => {
        const pair = pairs[index];
        return (
          pair !== undefined && (
            <UnstyledButton
              className={classes.row}
              aria-current={index === shown || undefined}
              onClick={() => onShow(index)}
            >
              {[pair.a, pair.b].map(({ document, name, split }) => (
                <span key={document} className={classes.side}>
                  <span className={classes.split}>{splitTexts.names[split]}</span>
                  <span className={classes.name} title={name}>
                    {shortName(name)}
                  </span>
                </span>
              ))}
              <span className={classes.quiet}>
                {solved.has(keyOfPair(pair)) && (
                  <>
                    <IconCheck size={14} aria-hidden="true" /> {texts.solved} ·{' '}
                  </>
                )}
                {texts.why(reasonsOf(pair))}
              </span>
            </UnstyledButton>
          )
        );
      }}
    </VirtualRows>
  );
}
