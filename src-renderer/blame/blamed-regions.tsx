import { UnstyledButton } from '@mantine/core';
import { closeDialog } from '../app/dialogs';
import { jumpToRegion } from '../app/jump';
import { VirtualRows } from '../components/virtual-rows';
import { blameTexts } from '../texts/blame-texts';
import { formatAge } from '../texts/words';
import type { BlamedRegion } from './describe-step';
import classes from './blame.module.css';

const texts = blameTexts.dialog;
const ROW_PX = 34;
const LIST_PX = 400;

interface BlamedRegionsProps {
  readonly dataset: string;
  /** Entry id. */
  readonly document: string;
  readonly regions: readonly BlamedRegion[];
}

/** The regions that there are now: who made each, who changed it last, in which version; a click goes there. */
export function BlamedRegions({ dataset, document, regions }: BlamedRegionsProps) {
  if (regions.length === 0) return <div role="status">{texts.noRegions}</div>;
  return (
    <VirtualRows label={texts.regionList} count={regions.length} rowHeight={ROW_PX} maxHeight={LIST_PX}>
      {(index) => {
        const { region, pageIndex, class: name, version, ...acts } = regions[index]!;
        return (
          <UnstyledButton
            className={`row-button ${classes.row}`}
            onClick={() => {
              closeDialog();
              jumpToRegion({ dataset, document, pageIndex, region });
            }}
          >
            <span className={classes.name}>{name ?? blameTexts.noClass}</span>
            <span className={classes.words}>
              <span className={classes.message}>{describeActs(acts)}</span>
            </span>
            <span className={classes.version}>
              {texts.place(pageIndex + 1)},{' '}
              {version === null ? blameTexts.region.draftName : blameTexts.region.versionName(version)}
            </span>
          </UnstyledButton>
        );
      }}
    </VirtualRows>
  );
}

function describeActs({ made, changed }: Pick<BlamedRegion, 'made' | 'changed'>): string {
  const parts = [
    ...(made === null ? [] : [texts.madeBy(made.by, formatAge(made.at))]),
    ...(changed === null ? [] : [texts.changedBy(changed.by, formatAge(changed.at))]),
  ];
  return parts.length === 0 ? blameTexts.unknown : parts.join(', ');
}
