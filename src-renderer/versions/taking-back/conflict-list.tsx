import { Button, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Reverted } from '../../../src-main/contract/history-contract';
import { jumpToRegion } from '../../app/jump';
import { navigate } from '../../app/router';
import { VirtualRows } from '../../components/virtual-rows';
import { historyTexts } from '../../texts/history-texts';
import { putAway } from './outcome';
import { revertVersion } from './revert';
import classes from './conflict-list.module.css';

const texts = historyTexts.revert;
const ROW_PX = 46;
const LIST_PX = 280;

/** Why a version was not reverted: every place that stands against it, with the way there. */
export function ConflictList({ refused }: { readonly refused: Reverted }) {
  const { dataset, version, conflicts } = refused;
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => again.current?.focus(), [refused]);
  return (
    <section className={classes.panel} aria-label={texts.list}>
      <div role="alert" className={classes.head}>
        <IconAlertTriangle size={18} aria-hidden="true" />
        <div>
          <strong>{texts.title(version, conflicts.length)}.</strong> {texts.hint}
        </div>
      </div>
      <VirtualRows label={texts.list} count={conflicts.length} rowHeight={ROW_PX} maxHeight={LIST_PX}>
        {(index) => <ConflictRow dataset={dataset} conflict={conflicts[index]!} />}
      </VirtualRows>
      <div className={classes.buttons}>
        <Button ref={again} variant="default" onClick={() => void revertVersion(dataset, version)}>
          {texts.again}
        </Button>
        <Button variant="default" onClick={putAway}>
          {texts.dismiss}
        </Button>
      </div>
    </section>
  );
}

interface ConflictRowProps {
  readonly dataset: string;
  readonly conflict: Reverted['conflicts'][number];
}

function ConflictRow({ dataset, conflict }: ConflictRowProps) {
  const { document, name, region, pageIndex, class: className, field, base, ours } = conflict;
  const go = (): void => {
    if (region !== null && pageIndex !== null) return jumpToRegion({ dataset, document, pageIndex, region });
    navigate({ screen: 'annotate', dataset, version: 'draft', document, pageIndex: pageIndex ?? 0 });
  };
  return (
    <UnstyledButton className={`row-button ${classes.place}`} onClick={go}>
      <span>
        {texts.fields[field] ?? texts.field(field)}
        {typeof base === 'string' && typeof ours === 'string' && field === 'text' && (
          <span className={classes.quiet}> {texts.thenAndNow(base, ours)}</span>
        )}
      </span>
      <span className={classes.quiet}>
        {texts.place(name, pageIndex === null ? null : pageIndex + 1, className)}
      </span>
    </UnstyledButton>
  );
}
