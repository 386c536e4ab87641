import { IconArrowBigUpLine, IconEqual, IconQuestionMark } from '@tabler/icons-react';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { compareTexts } from '../../texts/compare-texts';
import { describeBump, explainBump } from './explain-bump';
import classes from './bump-line.module.css';

const texts = compareTexts.bump;

/** How large the step is by the rules of semantic versions, and why. */
export function BumpLine({ summary }: { readonly summary: DiffView }) {
  const { bump } = summary;
  const reasons = explainBump(summary);
  const Icon = bump === null ? IconQuestionMark : bump === 'none' ? IconEqual : IconArrowBigUpLine;
  return (
    <section className={classes.line} data-bump={bump ?? 'unknown'} aria-label={texts.label}>
      <span className={classes.badge}>
        <Icon size={16} aria-hidden="true" />
        {bump === null ? texts.unknown : texts.names[bump]}
      </span>
      <p className={classes.words} data-selectable>
        {describeBump(summary)}
        {reasons.length > 0 && <span className={classes.why}> {texts.because(reasons)}</span>}
      </p>
    </section>
  );
}
