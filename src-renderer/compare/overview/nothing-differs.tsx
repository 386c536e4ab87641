import { IconEqual, IconEqualNot } from '@tabler/icons-react';
import { api } from '../../api/client';
import { useCall } from '../../api/use-call';
import { splitVersionRef } from '../../app/router';
import { ContentId } from '../../components/content-id';
import { EmptyState } from '../../components/empty-state';
import { compareTexts } from '../../texts/compare-texts';
import { refreshOf, sidesKey, type Sides } from '../walk/comparison';
import { sideName } from '../choosing/version-options';
import classes from './nothing-differs.module.css';

const texts = compareTexts.same;

/** What two sides without a countable difference get: their content ids as the proof. */
export function NothingDiffers({ from, to }: Sides) {
  const { data } = useCall(
    `content ids ${sidesKey({ from, to })}`,
    (signal) => Promise.all([from, to].map((ref) => readContentId(ref, signal))),
    refreshOf({ from, to }),
  );
  const [before, after] = data ?? [];
  const own = [
    { label: texts.contentIdOf(sideName(from, to)), id: before },
    { label: texts.contentIdOf(sideName(to, from)), id: after },
  ].flatMap(({ label, id }) => (id == null ? [] : [{ label, id }]));
  const isEqual = before == null || after == null || before === after;
  const rows = isEqual ? own.slice(0, 1).map(({ id }) => ({ label: texts.contentId, id })) : own;
  return (
    <EmptyState
      icon={isEqual ? <IconEqual size={26} /> : <IconEqualNot size={26} />}
      title={isEqual ? texts.title : texts.unseen}
    >
      {isEqual ? texts.equal : texts.unseenWhy}
      <dl className={classes.ids}>
        {rows.map(({ label, id }) => (
          <div key={label} className={classes.row}>
            <dt>{label}</dt>
            <dd>
              <ContentId id={id} label={texts.copy} />
            </dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  );
}

/** A draft has none until it is committed. */
async function readContentId(version: string, signal: AbortSignal): Promise<string | null> {
  if (splitVersionRef(version).version === 'draft') return null;
  return (await api.versions.show({ version }, { signal })).contentId;
}
