import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RegionChangeView } from '../../../src-main/contract/version-contract';
import { IconButton } from '../../components/icon-button';
import { compareTexts } from '../../texts/compare-texts';
import { describeLook, tagOf } from './mark-tags';
import { natureOf } from './nature';
import type { Walk } from '../walk/use-walk';
import { ChangeFields } from './change-fields';
import { ChangeList } from './change-list';
import type { Looks } from '../../sides/class-looks';
import { placeOfChange } from '../../sides/region-place';
import type { DocumentChanges } from './use-document-changes';
import classes from './change-panel.module.css';

const texts = compareTexts.change;

interface ChangePanelProps {
  readonly walk: Walk;
  readonly changes: DocumentChanges;
  readonly current: RegionChangeView | undefined;
  readonly looks: Looks;
  readonly documentName: string;
  readonly unit: 'pt' | 'px';
  /** What can be done about the current change. */
  readonly actions: ReactNode;
}

/** The current change field by field, the way to the next, and all changes of the document. */
export function ChangePanel(props: ChangePanelProps) {
  const { walk, changes, current, looks, documentName, unit, actions } = props;
  const { place } = walk;
  const { shown, all } = changes;
  const index = current === undefined ? -1 : shown.indexOf(current);
  const hasPages = new Set(shown.map(({ pageIndex }) => pageIndex)).size > 1;
  return (
    <section className={classes.panel} aria-label={texts.panel}>
      <Stepper walk={walk}>{actions}</Stepper>
      {current !== undefined && (
        <Announcement walk={walk} change={current} looks={looks} name={documentName} />
      )}
      {current === undefined && all !== undefined && (
        <div className={classes.none}>
          <strong>{texts.none}</strong> {texts.noneHint}
        </div>
      )}
      {current !== undefined && (
        <div className={classes.fields}>
          <ChangeFields change={current} looks={looks} unit={unit} />
        </div>
      )}
      {shown.length > 0 && (
        <div className={classes.list}>
          <h3 className={classes.title}>{texts.list}</h3>
          <ChangeList
            changes={shown}
            current={index}
            looks={looks}
            hasPages={hasPages}
            onChoose={(chosen) => walk.goTo(place?.document ?? '', chosen)}
          />
        </div>
      )}
    </section>
  );
}

function Stepper({ walk, children }: { readonly walk: Walk; readonly children: ReactNode }) {
  const { position, place } = walk;
  return (
    <div className={classes.stepper}>
      <IconButton label={`${texts.previous} (P)`} onClick={() => walk.step(-1)} disabled={walk.total === 0}>
        <IconChevronUp size={18} />
      </IconButton>
      <IconButton label={`${texts.next} (N)`} onClick={() => walk.step(1)} disabled={walk.total === 0}>
        <IconChevronDown size={18} />
      </IconButton>
      <span className={classes.position}>
        {position === null ? '' : texts.position(position.position, position.total)}
      </span>
      {place !== null && place.hasWrapped !== 0 && (
        <span className={classes.wrapped} role="status">
          {place.hasWrapped === 1 ? texts.wrappedToFirst : texts.wrappedToLast}
        </span>
      )}
      {children}
    </div>
  );
}

interface AnnouncementProps {
  readonly walk: Walk;
  readonly change: RegionChangeView;
  readonly looks: Looks;
  readonly name: string;
}

/** Says each step to people who hear the screen. */
function Announcement({ walk, change, looks, name }: AnnouncementProps) {
  const nature = natureOf(change);
  const { position } = walk;
  const what = `${describeLook(nature).name}, ${tagOf({ change, ...nature }, looks)}`;
  const page = texts.page(placeOfChange(change)?.pageIndex ?? change.pageIndex);
  return (
    <div className="visually-hidden" aria-live="polite">
      {position !== null &&
        texts.announce(texts.position(position.position, position.total), what, page, name)}
    </div>
  );
}
