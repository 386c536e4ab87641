import type { RegionChangeView } from '../../../src-main/contract/version-contract';
import { compareTexts } from '../../texts/compare-texts';
import { ChoiceRows } from '../../components/choice-rows';
import { ChangeSign } from './change-sign';
import { describeLook, tagOf } from './mark-tags';
import { natureOf } from './nature';
import type { Looks } from '../../sides/class-looks';
import classes from './change-list.module.css';

const texts = compareTexts.change;
const ROW_PX = 28;

interface ChangeListProps {
  readonly changes: readonly RegionChangeView[];
  readonly current: number;
  readonly looks: Looks;
  /** Pages are named only where there is more than one. */
  readonly hasPages: boolean;
  readonly onChoose: (index: number) => void;
}

/** The changes of a document in reading order: what a person who cannot see the page steps through. */
export function ChangeList({ changes, current, looks, hasPages, onChoose }: ChangeListProps) {
  return (
    <ChoiceRows
      label={texts.list}
      count={changes.length}
      rowHeight={ROW_PX}
      current={current}
      onChoose={onChoose}
    >
      {(index) => <ChangeRow change={changes[index]!} looks={looks} hasPages={hasPages} />}
    </ChoiceRows>
  );
}

interface ChangeRowProps {
  readonly change: RegionChangeView;
  readonly looks: Looks;
  readonly hasPages: boolean;
}

function ChangeRow({ change, looks, hasPages }: ChangeRowProps) {
  const nature = natureOf(change);
  const words = tagOf({ change, ...nature }, looks);
  return (
    <span className={classes.row}>
      <ChangeSign look={nature.look} {...describeLook(nature)} />
      <span className={classes.words}>{withoutSigns(words)}</span>
      {hasPages && <span className={classes.page}>{texts.page(change.pageIndex)}</span>}
    </span>
  );
}

/** The row has its sign in a column of its own. */
const withoutSigns = (tag: string): string => tag.replace(/^(?:[+−→↔✎§] )+/, '');
