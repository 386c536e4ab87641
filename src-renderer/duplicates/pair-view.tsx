import { Button } from '@mantine/core';
import { IconArrowNarrowRight, IconLink } from '@tabler/icons-react';
import type { DuplicatePair } from '../../src-main/contract/split-contract';
import { PICTURE_MARK_BITS } from '../../src-main/domain/duplicates/picture-mark';
import { formatRoute } from '../app/router';
import { splitTexts } from '../texts/split-texts';
import { usePagePicture } from './use-page-picture';
import classes from './duplicates.module.css';

const texts = splitTexts.check;

/** What can be done about a pair. */
export type Solution = 'move-a' | 'move-b' | 'group';

interface PairViewProps {
  readonly dataset: string;
  readonly pair: DuplicatePair;
  readonly canEdit: boolean;
  readonly isSolved: boolean;
  readonly onSolve: (solution: Solution) => void;
}

/** Both pages of a pair side by side, why they count as the same, and what to do. */
export function PairView({ dataset, pair, canEdit, isSolved, onSolve }: PairViewProps) {
  const { a, b } = pair;
  const moves = [
    ['move-a', a, b],
    ['move-b', b, a],
  ] as const;
  return (
    <section className={classes.pair} aria-label={texts.why(reasonsOf(pair))}>
      <div className={classes.reasons}>
        <strong>{texts.why(reasonsOf(pair))}</strong>
        {pair.pages > 1 && <span className={classes.quiet}>{texts.more(pair.pages)}</span>}
      </div>
      {canEdit && (
        <div className={classes.solutions}>
          {moves.map(([solution, { name }, to], index) => (
            <Button
              key={solution}
              variant="default"
              disabled={isSolved}
              onClick={() => onSolve(solution)}
              rightSection={<kbd>{index + 1}</kbd>}
            >
              <IconArrowNarrowRight size={16} aria-hidden="true" />{' '}
              {texts.move(shortName(name), splitTexts.names[to.split])}
            </Button>
          ))}
          <Button
            variant="default"
            title={texts.groupHint}
            leftSection={<IconLink size={16} />}
            rightSection={<kbd>G</kbd>}
            onClick={() => onSolve('group')}
          >
            {texts.group}
          </Button>
        </div>
      )}
      <div className={classes.pages}>
        {[a, b].map((side) => (
          <PageOfPair key={side.document} dataset={dataset} side={side} />
        ))}
      </div>
    </section>
  );
}

function PageOfPair({ dataset, side }: { readonly dataset: string; readonly side: DuplicatePair['a'] }) {
  const { document, name, file, split, pageIndex } = side;
  const url = usePagePicture(file, pageIndex);
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <span className={classes.split}>{splitTexts.names[split]}</span>
        <a
          className={classes.name}
          title={name}
          href={formatRoute({ screen: 'annotate', dataset, version: 'draft', document, pageIndex })}
        >
          {shortName(name)}
        </a>
        <span className={classes.quiet}>{texts.page(pageIndex + 1)}</span>
      </figcaption>
      <div className={classes.picture}>
        {typeof url === 'string' && <img src={url} alt={texts.alt(name, pageIndex + 1)} draggable={false} />}
        {url === null && <span className={classes.quiet}>{texts.noPicture}</span>}
      </div>
    </figure>
  );
}

/** Why two pages count as the same, in a few words each. */
export function reasonsOf({ isSameFile, text, picture }: DuplicatePair): readonly string[] {
  if (isSameFile) return [texts.sameFile];
  return [
    ...(text === null ? [] : [texts.textLike(text)]),
    ...(picture === null ? [] : [texts.pictureLike(picture, PICTURE_MARK_BITS)]),
  ];
}

/** The last part of a name that has folders in it. */
export const shortName = (name: string): string => name.split('/').at(-1) ?? name;
