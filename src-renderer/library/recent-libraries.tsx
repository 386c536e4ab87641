import { UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { api } from '../api/client';
import { showFailure } from '../app/notify';
import { refreshSession, useSession, type RecentLibrary } from '../app/session-store';
import { IconButton } from '../components/icon-button';
import { libraryTexts as texts } from '../texts/library-texts';
import { formatAge } from '../texts/words';
import { openRecent, useOpening } from './open-library';
import classes from './recent-libraries.module.css';

/** Libraries opened lately, but for the one that is open. */
export function RecentLibraries() {
  const recent = useSession((session) => session.recent);
  const open = useSession((session) => session.library);
  const isBusy = useOpening((opening) => opening.isBusy);
  // The library that was opened last stands first; while it is open it is no other library.
  const others = open != null && recent[0]?.name === open.name ? recent.slice(1) : recent;
  if (others.length === 0) return <p className={classes.none}>{texts.noRecent}</p>;
  return (
    <ul className={classes.list}>
      {others.map((library) => (
        <RecentRow key={library.id} library={library} isBusy={isBusy} />
      ))}
    </ul>
  );
}

function RecentRow({ library, isBusy }: { readonly library: RecentLibrary; readonly isBusy: boolean }) {
  const { id, name, shownFolder, openedAt, exists } = library;
  return (
    <li className={classes.row}>
      <UnstyledButton
        className={classes.open}
        disabled={isBusy || !exists}
        onClick={() => void openRecent(id)}
      >
        <span className={classes.name}>{name}</span>
        <span className={classes.folder}>{shownFolder}</span>
        <span className={classes.age}>{exists ? texts.openedAgo(formatAge(openedAt)) : texts.missing}</span>
      </UnstyledButton>
      <IconButton label={texts.forget(name)} className={classes.forget} onClick={() => void forget(id)}>
        <IconX size={15} />
      </IconButton>
    </li>
  );
}

async function forget(recent: string): Promise<void> {
  await api.session.forgetRecent({ recent }).then(refreshSession, showFailure);
}
