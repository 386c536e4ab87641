import { CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { IconButton } from './icon-button';
import classes from './content-id.module.css';

const SHOWN_DIGITS = 12;

/** The beginning of a hash, with a button that copies all of it. */
export function ContentId({
  id,
  label = 'Copy the whole id',
}: {
  readonly id: string;
  readonly label?: string;
}) {
  return (
    <span className={classes.id}>
      <code title={id}>{id.slice(0, SHOWN_DIGITS)}</code>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <IconButton size="sm" label={copied ? 'Copied' : label} onClick={copy}>
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </IconButton>
        )}
      </CopyButton>
    </span>
  );
}
