import { Loader } from '@mantine/core';
import type { DistributionView as Distribution } from '../../../src-main/contract/comparison-contract';
import { FailureView } from '../../components/failure-view';
import { Panel } from '../../components/panel';
import { compareTexts } from '../../texts/compare-texts';
import type { What } from '../walk/compared-documents';
import type { Looks } from '../../sides/class-looks';
import type { Sides } from '../walk/comparison';
import { ClassShares } from './class-shares';
import { formatShare, nameOfCounts, sharesOf } from './format-share';
import { ShareColumns } from './share-columns';
import { ShiftLine } from './shift-line';
import { useDistribution } from './use-distribution';
import classes from './distribution.module.css';

const texts = compareTexts.distribution;

interface DistributionViewProps {
  readonly sides: Sides;
  readonly looks: Looks;
  readonly onWhat: (what: What) => void;
}

/** Which classes, how many regions on a page and how large they are, on both sides, and what drifts. */
export function DistributionView({ sides, looks, onWhat }: DistributionViewProps) {
  const { data, failure, reload, progress } = useDistribution(sides);
  if (failure !== undefined) return <FailureView message={failure.userMessage} onRetry={reload} />;
  if (data === undefined)
    return (
      <p className={classes.quiet} role="status">
        <Loader size={12} aria-hidden="true" />{' '}
        {texts.measuring(progress?.done ?? 0, progress?.total ?? null)}
      </p>
    );
  if (data.regions.before + data.regions.after === 0) return <p className={classes.quiet}>{texts.nothing}</p>;
  return (
    <>
      <Key thresholds={data.thresholds} />
      <Panel title={texts.classShares}>
        <ShiftLine {...data.classes} />
        <ClassShares rows={data.classes.rows} looks={looks} onWhat={onWhat} />
      </Panel>
      <div className={classes.charts}>
        <Panel title={texts.perPageTitle}>
          <ShiftLine {...data.perPage} />
          <ShareColumns label={texts.perPageTitle} pairs={sharesOf(data.perPage.groups, nameOfCounts)} />
          <p className={classes.quiet}>
            {texts.pageSide(texts.before, data.perPage.before)}
            <br />
            {texts.pageSide(texts.after, data.perPage.after)}
          </p>
        </Panel>
        <Panel title={texts.sizesTitle}>
          <ShiftLine {...data.sizes} />
          <ShareColumns
            label={texts.sizesTitle}
            pairs={sharesOf(data.sizes.groups, (start) => `≥ ${formatShare(start)}`)}
          />
          <p className={classes.quiet}>{texts.sizesHint}</p>
        </Panel>
      </div>
    </>
  );
}

function Key({ thresholds }: { readonly thresholds: Distribution['thresholds'] }) {
  return (
    <p className={classes.quiet}>
      <span className={classes.key} data-side="before" /> {texts.before}
      <span className={classes.key} data-side="after" /> {texts.after}. {texts.rule(thresholds)}
    </p>
  );
}
