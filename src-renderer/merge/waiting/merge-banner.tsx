import { IconGitMerge } from '@tabler/icons-react';
import { api } from '../../api/client';
import { useCall } from '../../api/use-call';
import { formatRoute } from '../../app/router';
import { mergeTexts } from '../../texts/merge-texts';
import classes from './merge-banner.module.css';

const texts = mergeTexts.waiting;

/** Tells on every screen of a dataset that a merge waits, and leads to it. */
export function MergeBanner({ dataset }: { readonly dataset: string }) {
  const { data } = useCall(
    `waiting merge ${dataset}`,
    (signal) => api.versions.status({ dataset }, { signal }),
    { kinds: ['versions', 'datasets'], dataset },
  );
  if (data?.merge === undefined) return null;
  const { name, decided } = data.merge;
  return (
    <div role="status" className={classes.banner}>
      <IconGitMerge size={16} aria-hidden="true" />
      <span>{texts.banner(name, decided)}</span>
      <a href={formatRoute({ screen: 'merge', dataset })}>{texts.go}</a>
    </div>
  );
}
